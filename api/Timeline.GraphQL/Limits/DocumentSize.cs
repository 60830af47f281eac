using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private readonly ExecutorOptions _limits;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Size> _fragments = new(StringComparer.Ordinal);
    private readonly List<GraphQLError> _errors = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private bool _isCircular;
    private long _comparisons;
    private GraphQLField? _introspection;

    private DocumentSize(GraphQLDocument document, ExecutorOptions limits)
    {
        (_document, _limits) = (document, limits);
        foreach (var definition in document.Definitions.OfType<GraphQLFragmentDefinition>())
            _definitions.TryAdd(definition.FragmentName.Name.StringValue, definition);
    }

    /// <summary>An error for each limit that is exceeded, naming it and what was met.</summary>
    /// <param name="document">The document.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="introspection">A field that asks what the schema is; null when none does.</param>
    public static IReadOnlyList<GraphQLError> Check(GraphQLDocument document, ExecutorOptions limits, out GraphQLField? introspection)
    {
        var size = new DocumentSize(document, limits);
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>().ToList();
        size.Require(document, "The document", "has", "operations", operations.Count, limits.MaxOperations);
        foreach (var operation in operations)
        {
            var who = operation.Name is { } name ? $"Operation \"{name.StringValue}\"" : "The operation";
            size.Require(operation, who, "has", "variables", operation.Variables?.Count ?? 0, limits.MaxVariables);
            size.Check(operation, who, operation.SelectionSet);
        }

        // Rules look at fragments that no operation spreads, too.
        foreach (var (name, fragment) in size._definitions)
            size.Check(fragment, $"Fragment \"{name}\"", fragment.SelectionSet);
        introspection = size._introspection;
        return size._errors;
    }

    private void Check(ASTNode node, string who, GraphQLSelectionSet selections)
    {
        if (_errors.Count > 0)
            return;
        var size = Measure(selections);
        Require(node, who, "nests", "fields in each other", size.Depth, _limits.MaxDepth);
        Require(node, who, "has", "aliases", size.Aliases, _limits.MaxAliases);
        Require(node, who, "selects", "fields", size.Fields, _limits.MaxFields);
        Require(node, who, "spreads", "fragments", size.Spreads, _limits.MaxFragmentSpreads);
        // A rule refuses circles.
        if (_errors.Count == 0 && !_isCircular)
            Compare([selections]);
        Require(node, who, "selects the same names so often that validation would compare", "pairs", (int)Math.Min(_comparisons, int.MaxValue), _limits.MaxComparisons);
    }

    private void Require(ASTNode node, string who, string verb, string what, int value, int limit)
    {
        var shown = value == int.MaxValue ? "countless" : value.ToString(CultureInfo.InvariantCulture);
        if (value > limit)
            _errors.Add(GraphQLError.At(_document, node, string.Create(CultureInfo.InvariantCulture, $"{who} {verb} {shown} {what}; the limit is {limit}."), "OPERATION_TOO_LARGE"));
    }

    private Size Measure(GraphQLSelectionSet? set)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return new Size(int.MaxValue, 0, 0, 0, 0);
        var size = default(Size);
        foreach (var selection in set?.Selections ?? [])
        {
            size = size.And(selection switch
            {
                GraphQLField field => MeasureField(field),
                GraphQLFragmentSpread spread => MeasureFragment(spread.FragmentName.Name.StringValue).Plus(0, 0, 0, 1, 0),
                _ => Measure(((GraphQLInlineFragment)selection).SelectionSet),
            });
        }

        return size;
    }

    private Size MeasureField(GraphQLField field)
    {
        var (inner, name) = (Measure(field.SelectionSet), field.Name.StringValue);
        if (name is "__schema" or "__type")
        {
            _introspection ??= field;
            Require(field, "Introspection", "goes through", "lists in each other", inner.Lists, MaxIntrospectionLists);
        }

        return inner.Plus(1, 1, field.Alias is null ? 0 : 1, 0, name is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0);
    }

    private Size MeasureFragment(string name)
    {
        if (_fragments.TryGetValue(name, out var size) || !_definitions.TryGetValue(name, out var fragment))
            return size;
        _isCircular |= !_open.Add(name);
        if (!_isCircular)
            size = _fragments[name] = Measure(fragment.SelectionSet);
        _open.Remove(name);
        return size;
    }

    // The rule that fields can be merged compares each two of one name, and then what is inside of both.
    private void Compare(List<GraphQLSelectionSet> sets)
    {
        var byName = new Dictionary<string, (int Count, List<GraphQLSelectionSet> Inner)>(StringComparer.Ordinal);
        var spreads = new HashSet<string>(StringComparer.Ordinal);
        sets.ForEach(set => Collect(set, byName, spreads));
        _comparisons += (long)spreads.Count * spreads.Count;
        foreach (var (count, inner) in byName.Values)
        {
            _comparisons += (long)count * (count - 1) / 2;
            if (inner.Count > 0 && _comparisons <= _limits.MaxComparisons)
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

    /// <summary>How much a selection asks for, fragments opened at each use. Counts stop at <see cref="int.MaxValue"/>: fragments that spread others twice double them.</summary>
    /// <param name="Depth">The longest way down, in fields.</param>
    /// <param name="Fields">Selected fields.</param>
    /// <param name="Aliases">Those of them with an alias.</param>
    /// <param name="Spreads">Named fragments spread.</param>
    /// <param name="Lists">The longest way down, in the lists of introspection that go through the whole schema again.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Size(int Depth, int Fields, int Aliases, int Spreads, int Lists)
    {
        public Size And(Size other) => new(
            Math.Max(Depth, other.Depth), Add(Fields, other.Fields), Add(Aliases, other.Aliases), Add(Spreads, other.Spreads), Math.Max(Lists, other.Lists));

        public Size Plus(int depth, int fields, int aliases, int spreads, int lists) =>
            new(Add(Depth, depth), Add(Fields, fields), Add(Aliases, aliases), Add(Spreads, spreads), Add(Lists, lists));

        private static int Add(int a, int b) => (int)Math.Min((long)a + b, int.MaxValue);
    }
}
