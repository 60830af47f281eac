using System.Collections.Immutable;
using Timeline.Pdf.Fonts;
using Timeline.Pdf.Geometry;
using Timeline.Pdf.Tables;
using Timeline.Pdf.Text;

namespace Timeline.Pdf.Composing;

/// <summary>The look of a document: every style the builder uses by default. Immutable; change a copy with <c>with</c>.</summary>
/// <remarks>The defaults set running text in Plex Serif and everything one scans rather than reads in Plex Sans.</remarks>
public sealed record Theme
{
    private static readonly Color InkColor = Color.Parse("#1c2330");
    private static readonly Color MutedColor = Color.Parse("#5a6474");
    private static readonly Color HairlineColor = Color.Parse("#d3d9e2");

    /// <summary>Gets the default look.</summary>
    public static Theme Default { get; } = new();

    /// <summary>Gets the colour of text.</summary>
    public Color Ink { get; init; } = InkColor;

    /// <summary>Gets the colour of labels, captions and page numbers.</summary>
    public Color Muted { get; init; } = MutedColor;

    /// <summary>Gets the colour of links and of the bar beside boxes.</summary>
    public Color Accent { get; init; } = Color.Parse("#1f4e8c");

    /// <summary>Gets the colour of thin rules.</summary>
    public Color Hairline { get; init; } = HairlineColor;

    /// <summary>Gets the colour behind boxes and blocks of code.</summary>
    public Color Panel { get; init; } = Color.Parse("#f3f5f8");

    /// <summary>Gets the colour behind code inside a line.</summary>
    public Color CodeFill { get; init; } = Color.Parse("#ebeef3");

    /// <summary>Gets the style of running text.</summary>
    public TextStyle Body { get; init; } = new() { Size = 9.75, LineHeight = 1.5, Color = InkColor };

    /// <summary>Gets how the lines of running text stand.</summary>
    public ParagraphStyle BodyLines { get; init; } = new();

    /// <summary>Gets the style of the document's title.</summary>
    public TextStyle Title { get; init; } = new() { Family = FontFamily.Sans, Bold = true, Size = 26, LineHeight = 1.15, Color = InkColor, LetterSpacing = -0.3 };

    /// <summary>Gets the style of the line under the title.</summary>
    public TextStyle Subtitle { get; init; } = new() { Family = FontFamily.Sans, Size = 12, LineHeight = 1.4, Color = MutedColor };

    /// <summary>Gets the small line above a title or a box.</summary>
    public TextStyle Overline { get; init; } = new() { Family = FontFamily.Sans, Bold = true, Size = 7.75, LineHeight = 1.4, Color = MutedColor, LetterSpacing = 0.7 };

    /// <summary>Gets heading styles, level 1 first; deeper levels use the last.</summary>
    public ImmutableArray<HeadingStyle> Headings { get; init; } =
    [
        new(Heading(17, 1.2), Before: 26, After: 8),
        new(Heading(12.5, 1.25), Before: 18, After: 5),
        new(Heading(10.5, 1.3), Before: 14, After: 4),
        new(Heading(9.5, 1.3) with { Color = MutedColor }, Before: 12, After: 3),
    ];

    /// <summary>Gets the style of table cells.</summary>
    public TextStyle TableBody { get; init; } = new() { Family = FontFamily.Sans, Size = 8.5, LineHeight = 1.4, Color = InkColor };

    /// <summary>Gets the style of table headers.</summary>
    public TextStyle TableHead { get; init; } = new() { Family = FontFamily.Sans, Bold = true, Size = 8, LineHeight = 1.4, Color = MutedColor };

    /// <summary>Gets the rules and space of tables.</summary>
    public TableStyle Table { get; init; } = new()
    {
        CellPadding = Insets.Symmetric(6, 4),
        OuterRule = new(0.8, Color.Parse("#8b95a5")),
        HeaderRule = new(0.6, Color.Parse("#8b95a5")),
        RowRule = new(0.4, HairlineColor),
    };

    /// <summary>Gets the style of code, in lines and in blocks.</summary>
    public TextStyle Code { get; init; } = new() { Family = FontFamily.Mono, Size = 8.5, LineHeight = 1.45, Color = InkColor };

    /// <summary>Gets the style of captions.</summary>
    public TextStyle Caption { get; init; } = new() { Family = FontFamily.Sans, Size = 8, LineHeight = 1.4, Color = MutedColor };

    /// <summary>Gets the style of headers and footers.</summary>
    public TextStyle Running { get; init; } = new() { Family = FontFamily.Sans, Size = 7.75, LineHeight = 1.4, Color = MutedColor };

    /// <summary>Gets the clear space between paragraphs, in points.</summary>
    public double ParagraphGap { get; init; } = 7;

    /// <summary>Gets the clear space around tables, boxes, pictures and code, in points.</summary>
    public double BlockGap { get; init; } = 12;

    /// <summary>Gets the clear space between list items, in points.</summary>
    public double ItemGap { get; init; } = 3;

    /// <summary>Gets how far list items are indented, in points.</summary>
    public double ListIndent { get; init; } = 18;

    internal HeadingStyle HeadingStyle(int level) => Headings[Math.Min(level, Headings.Length) - 1];

    private static TextStyle Heading(double size, double lineHeight) =>
        new() { Family = FontFamily.Sans, Bold = true, Size = size, LineHeight = lineHeight, Color = InkColor };
}

/// <summary>How a heading looks and the clear space around it.</summary>
/// <param name="Text">Style of its characters.</param>
/// <param name="Before">Space above in points; dropped at the top of a page.</param>
/// <param name="After">Space below in points.</param>
public sealed record HeadingStyle(TextStyle Text, double Before, double After);
