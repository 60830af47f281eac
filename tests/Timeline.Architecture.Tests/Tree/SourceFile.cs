namespace Timeline.Architecture.Tests.Tree;

/// <summary>A text file of the tree.</summary>
/// <param name="Path">From the tree's root, with <c>/</c>.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>The folders that hold it, outermost first.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[..^1];

    public IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((line, index) => (index + 1, line.TrimEnd('\r')));

    public int LineCount => Text.Length == 0 ? 0 : Text.AsSpan().Count('\n') + (Text.EndsWith('\n') ? 0 : 1);

    /// <summary>The 1-based line of a character.</summary>
    public int LineAt(int index) => Text.AsSpan(0, index).Count('\n') + 1;
}
