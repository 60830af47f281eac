using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Timeline.Pdf.Writing;

/// <summary>Collects objects and writes them as a PDF 1.7 file with object streams and a cross-reference stream.</summary>
/// <remarks>The file depends on nothing but its objects: the identifier is a hash of them.</remarks>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 100;

    // Kind, offset or object stream, generation or index: 1, 4 and 2 bytes.
    private const int EntryLength = 7;
    private readonly List<(string? Plain, byte[]? Stream)> _objects = [];

    /// <summary>Takes a number for an object that is set later.</summary>
    public PdfReference Reserve()
    {
        _objects.Add(default);
        return new(_objects.Count);
    }

    public PdfReference Add(PdfValue value)
    {
        var reference = Reserve();
        Set(reference, value);
        return reference;
    }

    public void Set(PdfReference reference, PdfValue value) => _objects[reference.Number - 1] = (value.ToString(), null);

    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlySpan<byte> data, bool compress = true)
    {
        var reference = Reserve();
        _objects[reference.Number - 1] = (null, Stream(dictionary, data, compress));
        return reference;
    }

    /// <summary>Writes the whole file.</summary>
    public byte[] Write(PdfReference catalog, PdfReference info)
    {
        PackPlainObjects(out var packed);
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
        var entries = new byte[(_objects.Count + 2) * EntryLength];
        Entry(entries, 0, 0, 0, 65535);
        for (var i = 0; i < _objects.Count; i++)
        {
            if (packed.TryGetValue(i + 1, out var place))
            {
                Entry(entries, i + 1, 2, place.Stream, place.Index);
                continue;
            }

            Entry(entries, i + 1, 1, (int)file.Position, 0);
            Object(file, i + 1, _objects[i].Stream!);
        }

        var number = _objects.Count + 1;
        var start = (int)file.Position;
        Entry(entries, number, 1, start, 0);
        var id = new PdfRaw("<" + Convert.ToHexString(SHA256.HashData(file.ToArray()), 0, 16) + ">");
        var trailer = new PdfDictionary().With("Type", PdfValue.Name("XRef")).With("Size", number + 1).With("W", PdfArray.Of(1, 4, 2))
            .With("Root", catalog).With("Info", info).With("ID", PdfArray.Of(id, id));
        Object(file, number, Stream(trailer, entries, compress: true));
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
        return file.ToArray();
    }

    private static void Entry(byte[] entries, int number, byte kind, int second, int third)
    {
        var entry = entries.AsSpan(number * EntryLength, EntryLength);
        entry[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(entry[1..], second);
        BinaryPrimitives.WriteUInt16BigEndian(entry[5..], (ushort)third);
    }

    private static void Object(MemoryStream file, int number, byte[] body)
    {
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")));
        file.Write(body);
        file.Write("\nendobj\n"u8);
    }

    private static byte[] Stream(PdfDictionary dictionary, ReadOnlySpan<byte> data, bool compress)
    {
        var body = compress ? Deflate.Zlib(data) : data.ToArray();
        if (compress)
            dictionary.With("Filter", PdfValue.Name("FlateDecode"));
        dictionary.With("Length", body.Length);
        return [.. Encoding.ASCII.GetBytes(dictionary.ToString()), .. "\nstream\n"u8, .. body, .. "\nendstream"u8];
    }

    // PDF 32000-1 section 7.5.7. Objects that are streams themselves stay outside.
    private void PackPlainObjects(out Dictionary<int, (int Stream, int Index)> packed)
    {
        packed = [];
        var plain = Enumerable.Range(1, _objects.Count).Where(number => _objects[number - 1].Plain is not null).ToList();
        foreach (var chunk in plain.Chunk(ObjectsPerStream))
        {
            var (header, bodies) = (new StringBuilder(), new StringBuilder());
            var stream = _objects.Count + 1;
            for (var i = 0; i < chunk.Length; i++)
            {
                packed[chunk[i]] = (stream, i);
                header.Append(CultureInfo.InvariantCulture, $"{chunk[i]} {bodies.Length} ");
                bodies.Append(_objects[chunk[i] - 1].Plain).Append('\n');
            }

            var dictionary = new PdfDictionary().With("Type", PdfValue.Name("ObjStm")).With("N", chunk.Length).With("First", header.Length);
            AddStream(dictionary, Encoding.ASCII.GetBytes(header.Append(bodies).ToString()));
        }

        var unset = _objects.FindIndex(o => o.Plain is null && o.Stream is null);
        if (unset >= 0)
            throw new InvalidOperationException($"object {unset + 1} was reserved and never set");
    }
}
