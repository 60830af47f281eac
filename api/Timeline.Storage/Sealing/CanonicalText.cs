using System.Buffers;
using System.Globalization;
using System.Text;

namespace Timeline.Storage.Sealing;

/// <summary>Strings as they are hashed: UTF-8 in quotes, of which only the quote, the backslash and the controls below U+0020 are escaped.</summary>
internal static class CanonicalText
{
    private static readonly byte[][] Escapes = [.. Enumerable.Range(0, 0x20).Select(Escape)];

    public static void Write(string text, IBufferWriter<byte> output) => Write(Encoding.UTF8.GetBytes(text), output);

    public static void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= 0x20 && text[i] != '"' && text[i] != '\\')
                continue;
            output.Write(text[from..i]);
            output.Write(text[i] switch { (byte)'"' => "\\\""u8, (byte)'\\' => "\\\\"u8, var control => Escapes[control] });
            from = i + 1;
        }

        output.Write(text[from..]);
        output.Write("\""u8);
    }

    private static byte[] Escape(int control) => Encoding.ASCII.GetBytes(control switch
    {
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + control.ToString("x4", CultureInfo.InvariantCulture),
    });
}
