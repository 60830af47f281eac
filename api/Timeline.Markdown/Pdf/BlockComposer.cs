using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Timeline.Pdf.Composing;

namespace Timeline.Markdown.Pdf;

/// <summary>Adds Markdown blocks to a flow.</summary>
internal sealed class BlockComposer(int headingShift)
{
    // Each level costs width; beyond this the text would be a thin column.
    private const int MostIndents = 8;

    public void AddAll(ContainerBlock blocks, Flow flow, int depth)
    {
        foreach (var block in blocks)
            Add(block, flow, depth);
    }

    private void Add(Block block, Flow flow, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                flow.Heading(Math.Min(6, heading.Level + headingShift), text => InlineComposer.Add(heading.Inline, text), PlainText.Shorten(PlainText.Of(heading), 200));
                break;
            case ListBlock list when depth < MostIndents:
                AddList(list, flow, depth);
                break;
            case QuoteBlock quote when depth < MostIndents:
                flow.Quote(inner => AddAll(quote, inner, depth + 1));
                break;
            case CodeBlock code:
                flow.CodeBlock(code.Lines.ToString());
                break;
            case ThematicBreakBlock:
                flow.Rule();
                break;
            case Table table:
                TableComposer.Add(table, flow, (cell, inner) => AddAll(cell, inner, depth + 1));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                AddAll(container, flow, depth);
                break;
            case LeafBlock { Inline: { } inline }:
                flow.Paragraph(text => InlineComposer.Add(inline, text));
                break;
            case LeafBlock leaf:
                flow.Paragraph(leaf.Lines.ToString());
                break;
        }
    }

    private void AddList(ListBlock list, Flow flow, int depth)
    {
        if (!list.IsOrdered)
            flow.Bullets(items => AddItems(list, items, depth));
        else
            flow.Numbered(items => AddItems(list, items, depth), Start(list));
    }

    private static int Start(ListBlock list) =>
        int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;

    private void AddItems(ListBlock list, ListBuilder items, int depth)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            if (item is [ParagraphBlock { Inline.FirstChild: TaskList task }, ..])
                items.Task(task.Checked, flow => AddAll(item, flow, depth + 1));
            else
                items.Item(flow => AddAll(item, flow, depth + 1));
        }
    }
}
