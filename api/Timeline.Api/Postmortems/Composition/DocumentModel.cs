using NodaTime;
using Timeline.Api.Postmortems.Composition.Charts;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>A postmortem as content, before it is Markdown, HTML, PDF or JSON. Texts named Markdown are user text and stay Markdown.</summary>
/// <param name="View">Whom it is made for.</param>
/// <param name="Standing">How far it has come, in words; what is not published says so on every page.</param>
internal sealed record PostmortemDocument(
    string Title,
    string Key,
    DocumentView View,
    DocumentStanding Standing,
    IReadOnlyList<Fact> Control,
    IReadOnlyList<KeyFigure> Figures,
    IReadOnlyList<Section> Sections,
    Instant AsKnownAt)
{
    /// <summary>The entries as data, for an output that is to be read back. Empty for readers that see less than everything: it names people.</summary>
    public string Data { get; init; } = "";
}

/// <summary>How far a document has come.</summary>
/// <param name="Words">For example <c>Draft</c>, or <c>Version 2, published 2014-05-20 10:00</c>.</param>
internal sealed record DocumentStanding(string Words, bool IsFinal)
{
    public static readonly DocumentStanding Draft = new("Draft", IsFinal: false);
}

/// <summary>A label with a short plain value.</summary>
/// <param name="Code">The value as programs know it, where that differs: for front matter.</param>
internal sealed record Fact(string Label, string Value, string? Code = null);

/// <summary>One of the few numbers that open the document; the note says what it is measured between.</summary>
internal sealed record KeyFigure(string Label, string Value, string Note);

/// <summary>A section, or a part of one.</summary>
/// <param name="Blocks">What stands before its parts.</param>
internal sealed record Section(string Heading, IReadOnlyList<Block> Blocks)
{
    /// <summary>Which of the sections of a postmortem. Null: a part of one.</summary>
    public PostmortemSection? Kind { get; init; }

    /// <summary>Each with a heading one level lower; parts have none of their own.</summary>
    public IReadOnlyList<Section> Parts { get; init; } = [];

    /// <summary>Who wrote its text, and when. Null: it was made from the record alone.</summary>
    public string? Written { get; init; }

    public bool IsEmpty => Blocks.Count == 0 && Parts.Count == 0;
}

internal abstract record Block;

/// <summary>The course of the incident as a picture: milestones in the order they happened, with the time between them. Not to scale.</summary>
internal sealed record Course(IReadOnlyList<CourseStep> Steps) : Block
{
    /// <summary>The same in words, for readers that do not see the picture.</summary>
    public string InWords => string.Join(" → ", Steps.Select(step => step.SincePrevious.Length > 0 ? $"{step.SincePrevious} → {step.Time} {step.Label}" : $"{step.Time} {step.Label}"));
}

/// <param name="Label">The milestone, or several that fell on one moment.</param>
/// <param name="Time">Clock time in the incident's zone; with the day where it is a day or more after the step before.</param>
/// <param name="SincePrevious">The time since the step before, in its two largest units; empty for the first.</param>
internal sealed record CourseStep(string Label, string Time, string SincePrevious);

/// <summary>A picture that is drawn of the record: the same shapes in HTML and PDF. Outputs without pictures say it in words.</summary>
/// <param name="InWords">What it shows, for readers that do not see it.</param>
/// <param name="Height">In points of a page.</param>
internal sealed record Chart(string Caption, string InWords, double Height, IReadOnlyList<ChartShape> Shapes) : Block
{
    /// <summary>In points of a page: as wide as its text.</summary>
    public const double Width = 450;
}

/// <summary>What a reader in a hurry should see: a title and what a person wrote.</summary>
internal sealed record Highlight(string Title, string Markdown) : Block;

/// <summary>Generated text without markup.</summary>
internal sealed record Plain(string Text) : Block;

/// <summary>Said where the record holds nothing, so that a gap shows as a gap.</summary>
internal sealed record NothingRecorded(string Text) : Block;

/// <summary>Text that a person wrote.</summary>
internal sealed record Prose(string Markdown) : Block;

internal sealed record SubHeading(string Text) : Block;

internal sealed record FactList(IReadOnlyList<Fact> Facts) : Block;

internal sealed record Bullets(IReadOnlyList<BulletItem> Items) : Block;

/// <param name="Lead">A few plain words set apart at the start, or null.</param>
/// <param name="Markdown">What a person wrote.</param>
/// <param name="Aside">Plain words after it: who, when.</param>
/// <param name="Then">What a person wrote afterwards, or null.</param>
internal sealed record BulletItem(string? Lead, string Markdown, string? Aside, string? Then = null);

/// <param name="Columns">Headings with relative widths; 0 is as wide as its content.</param>
/// <param name="Rows">A cell each column.</param>
internal sealed record Grid(IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block
{
    /// <summary>The same without columns in which no row says anything.</summary>
    public Grid WithoutEmptyColumns()
    {
        var filled = Enumerable.Range(0, Columns.Count).Where(column => Rows.Count == 0 || Rows.Any(row => row[column].Text.Length > 0)).ToList();
        return filled.Count == Columns.Count ? this : new([.. filled.Select(column => Columns[column])], [.. Rows.Select(row => (IReadOnlyList<Cell>)[.. filled.Select(column => row[column])])]);
    }
}

internal sealed record GridColumn(string Heading, float Width);

/// <param name="Text">What stands in it.</param>
/// <param name="IsMarkdown">True for text that a person wrote.</param>
/// <param name="Anchor">What references in written sections lead to. Null: none does.</param>
internal sealed record Cell(string Text, bool IsMarkdown = false, string? Anchor = null);

/// <summary>A picture; outputs that hold none leave it out.</summary>
/// <param name="Caption">Plain words below it, and in its place.</param>
/// <param name="Bytes">PNG or JPEG.</param>
internal sealed record Figure(string Caption, string MediaType, byte[] Bytes) : Block;

/// <summary>The timeline, a day at a time.</summary>
internal sealed record TimelineDays(IReadOnlyList<TimelineDay> Days) : Block;

internal sealed record TimelineDay(string Heading, IReadOnlyList<TimelineRow> Rows);

/// <param name="Time">Clock time in the incident's zone, with its precision mark.</param>
/// <param name="Elapsed">Since first contact, or empty.</param>
/// <param name="Kind">What it is, in a word or two.</param>
/// <param name="Markdown">What it says.</param>
/// <param name="Aside">Author and marks: recorded later, amended.</param>
/// <param name="Retracted">True where it was taken back; the text is struck through.</param>
internal sealed record TimelineRow(string Time, string Elapsed, string Kind, string Markdown, string Aside, bool Retracted)
{
    /// <summary>What references in written sections lead to. Null: the entry stands elsewhere too, and they lead there.</summary>
    public string? Anchor { get; init; }
}
