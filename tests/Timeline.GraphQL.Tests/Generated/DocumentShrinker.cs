using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>All documents that lack one piece of a document: what a failing case is made smaller with.</summary>
internal static class DocumentShrinker
{
    public static IEnumerable<string> Smaller(string text)
    {
        DocumentNode document;
        try
        {
            document = GraphQLParser.ParseDocument(text);
        }
        catch (GraphQLSyntaxException)
        {
            return [];
        }

        return Without(document.Definitions, Smaller).Where(definitions => definitions.Count > 0)
            .Select(definitions => GraphQLPrinter.Print(document with { Definitions = definitions }));
    }

    private static IEnumerable<DefinitionNode> Smaller(DefinitionNode definition) => definition switch
    {
        OperationDefinitionNode node =>
            Without(node.VariableDefinitions, None).Select(variables => node with { VariableDefinitions = variables })
                .Concat(Without(node.Directives, None).Select(directives => node with { Directives = directives }))
                .Concat(Smaller(node.SelectionSet).Select(set => node with { SelectionSet = set })),
        FragmentDefinitionNode node => Smaller(node.SelectionSet).Select(set => node with { SelectionSet = set }),
        _ => [],
    };

    private static IEnumerable<SelectionSetNode> Smaller(SelectionSetNode set) => Without(set.Selections, Smaller)
        .Where(selections => selections.Count > 0)
        .Select(selections => set with { Selections = selections });

    private static IEnumerable<SelectionNode> Smaller(SelectionNode selection) => selection switch
    {
        FieldNode node =>
            Without(node.Arguments, None).Select(arguments => node with { Arguments = arguments })
                .Concat(Without(node.Directives, None).Select(directives => node with { Directives = directives }))
                .Concat(node.SelectionSet is null ? [] : Smaller(node.SelectionSet).Select(set => node with { SelectionSet = set })),
        InlineFragmentNode node => Smaller(node.SelectionSet).Select(set => node with { SelectionSet = set }),
        _ => [],
    };

    private static IEnumerable<T> None<T>(T item) => [];

    // The list without each of its items, and with each item made smaller.
    private static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> smaller)
    {
        for (var i = 0; i < items.Count; i++)
        {
            yield return [.. items.Take(i), .. items.Skip(i + 1)];
            foreach (var item in smaller(items[i]))
                yield return [.. items.Take(i), item, .. items.Skip(i + 1)];
        }
    }
}
