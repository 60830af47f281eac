namespace Timeline.GraphQL.Language;

/// <summary>A place in a source text, counted as GraphQL tools do.</summary>
/// <param name="Line">1-based; CR, LF and CR LF each end one line.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="Source">The name of the text, such as a file name; null for a request's document.</param>
public readonly record struct Location(int Line, int Column, string? Source = null)
{
    /// <summary>The place as <c>source:line</c>, or <c>line:column</c> when the text has no name.</summary>
    public override string ToString() => Source is null ? $"{Line}:{Column}" : $"{Source}:{Line}";
}
