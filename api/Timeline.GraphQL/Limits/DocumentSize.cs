using System.Globalization;
using System.Runtime.CompilerServices;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>
/// Refuses documents that ask for too much, before any rule looks at them: rules take time that grows with the square of what is asked.
/// Measuring takes time linear in the document, as a fragment is measured once, and then in the fields that it may have at most.
/// </summary>
internal sealed class DocumentSize
{
    // As the reference implementation has it: one such list in another makes a result that is a power of the schema's size.
    private const int MaxIntrospectionLists = 2;

    private readonly GraphQLDocument _document;
    private readonly DocumentLimits _limits;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelectionSize> _fragments = new(StringComparer.Ordinal);
    private readonly List<GraphQLError> _errors = [];
    private long _comparisons;

    private DocumentSize(GraphQLDocument document, DocumentLimits limits)
    {
        _document = document;
        _limits = limits;
        foreach (var definition in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _definitions.TryAdd(definition.FragmentName.Name.StringValue, definition);
    }

    /// <summary>An error for each limit that is exceeded, naming it and what was met.</summary>
    public static IReadOnlyList<GraphQLError> Check(GraphQLDocument document, DocumentLimits limits)
    {
        var size = new DocumentSize(document, limits);
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        size.Require(null, "The document", "has", "operations", operations.Count, limits.MaxOperations);
        foreach (var operation in operations)
            size.Check(operation, operation.Name is { } name ? $"Operation \"{name.StringValue}\"" : "The operation", operation.SelectionSet);
        // Rules look at fragments that no operation spreads, too.
        foreach (var (name, fragment) in size._errors.Count == 0 ? size._definitions : [])
            size.Check(fragment, $"Fragment \"{name}\"", fragment.SelectionSet);
        return size._errors;
    }

    private void Check(ASTNode node, string who, GraphQLSelectionSet selections)
    {
        var size = Measure(selections);
        Require(node, who, "nests", "fields in each other", size.Depth, _limits.MaxDepth);
        Require(node, who, "has", "aliases", size.Aliases, _limits.MaxAliases);
        Require(node, who, "selects", "fields", size.Fields, _limits.MaxFields);
        Require(node, who, "spreads", "fragments", size.Spreads, _limits.MaxFragmentSpreads);
        if (_errors.Count > 0)
            return;
        Compare([selections]);
        if (_comparisons > _limits.MaxComparisons)
            Report(node, string.Create(CultureInfo.InvariantCulture, $"{who} selects fields of the same names so often that {_comparisons} pairs of them would be compared; the limit is {_limits.MaxComparisons}."));
    }

    private void Require(ASTNode? node, string who, string verb, string what, int value, int limit)
    {
        if (value <= limit)
            return;
        var shown = value == int.MaxValue ? "countless" : value.ToString(CultureInfo.InvariantCulture);
        Report(node, string.Create(CultureInfo.InvariantCulture, $"{who} {verb} {shown} {what}; the limit is {limit}."));
    }

    private void Report(ASTNode? node, string message)
    {
        if (_errors.Count < _limits.MaxErrors)
            _errors.Add(GraphQLError.TooLarge(message, _document, node));
    }

    private SelectionSize Measure(GraphQLSelectionSet set)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return SelectionSize.Countless;
        var size = default(SelectionSize);
        foreach (var selection in set.Selections)
        {
            size = size.And(selection switch
            {
                GraphQLField field => MeasureField(field),
                GraphQLInlineFragment inline => Measure(inline.SelectionSet),
                GraphQLFragmentSpread spread => MeasureFragment(spread.FragmentName.Name.StringValue).InSpread(),
                _ => default,
            });
        }

        return size;
    }

    private SelectionSize MeasureField(GraphQLField field)
    {
        var inner = field.SelectionSet is { } set ? Measure(set) : default;
        var name = field.Name.StringValue;
        if (name is "__schema" or "__type" && inner.Lists > MaxIntrospectionLists)
            Report(field, $"Maximum introspection depth exceeded: \"{name}\" goes through {inner.Lists} lists in each other; the limit is {MaxIntrospectionLists}.");
        return inner.InField(field.Alias is not null, name is "fields" or "interfaces" or "possibleTypes" or "inputFields");
    }

    private SelectionSize MeasureFragment(string name)
    {
        if (_fragments.TryGetValue(name, out var size) || !_definitions.TryGetValue(name, out var fragment))
            return size;
        _fragments[name] = default;   // ends cycles, which a rule reports
        return _fragments[name] = Measure(fragment.SelectionSet);
    }

    // The rule that fields can be merged compares each two of one name, and then what is inside of both.
    private void Compare(IReadOnlyList<GraphQLSelectionSet> sets)
    {
        var byName = new Dictionary<string, (int Count, List<GraphQLSelectionSet> Inner)>(StringComparer.Ordinal);
        var spreads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(set, byName, spreads);
        _comparisons += (long)spreads.Count * spreads.Count;
        foreach (var (count, inner) in byName.Values)
        {
            _comparisons += (long)count * (count - 1) / 2;
            if (_comparisons > _limits.MaxComparisons)
                return;
            if (inner.Count > 0)
                Compare(inner);
        }
    }

    private void Collect(GraphQLSelectionSet set, Dictionary<string, (int Count, List<GraphQLSelectionSet> Inner)> byName, HashSet<string> spreads)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    var name = (field.Alias?.Name ?? field.Name).StringValue;
                    var (count, inner) = byName.TryGetValue(name, out var known) ? known : (0, []);
                    if (field.SelectionSet is { } below)
                        inner.Add(below);
                    byName[name] = (count + 1, inner);
                    break;
                case GraphQLInlineFragment fragment:
                    Collect(fragment.SelectionSet, byName, spreads);
                    break;
                case GraphQLFragmentSpread spread when spreads.Add(spread.FragmentName.Name.StringValue) && _definitions.TryGetValue(spread.FragmentName.Name.StringValue, out var definition):
                    Collect(definition.SelectionSet, byName, spreads);
                    break;
            }
        }
    }
}
