using System.Diagnostics;
using Timeline.Markdown;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Shows hidden characters in whatever of a document is plain text, so that every output has them alike. Markdown shows its own when it is rendered.</summary>
internal static class ShownText
{
    public static PostmortemDocument In(PostmortemDocument document) => document with
    {
        Title = Of(document.Title),
        Control = [.. document.Control.Select(Of)],
        Figures = [.. document.Figures.Select(figure => new KeyFigure(Of(figure.Label), Of(figure.Value), Of(figure.Note)))],
        Sections = [.. document.Sections.Select(section => new Section(Of(section.Heading), [.. section.Blocks.Select(In)]))],
    };

    private static Block In(Block block) => block switch
    {
        Course course => new Course([.. course.Steps.Select(step => step with { Label = Of(step.Label) })]),
        Highlight highlight => highlight with { Title = Of(highlight.Title) },
        Plain plain => new Plain(Of(plain.Text)),
        NothingRecorded nothing => new NothingRecorded(Of(nothing.Text)),
        Prose => block,
        SubHeading heading => new SubHeading(Of(heading.Text)),
        FactList facts => new FactList([.. facts.Facts.Select(Of)]),
        Bullets bullets => new Bullets([.. bullets.Items.Select(item => item with { Lead = OrNull(item.Lead), Aside = OrNull(item.Aside) })]),
        Grid grid => grid with { Rows = [.. grid.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => cell.IsMarkdown ? cell : new Cell(Of(cell.Text)))])] },
        Figure figure => figure with { Caption = Of(figure.Caption) },
        TimelineDays days => new TimelineDays([.. days.Days.Select(day => day with { Rows = [.. day.Rows.Select(row => row with { Kind = Of(row.Kind), Aside = Of(row.Aside) })] })]),
        _ => throw new UnreachableException($"no plain text known in {block.GetType().Name}"),
    };

    private static Fact Of(Fact fact) => new(Of(fact.Label), Of(fact.Value), OrNull(fact.Code));

    private static string? OrNull(string? text) => text is null ? null : Of(text);

    private static string Of(string text) => VisibleText.Of(text);
}
