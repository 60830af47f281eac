using System.Diagnostics;
using Timeline.Api.Postmortems.Composition.Charts;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>Changes every text of a document: plain ones and Markdown each in their own way.</summary>
internal sealed class DocumentTexts(Func<string, string> plain, Func<string, string> markdown)
{
    public PostmortemDocument In(PostmortemDocument document) => document with
    {
        Title = plain(document.Title),
        Standing = document.Standing with { Words = plain(document.Standing.Words) },
        Control = [.. document.Control.Select(In)],
        Figures = [.. document.Figures.Select(figure => new KeyFigure(plain(figure.Label), plain(figure.Value), plain(figure.Note)))],
        Sections = [.. document.Sections.Select(In)],
    };

    private Section In(Section section) => section with
    {
        Heading = plain(section.Heading),
        Written = OrNull(section.Written, plain),
        Blocks = [.. section.Blocks.Select(In)],
        Parts = [.. section.Parts.Select(In)],
    };

    private Block In(Block block) => block switch
    {
        Course course => new Course([.. course.Steps.Select(step => step with { Label = plain(step.Label) })]),
        Highlight highlight => new Highlight(plain(highlight.Title), markdown(highlight.Markdown)),
        Plain text => new Plain(plain(text.Text)),
        NothingRecorded nothing => new NothingRecorded(plain(nothing.Text)),
        Prose prose => new Prose(markdown(prose.Markdown)),
        SubHeading heading => new SubHeading(plain(heading.Text)),
        FactList facts => new FactList([.. facts.Facts.Select(In)]),
        Bullets bullets => new Bullets([.. bullets.Items.Select(item => new BulletItem(OrNull(item.Lead, plain), markdown(item.Markdown), OrNull(item.Aside, plain), OrNull(item.Then, markdown)))]),
        Grid grid => grid with { Rows = [.. grid.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => cell with { Text = cell.IsMarkdown ? markdown(cell.Text) : plain(cell.Text) })])] },
        Chart chart => chart with { Caption = plain(chart.Caption), InWords = plain(chart.InWords), Shapes = [.. chart.Shapes.Select(shape => shape is ChartText text ? text with { Text = plain(text.Text) } : shape)] },
        Figure figure => figure with { Caption = plain(figure.Caption) },
        TimelineDays days => new TimelineDays([.. days.Days.Select(day => day with { Rows = [.. day.Rows.Select(In)] })]),
        _ => throw new UnreachableException($"no texts known in {block.GetType().Name}"),
    };

    private TimelineRow In(TimelineRow row) => row with { Kind = plain(row.Kind), Markdown = markdown(row.Markdown), Aside = plain(row.Aside) };

    private Fact In(Fact fact) => new(plain(fact.Label), plain(fact.Value), OrNull(fact.Code, plain));

    private static string? OrNull(string? text, Func<string, string> change) => text is null ? null : change(text);
}
