namespace Timeline.Pdf.Fonts;

/// <summary>The table directory of a TrueType file. OpenType spec, "Organization of an OpenType Font".</summary>
internal sealed class FontFile
{
    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565;
    private readonly Dictionary<string, FontTable> _tables = [];

    public FontFile(ReadOnlyMemory<byte> data)
    {
        var file = new FontTable(data);
        if (file.U32(0) is not (TrueType or AppleTrueType))
            throw new FontFormatException("the file does not start like a TrueType font; CFF outlines and collections are not supported");
        var count = file.U16(4);
        for (var i = 0; i < count; i++)
        {
            var record = 12 + (16 * i);
            _tables[file.Tag(record)] = file.Slice(file.Offset32(record + 8), file.Offset32(record + 12));
        }
    }

    public FontTable Required(string tag) =>
        _tables.TryGetValue(tag, out var table) ? table : throw new FontFormatException($"the font has no '{tag}' table");

    /// <summary>The table, or an empty one.</summary>
    public FontTable Optional(string tag) => _tables.GetValueOrDefault(tag);
}
