using System.Text;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Timeline.GraphQL.Schemas;

/// <summary>The SDL of all slices as one text, which knows where each part came from.</summary>
internal sealed class SdlText
{
    private readonly List<(int Start, SdlSource Source)> _starts = [];

    /// <exception cref="SchemaException">A source is not GraphQL; all such are named.</exception>
    public SdlText(IReadOnlyList<SdlSource> sources)
    {
        var problems = new List<string>();
        var text = new StringBuilder();
        foreach (var source in sources)
        {
            if (SyntaxProblem(source) is { } problem)
                problems.Add(problem);
            _starts.Add((text.Length, source));
            text.Append(source.Text).Append('\n');
        }

        if (problems.Count > 0)
            throw new SchemaException(problems);
        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>The place of a node as <c>file:line</c>.</summary>
    public string PlaceOf(ASTNode node)
    {
        var (start, source) = _starts.FindLast(part => part.Start <= node.Location.Start);
        var line = 1 + source.Text.AsSpan(0, Math.Min(node.Location.Start - start, source.Text.Length)).Count('\n');
        return $"{source.Name}:{line}";
    }

    private static string? SyntaxProblem(SdlSource source)
    {
        try
        {
            Parser.Parse(source.Text, new ParserOptions { Ignore = IgnoreOptions.Comments });
            return null;
        }
        catch (GraphQLParserException e)
        {
            return $"{source.Name}:{e.Location.Line}: Syntax Error: {e.Description}";
        }
    }
}
