using System.Text;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;

namespace Timeline.Pdf.Writing;

/// <summary>What pages share while they are drawn: fonts, pictures, structure, anchors, outline.</summary>
internal sealed class DrawnDocument
{
    private readonly Dictionary<FontFace, PdfFont> _fonts = [];
    private readonly Dictionary<Picture, string> _pictures = [];

    public StructureTree Structure { get; } = new();

    public List<PageContent> Pages { get; } = [];

    public Dictionary<string, (int Page, Point At)> Anchors { get; } = [];

    public List<(string Title, int Level, int Page, Point At)> Bookmarks { get; } = [];

    /// <summary>Gets how often a box stands for a character that no font has, by its code point.</summary>
    public SortedDictionary<int, int> Missing { get; } = [];

    /// <summary>Gets or sets how many glyphs stand for no characters.</summary>
    public int UnmappedGlyphs { get; set; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Gets fonts in the order they were first used.</summary>
    public IEnumerable<PdfFont> Fonts => _fonts.Values.OrderBy(font => font.ResourceName.Length).ThenBy(font => font.ResourceName, StringComparer.Ordinal);

    /// <summary>Gets pictures with their resource names, in the order they were first used.</summary>
    public IEnumerable<(string Name, Picture Picture)> Pictures =>
        _pictures.Select(pair => (pair.Value, pair.Key)).OrderBy(pair => pair.Value.Length).ThenBy(pair => pair.Value, StringComparer.Ordinal);

    public PdfFont Font(FontFace face)
    {
        if (!_fonts.TryGetValue(face, out var font))
            _fonts[face] = font = new(face, $"F{_fonts.Count + 1}");
        return font;
    }

    /// <summary>Counts boxes, one for all characters that stand for it.</summary>
    public void CountMissing(GlyphRun run)
    {
        for (var i = 0; i < run.Glyphs.Length; i += run.Glyphs[i].Together)
        {
            var glyph = run.Glyphs[i];
            if (HasBox(run.Glyphs.AsSpan().Slice(i, glyph.Together)) && Rune.TryGetRuneAt(glyph.Text, 0, out var first))
                Missing[first.Value] = Missing.GetValueOrDefault(first.Value) + 1;
        }
    }

    private static bool HasBox(ReadOnlySpan<RunGlyph> glyphs)
    {
        foreach (var glyph in glyphs)
        {
            if (glyph.Id == 0)
                return true;
        }

        return false;
    }

    public string PictureName(Picture picture)
    {
        if (!_pictures.TryGetValue(picture, out var name))
            _pictures[picture] = name = $"I{_pictures.Count + 1}";
        return name;
    }

    public void AddLink(int page, Rect area, LinkTarget target, int owner)
    {
        var links = Pages[page].Links;
        var link = new LinkAnnotation(page, links.Count, area, target, owner);
        links.Add(link);
        Structure.AddAnnotation(owner, link);
    }
}

/// <summary>A page as drawn: its streams of operators, its links, and the structure element of each marked content by its number.</summary>
internal sealed class PageContent
{
    public List<PdfValue> Contents { get; } = [];

    public List<LinkAnnotation> Links { get; } = [];

    public int[] Owners { get; set; } = [];
}
