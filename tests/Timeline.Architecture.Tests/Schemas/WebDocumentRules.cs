using System.Text.RegularExpressions;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>Checks the web's documents as the server will: each operation with the fragments it reaches, from whichever file.</summary>
internal static class WebDocumentRules
{
    public static IReadOnlyList<string> Violations(Schema schema, IEnumerable<WebDocument> documents, ValidationOptions options)
    {
        var problems = new List<string>();
        var definitions = documents.SelectMany(document => Parse(document, problems)).ToList();
        var fragments = definitions.OfType<FragmentDefinitionNode>().ToLookup(fragment => fragment.Name.Value, StringComparer.Ordinal);
        var operations = definitions.OfType<OperationDefinitionNode>().ToList();

        problems.AddRange(definitions.Except([.. operations, .. fragments.SelectMany(group => group)])
            .Select(other => $"{At(other.Location)}: is no operation and no fragment."));
        problems.AddRange(fragments.Where(group => group.Count() > 1).SelectMany(group => group.Skip(1))
            .Select(again => $"{At(again.Location)}: there is another fragment {again.Name.Value}."));
        problems.AddRange(operations.Where(operation => operation.Name is not null)
            .GroupBy(operation => operation.Name!.Value, StringComparer.Ordinal)
            .SelectMany(group => group.Skip(1))
            .Select(again => $"{At(again.Location)}: there is another operation {again.Name!.Value}."));

        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var parts = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
            Reach(operation.SelectionSet, fragments, parts);
            reached.UnionWith(parts.Keys);
            var document = new DocumentNode([operation, .. parts.Values], 0, operation.Location);
            problems.AddRange(DocumentValidator.Validate(schema, document, options)
                .Select(error => $"{At(error.Locations.Count > 0 ? error.Locations[0] : operation.Location)}: {error.Message}"));
        }

        problems.AddRange(fragments.Where(group => !reached.Contains(group.Key))
            .Select(group => $"{At(group.First().Location)}: no operation uses the fragment {group.Key}."));
        return problems;
    }

    /// <summary>Names say the component: <c>Board_Query</c>, <c>Board_DeclareMutation</c>, and for fragments <c>Board_incident</c>.</summary>
    public static IEnumerable<string> NameViolations(IEnumerable<WebDocument> documents)
    {
        foreach (var definition in documents.SelectMany(document => Parse(document, [])))
        {
            var (name, form, ending) = definition switch
            {
                OperationDefinitionNode { Operation: OperationKind.Mutation, Name: var given } => (given?.Value, "Component_VerbMutation", "[A-Z][a-z]\\w*Mutation"),
                OperationDefinitionNode { Operation: var kind, Name: var given } => (given?.Value, $"Component_{kind}", $"\\w*{kind}"),
                FragmentDefinitionNode { Name: var given } => (given.Value, "Component_prop", "\\w+"),
                _ => (null, "Component_Query", ""),
            };
            if (!Regex.IsMatch(name ?? "", $"^[A-Z][A-Za-z0-9]*_{ending}$", RegexOptions.None, TimeSpan.FromSeconds(10)))
                yield return $"{At(definition.Location)}: {name ?? "a document without a name"} should have the form {form}.";
        }
    }

    private static IEnumerable<DefinitionNode> Parse(WebDocument document, List<string> problems)
    {
        try
        {
            // The empty lines make the places those of the file.
            return GraphQLParser.ParseDocument(new string('\n', document.Line - 1) + document.Text, sourceName: document.Path).Definitions;
        }
        catch (GraphQLSyntaxException error)
        {
            problems.Add($"{document.Path}:{error.Location.Line}: {error.Message}");
            return [];
        }
    }

    private static void Reach(SelectionSetNode? selections, ILookup<string, FragmentDefinitionNode> fragments, Dictionary<string, FragmentDefinitionNode> reached)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case FieldNode field:
                    Reach(field.SelectionSet, fragments, reached);
                    break;
                case InlineFragmentNode inline:
                    Reach(inline.SelectionSet, fragments, reached);
                    break;
                case FragmentSpreadNode spread when fragments[spread.Name.Value].FirstOrDefault() is { } fragment && reached.TryAdd(spread.Name.Value, fragment):
                    Reach(fragment.SelectionSet, fragments, reached);
                    break;
                default:
                    // Reached already, or unknown, which validation tells.
                    break;
            }
        }
    }

    private static string At(Location location) => $"{location.Source}:{location.Line}";
}
