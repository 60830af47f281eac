namespace Timeline.Markdown.Tests.CommonMark;

/// <summary>A node of what commonmark.js parsed.</summary>
/// <param name="Type">As the CommonMark DTD names it: <c>paragraph</c>, <c>code_block</c>, <c>html_inline</c>.</param>
/// <param name="Level">Of a heading.</param>
/// <param name="Info">The info string of a fence.</param>
/// <param name="Text">The words of a leaf.</param>
/// <param name="Destination">Where a link or a picture leads.</param>
public sealed record CommonMarkNode(string Type, int? Level, string? Info, string? Text, string? Destination, IReadOnlyList<CommonMarkNode> Children)
{
    /// <summary>This node and all below it, as they are read.</summary>
    public IEnumerable<CommonMarkNode> All => Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>The words in it.</summary>
    public string Words => string.Concat(All.Select(node => node.Type is "softbreak" or "linebreak" ? " " : node.Text));
}
