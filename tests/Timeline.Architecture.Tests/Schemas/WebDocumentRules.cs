using System.Text.RegularExpressions;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;
using Timeline.GraphQL.Execution;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>Checks the web's documents as the server will: each operation with the fragments it reaches, from whichever file.</summary>
internal static class WebDocumentRules
{
    public static IReadOnlyList<string> Violations(GraphQLExecutor executor, IEnumerable<WebDocument> documents)
    {
        var problems = new List<string>();
        var definitions = documents.SelectMany(document => Parse(document, problems)).ToList();
        var fragments = definitions.Where(definition => definition.Node is GraphQLFragmentDefinition).ToLookup(fragment => fragment.Name!, StringComparer.Ordinal);
        var operations = definitions.Where(definition => definition.Node is GraphQLOperationDefinition).ToList();

        problems.AddRange(definitions.Except([.. operations, .. fragments.SelectMany(group => group)]).Select(other => $"{other.At}: is no operation and no fragment."));
        problems.AddRange(fragments.SelectMany(group => group.Skip(1)).Select(again => $"{again.At}: there is another fragment {again.Name}."));
        problems.AddRange(operations.Where(operation => operation.Name is not null)
            .GroupBy(operation => operation.Name!, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1))
            .Select(again => $"{again.At}: there is another operation {again.Name}."));

        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var parts = new List<Definition> { operation };
            for (var i = 0; i < parts.Count; i++)
                parts.AddRange(parts[i].Spreads.SelectMany(name => fragments[name].Take(1)).Where(fragment => !parts.Contains(fragment)).Distinct().ToList());
            reached.UnionWith(parts.Skip(1).Select(part => part.Name!));
            problems.AddRange(executor.Check(string.Join('\n', parts.Select(part => part.Text)))
                .Select(error => $"{(error.Locations.Count > 0 ? PlaceOf(error.Locations[0].Line, parts) : operation.At)}: {error.Message}"));
        }

        problems.AddRange(fragments.Where(group => !reached.Contains(group.Key)).Select(group => $"{group.First().At}: no operation uses the fragment {group.Key}."));
        return problems;
    }

    /// <summary>Names say the component: <c>Board_Query</c>, <c>Board_DeclareMutation</c>, and for fragments <c>Board_incident</c>.</summary>
    public static IEnumerable<string> NameViolations(IEnumerable<WebDocument> documents)
    {
        foreach (var definition in documents.SelectMany(document => Parse(document, [])))
        {
            var (form, ending) = definition.Node switch
            {
                GraphQLOperationDefinition { Operation: OperationType.Mutation } => ("Component_VerbMutation", "[A-Z][a-z]\\w*Mutation"),
                GraphQLOperationDefinition { Operation: var kind } => ($"Component_{kind}", $"\\w*{kind}"),
                GraphQLFragmentDefinition => ("Component_prop", "\\w+"),
                _ => ("Component_Query", ""),
            };
            if (!Regex.IsMatch(definition.Name ?? "", $"^[A-Z][A-Za-z0-9]*_{ending}$", RegexOptions.None, TimeSpan.FromSeconds(10)))
                yield return $"{definition.At}: {definition.Name ?? "a document without a name"} should have the form {form}.";
        }
    }

    private static IEnumerable<Definition> Parse(WebDocument document, List<string> problems)
    {
        try
        {
            return Parser.Parse(document.Text).Definitions.Select(node => new Definition(document, node));
        }
        catch (GraphQLParserException error)
        {
            problems.Add($"{document.Path}:{document.Line + error.Location.Line - 1}: Syntax Error: {error.Description}");
            return [];
        }
    }

    private static string PlaceOf(int line, List<Definition> parts)
    {
        foreach (var part in parts)
        {
            var lines = part.Text.Split('\n').Length;
            if (line <= lines)
                return $"{part.Document.Path}:{part.Line + line - 1}";
            line -= lines;
        }

        return parts[0].At;
    }

    /// <summary>An operation or a fragment where it stands.</summary>
    private sealed record Definition(WebDocument Document, ASTNode Node)
    {
        public string Text => Document.Text[Node.Location.Start..Node.Location.End];

        public int Line => Document.Line + Document.Text.AsSpan(0, Node.Location.Start).Count('\n');

        public string At => $"{Document.Path}:{Line}";

        public string? Name => Node switch
        {
            GraphQLOperationDefinition operation => operation.Name?.StringValue,
            GraphQLFragmentDefinition fragment => fragment.FragmentName.Name.StringValue,
            _ => null,
        };

        public IEnumerable<string> Spreads => Regex.Matches(Text, @"\.\.\.\s*(?!on\b)(?<name>\w+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Select(match => match.Groups["name"].Value);
    }
}
