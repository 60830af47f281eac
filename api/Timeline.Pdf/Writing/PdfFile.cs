using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Timeline.Pdf.Writing;

/// <summary>Writes objects as a PDF 1.7 file with object streams and a cross-reference stream, each as soon as it is complete.</summary>
/// <remarks>The file depends on nothing but its objects: the identifier is a hash of them. Streams are compressed on other threads and stand in the
/// order in which they were added.</remarks>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsPerStream = 200;

    // Kind, offset or object stream, generation or index: 1, 4 and 2 bytes.
    private const int EntryLength = 7;

    // So many streams may wait for a thread; more would only fill memory.
    private static readonly int MostWaiting = 4 * Environment.ProcessorCount;

    private readonly ByteBuffer _file = new();
    private readonly ByteBuffer _plainHeader = new();
    private readonly ByteBuffer _plain = new();
    private readonly List<(byte Kind, int Place, int Index)> _entries = [(0, 0, 65535)];
    private readonly Queue<(int Number, PdfDictionary Dictionary, Task<ByteBuffer> Data)> _waiting = new();
    private int _plainStream;
    private int _plainCount;

    public PdfFile() => _file.Add("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);

    /// <summary>Takes a number for an object that is set later.</summary>
    public PdfReference Reserve() => new(Reserve(1));

    /// <summary>Takes several numbers in a row.</summary>
    /// <returns>The first.</returns>
    public int Reserve(int count)
    {
        for (var i = 0; i < count; i++)
            _entries.Add(default);
        return _entries.Count - count;
    }

    public PdfReference Add(PdfValue value)
    {
        var reference = Reserve();
        Set(reference, value);
        return reference;
    }

    public void Set(PdfReference reference, PdfValue value)
    {
        value.Write(Begin(reference.Number));
        End();
    }

    /// <summary>Begins an object that is no stream; <see cref="End"/> ends it.</summary>
    /// <returns>Where its bytes go.</returns>
    // PDF 32000-1 section 7.5.7.
    public ByteBuffer Begin(int number)
    {
        if (_entries[number] != default)
            throw new InvalidOperationException($"object {number} is set twice");
        if (_plainCount == 0)
            _plainStream = Reserve(1);
        _entries[number] = (2, _plainStream, _plainCount);
        _plainHeader.Number(number).Add((byte)' ').Number(_plain.Length).Add((byte)' ');
        return _plain;
    }

    public void End()
    {
        _plain.Add((byte)'\n');
        _plainCount++;
        if (_plainCount == ObjectsPerStream)
            WritePlain();
    }

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlySpan<byte> data, bool compress = true) =>
        AddStream(dictionary, new ByteBuffer().Add(data), compress);

    /// <summary>Adds a stream; the buffer is the file's from now on.</summary>
    public PdfReference AddStream(PdfDictionary dictionary, ByteBuffer data, bool compress = true)
    {
        var reference = Reserve();
        SetStream(reference.Number, dictionary, data, compress);
        return reference;
    }

    /// <summary>Writes what is left and returns the whole file.</summary>
    public byte[] Write(PdfReference catalog, PdfReference info)
    {
        WritePlain();
        while (_waiting.Count > 0)
            WriteNext();
        var unset = _entries.FindIndex(entry => entry == default);
        if (unset >= 0)
            throw new InvalidOperationException($"object {unset} was reserved and never set");

        var start = _file.Length;
        _entries.Add((1, start, 0));
        var id = new PdfRaw("<" + Convert.ToHexString(SHA256.HashData(_file.Written), 0, 16) + ">");
        var trailer = new PdfDictionary().With("Type", PdfValue.Name("XRef")).With("Size", _entries.Count).With("W", PdfArray.Of(1, 4, 2))
            .With("Root", catalog).With("Info", info).With("ID", PdfArray.Of(id, id)).With("Filter", PdfValue.Name("FlateDecode"));
        using (var entries = Flate.Zlib(Entries()))
            WriteStream(_entries.Count - 1, trailer, entries);
        _file.Add("startxref\n"u8).Number(start).Add("\n%%EOF\n"u8);
        return _file.Written.ToArray();
    }

    public void Dispose()
    {
        _waiting.Clear();
        _file.Dispose();
        _plain.Dispose();
        _plainHeader.Dispose();
    }

    private byte[] Entries()
    {
        var bytes = new byte[_entries.Count * EntryLength];
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = bytes.AsSpan(i * EntryLength, EntryLength);
            entry[0] = _entries[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(entry[1..], _entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)_entries[i].Index);
        }

        return bytes;
    }

    private void WritePlain()
    {
        if (_plainCount == 0)
            return;
        var dictionary = new PdfDictionary().With("Type", PdfValue.Name("ObjStm")).With("N", _plainCount).With("First", _plainHeader.Length);
        SetStream(_plainStream, dictionary, new ByteBuffer().Add(_plainHeader.Written).Add(_plain.Written), compress: true);
        _plainHeader.Clear();
        _plain.Clear();
        _plainCount = 0;
    }

    private void SetStream(int number, PdfDictionary dictionary, ByteBuffer data, bool compress)
    {
        if (compress)
            dictionary.With("Filter", PdfValue.Name("FlateDecode"));
        _entries[number] = (1, 0, 0);
        _waiting.Enqueue((number, dictionary, compress ? Task.Run(() => Compressed(data)) : Task.FromResult(data)));
        while (_waiting.Count > MostWaiting || (_waiting.TryPeek(out var next) && next.Data.IsCompleted))
            WriteNext();
    }

    private static ByteBuffer Compressed(ByteBuffer data)
    {
        using (data)
            return Flate.Zlib(data.Segment);
    }

    private void WriteNext()
    {
        var (number, dictionary, waiting) = _waiting.Dequeue();
        using var data = waiting.GetAwaiter().GetResult();
        _entries[number] = (1, _file.Length, 0);
        WriteStream(number, dictionary, data);
    }

    private void WriteStream(int number, PdfDictionary dictionary, ByteBuffer data)
    {
        _file.Number(number).Add(" 0 obj\n"u8);
        dictionary.With("Length", data.Length).Write(_file);
        _file.Add("\nstream\n"u8).Add(data.Written).Add("\nendstream\nendobj\n"u8);
    }
}
