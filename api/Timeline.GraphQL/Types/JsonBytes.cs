using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Timeline.GraphQL.Types;

/// <summary>
/// JSON being written, as UTF-8 in rented memory. Only what JSON says must be escaped is; half of a surrogate pair becomes
/// U+FFFD. For one thread at a time.
/// </summary>
internal sealed class JsonBytes(int capacity = 256) : IDisposable
{
    // RFC 8259, section 7: quotation mark, reverse solidus and the control characters.
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    // The longest of what is formatted in place: a decimal has 31 characters, a UUID 36.
    private const int FormattedLength = 64;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes are written.</summary>
    public int Length { get; private set; }

    /// <summary>How many values scalars have written by themselves.</summary>
    public int ScalarValues { get; set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Forgets what was written after a place.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Appends JSON as it is.</summary>
    public void Write(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        Length += json.Length;
    }

    public void WriteNull() => Write("null"u8);

    public void WriteBoolean(bool value) => Write(value ? "true"u8 : "false"u8);

    /// <summary>A string in quotation marks.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        var room = Room(checked((text.Length * 3) + 2));
        room[0] = (byte)'"';
        Utf8.FromUtf16(text, room[1..], out _, out var written);
        CloseText(written);
    }

    /// <summary>A string in quotation marks, given as UTF-8.</summary>
    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        var room = Room(utf8.Length + 2);
        room[0] = (byte)'"';
        utf8.CopyTo(room[1..]);
        CloseText(utf8.Length);
    }

    /// <summary>A string in quotation marks, formatted without culture.</summary>
    public void WriteText<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        for (var length = FormattedLength; ; length *= 2)
        {
            var room = Room(length + 2);
            if (!value.TryFormat(room[1..^1], out var written, format, CultureInfo.InvariantCulture))
                continue;
            room[0] = (byte)'"';
            CloseText(written);
            return;
        }
    }

    /// <summary>A number, formatted without culture; it must be finite.</summary>
    public void WriteNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(Room(FormattedLength), out var written, default, CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"a {typeof(T).Name} takes more than {FormattedLength} bytes");
        Length += written;
    }

    public void WriteJson(JsonElement json) => Write(JsonMarshal.GetRawUtf8Value(json));

    /// <summary>Gives the memory back; what was <see cref="Written"/> is no longer there.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private Span<byte> Room(int count)
    {
        if (_bytes.Length - Length < count)
            Grow(count);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(2L * _bytes.Length, (long)Length + count), Array.MaxLength));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }

    // The text stands after the opening mark already, not escaped yet.
    private void CloseText(int count)
    {
        var text = _bytes.AsSpan(Length + 1, count);
        var clean = text.IndexOfAny(Escaped);
        if (clean < 0)
        {
            Length += count + 1;
        }
        else
        {
            var rest = text[clean..].ToArray();
            Length += clean + 1;
            WriteEscaped(rest);
        }

        Write("\""u8);
    }

    private void WriteEscaped(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var (clean, escape) = (text.IndexOfAny(Escaped), text[0]);
            switch (clean)
            {
                case < 0:
                    Write(text);
                    return;
                case > 0:
                    Write(text[..clean]);
                    text = text[clean..];
                    continue;
            }

            Write(escape switch
            {
                (byte)'"' => "\\\""u8,
                (byte)'\\' => "\\\\"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                (byte)'\t' => "\\t"u8,
                (byte)'\b' => "\\b"u8,
                (byte)'\f' => "\\f"u8,
                _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', HexDigit(escape >> 4), HexDigit(escape & 15)],
            });
            text = text[1..];
        }
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
