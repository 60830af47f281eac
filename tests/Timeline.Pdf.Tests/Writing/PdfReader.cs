using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Timeline.Pdf.Tests.Writing;

/// <summary>Reads back just enough of a PDF to look at its objects: cross-reference stream, object streams, Flate.</summary>
internal sealed class PdfReader
{
    private readonly byte[] _file;
    private readonly Dictionary<int, (string Text, byte[]? Stream)> _objects = [];

    public PdfReader(byte[] file)
    {
        _file = file;
        var text = Raw = Encoding.Latin1.GetString(file);
        var start = int.Parse(Match(text, @"startxref\s+(\d+)\s+%%EOF"), CultureInfo.InvariantCulture);
        var (trailer, entries) = ObjectAt(start);
        Trailer = trailer;
        var size = int.Parse(Match(trailer, @"/Size (\d+)"), CultureInfo.InvariantCulture);
        Assert.Equal(size * 7, entries!.Length);
        for (var number = 1; number < size; number++)
        {
            var entry = entries.AsSpan(number * 7, 7);
            if (entry[0] == 1)
                _objects[number] = ObjectAt(BinaryPrimitives.ReadInt32BigEndian(entry[1..]), number);
        }

        foreach (var (packed, stream) in _objects.Values.Where(o => o.Text.Contains("/Type /ObjStm", StringComparison.Ordinal)).ToList())
            Unpack(packed, Encoding.Latin1.GetString(stream!));
    }

    private PdfReader(PdfReader other, string from, string to)
    {
        _file = other._file;
        string Change(string text) => text.Replace(from, to, StringComparison.Ordinal);
        (Raw, Trailer) = (Change(other.Raw), Change(other.Trailer));
        foreach (var (number, (text, stream)) in other._objects)
            _objects[number] = (Change(text), stream is null ? null : Encoding.Latin1.GetBytes(Change(Encoding.Latin1.GetString(stream))));
    }

    public string Trailer { get; }

    /// <summary>The file as Latin-1.</summary>
    public string Raw { get; }

    /// <summary>The beginning and the end of the file, and all its objects and streams unpacked.</summary>
    public string Everything => string.Join('\n', [Raw[..20], Raw[^20..], Trailer, .. _objects.Values.SelectMany(one => new[] { one.Text, one.Stream is null ? "" : Encoding.Latin1.GetString(one.Stream) })]);

    public IEnumerable<int> Numbers => _objects.Keys.Order();

    public string Catalog => Text(Reference(Trailer, "Root"));

    public IEnumerable<string> Texts => _objects.Values.Select(o => o.Text);

    public string Text(int number) => _objects[number].Text;

    public string Stream(int number) => Encoding.Latin1.GetString(_objects[number].Stream!);

    /// <summary>The operators of a page, its streams one after the other.</summary>
    public string Content(int page) => string.Concat(All(Match(Text(page), @"/Contents \[(.*?)\]"), @"(\d+) 0 R").Select(stream => Stream(int.Parse(stream[0], CultureInfo.InvariantCulture))));

    public byte[] Bytes(int number) => _objects[number].Stream!;

    public static int Reference(string dictionary, string key) => int.Parse(Match(dictionary, $@"/{key} (\d+) 0 R"), CultureInfo.InvariantCulture);

    public static string Match(string text, string pattern)
    {
        var match = Regex.Match(text, pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(5));
        Assert.True(match.Success, $"{pattern} in {text[..Math.Min(text.Length, 400)]}");
        return match.Groups[1].Value;
    }

    /// <summary>The groups of every match.</summary>
    public static List<string[]> All(string text, string pattern) =>
        [.. Regex.Matches(text, pattern, RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Select(m => m.Groups.Values.Skip(1).Select(g => g.Value).ToArray())];

    /// <summary>Numbers of all objects whose dictionary has a text.</summary>
    public List<int> Find(string text) => [.. Numbers.Where(number => _objects[number].Text.Contains(text, StringComparison.Ordinal))];

    /// <summary>The same file with a text of its objects replaced.</summary>
    public PdfReader Changed(string from, string to) => new(this, from, to);

    /// <summary>Structure types below an object, indented: what a reader that does not see the page is told.</summary>
    public string Outline(int element, int depth = 0)
    {
        var text = Text(element);
        var lines = new StringBuilder();
        lines.Append(' ', depth).Append(Match(text, @"/S /(\w+)")).Append('\n');
        var kids = All(text, @"/K \[(.*)\]>>$").FirstOrDefault()?[0] ?? "";
        foreach (var kid in All(Regex.Replace(kids, "<<.*?>>", "", RegexOptions.None, TimeSpan.FromSeconds(5)), @"(\d+) 0 R"))
            lines.Append(Outline(int.Parse(kid[0], CultureInfo.InvariantCulture), depth + 1));
        return lines.ToString();
    }

    private (string Text, byte[]? Stream) ObjectAt(int offset, int? expected = null)
    {
        var text = Encoding.Latin1.GetString(_file, offset, Math.Min(_file.Length - offset, 4_000_000));
        var head = Match(text, @"^(\d+) 0 obj\n") + " 0 obj\n";
        if (expected is { } number)
            Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number} 0"), head, StringComparison.Ordinal);
        var end = text.IndexOf("\nendobj", StringComparison.Ordinal);
        var streamAt = text.IndexOf("\nstream\n", StringComparison.Ordinal);
        if (streamAt < 0 || streamAt > end && !text[..streamAt].Contains("/Length", StringComparison.Ordinal))
            return (text[head.Length..end], null);
        var dictionary = text[head.Length..streamAt];
        var length = int.Parse(Match(dictionary, @"/Length (\d+)"), CultureInfo.InvariantCulture);
        var data = _file.AsSpan(offset + streamAt + 8, length).ToArray();
        return (dictionary, dictionary.Contains("/FlateDecode", StringComparison.Ordinal) ? Inflate(data) : data);
    }

    private void Unpack(string dictionary, string content)
    {
        var first = int.Parse(Match(dictionary, @"/First (\d+)"), CultureInfo.InvariantCulture);
        var header = content[..first].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Chunk(2).ToList();
        for (var i = 0; i < header.Count; i++)
        {
            var end = i + 1 < header.Count ? first + header[i + 1][1] : content.Length;
            _objects[header[i][0]] = (content[(first + header[i][1])..end].TrimEnd(), null);
        }
    }

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var output = new MemoryStream();
        zlib.CopyTo(output);
        return output.ToArray();
    }
}
