using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Timeline.Markdown.Source;

/// <summary>Writes blocks of a document that was made safe. Keeps in mind which list came last, so that two do not become one.</summary>
internal sealed class BlockWriter(bool struck)
{
    private readonly InlineWriter _paragraph = new(onOneLine: false, inTable: false);
    private readonly InlineWriter _line = new(onOneLine: true, inTable: false);
    private char _listBefore;

    public List<SourceBlock> Write(ContainerBlock container)
    {
        var blocks = new List<SourceBlock>();
        foreach (var (block, text) in Written(container))
            blocks.Add(new SourceBlock(text, IsRunningText(block)));
        return blocks;
    }

    private IEnumerable<(Block Block, string Text)> Written(ContainerBlock container)
    {
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup || Write(block) is not { } text)
                continue;
            if (block is not ListBlock)
                _listBefore = default;
            yield return (block, text);
        }
    }

    private string? Write(Block block) => block switch
    {
        HeadingBlock heading => $"{new string('#', heading.Level)} {TextSource.Heading(_line.Write(heading.Inline, struck))}".TrimEnd(),
        ListBlock list => List(list),
        QuoteBlock quote => Prefixed(Inside(quote, isTight: false), ">"),
        CodeBlock code => CodeSource.Fenced(code.Lines.Count > 0 ? code.Lines.ToString().ReplaceLineEndings("\n") + "\n" : "", (code as FencedCodeBlock)?.Info),
        ThematicBreakBlock => "___",
        Table table => TableSource.Write(table, struck),
        ContainerBlock container => Inside(container, isTight: false),
        LeafBlock { Inline: { } inline } => TextSource.Paragraph(_paragraph.Write(inline, struck)) is { Length: > 0 } text ? text : null,
        LeafBlock leaf => TextSource.Paragraph(TextSource.Escape(leaf.Lines.ToString())) is { Length: > 0 } text ? text : null,
        _ => null,
    };

    private string Inside(ContainerBlock container, bool isTight)
    {
        _listBefore = default;
        var text = new StringBuilder();
        Block? before = null;
        foreach (var (block, written) in Written(container))
        {
            if (before is not null)
                text.Append(isTight && !NeedsBlank(before, block) ? "\n" : "\n\n");
            text.Append(written);
            before = block;
        }

        _listBefore = default;
        return text.ToString();
    }

    private string List(ListBlock list)
    {
        var mark = list.IsOrdered ? list.OrderedDelimiter : list.BulletType;
        if (mark == _listBefore)
            mark = mark switch { '-' => '*', '.' => ')', ')' => '.', _ => '-' };
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var items = new List<string>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(number++, 999_999_999)}{mark} ") : $"{mark} ";
            items.Add((marker + Indented(Inside(item, isTight: !list.IsLoose), new string(' ', marker.Length))).TrimEnd(' '));
        }

        _listBefore = mark;
        return string.Join(list.IsLoose ? "\n\n" : "\n", items);
    }

    /// <summary>Puts an indent before every line but the first and the blank ones.</summary>
    private static string Indented(string text, string indent) =>
        string.Join('\n', text.Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : indent + line));

    private static string Prefixed(string text, string prefix) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? prefix : $"{prefix} {line}"));

    private static bool IsRunningText(Block block) => block is LeafBlock and not (HeadingBlock or CodeBlock or ThematicBreakBlock);

    // Where two blocks would run into each other. A list of which these are parts had a blank line there before.
    private static bool NeedsBlank(Block before, Block after) =>
        before is Table || after is Table
        || (IsRunningText(after) && (IsRunningText(before) || before is QuoteBlock or ListBlock))
        || (after is QuoteBlock && before is QuoteBlock)
        || (IsRunningText(before) && after is ListBlock list && (list is { IsOrdered: true, OrderedStart: not "1" } || list.FirstOrDefault() is ListItemBlock { Count: 0 }));
}
