using System.Globalization;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Limits;

/// <summary>
/// Refuses operations that ask for too much, before any rule looks at them. Takes time linear in the document: a
/// fragment is measured once.
/// </summary>
internal sealed class OperationLimits
{
    private readonly ValidationContext _context;
    private readonly Dictionary<string, SelectionSize> _fragments = new(StringComparer.Ordinal);

    private OperationLimits(ValidationContext context) => _context = context;

    /// <summary>Reports each limit that an operation is over.</summary>
    public static void Check(ValidationContext context)
    {
        var options = context.Options;
        if (options is { MaxDepth: null, MaxAliases: null, MaxFields: null, MaxFragmentSpreads: null })
            return;

        var limits = new OperationLimits(context);
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            var size = limits.Measure(operation.SelectionSet);
            limits.Require(operation, "nests", "fields in each other", size.Depth, options.MaxDepth);
            limits.Require(operation, "has", "aliases", size.Aliases, options.MaxAliases);
            limits.Require(operation, "selects", "fields", size.Fields, options.MaxFields);
            limits.Require(operation, "spreads", "fragments", size.Spreads, options.MaxFragmentSpreads);
        }
    }

    private void Require(OperationDefinitionNode operation, string verb, string what, int value, int? limit)
    {
        if (limit is null || value <= limit)
            return;
        var who = operation.Name is { } name ? $"Operation \"{name.Value}\"" : "The operation";
        var shown = value == int.MaxValue ? "countless" : value.ToString(CultureInfo.InvariantCulture);
        _context.Report(new GraphQLError(
            string.Create(CultureInfo.InvariantCulture, $"{who} {verb} {shown} {what}; the limit is {limit}."),
            [operation.Location],
            Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "OPERATION_TOO_LARGE" }));
    }

    private SelectionSize Measure(SelectionSetNode set)
    {
        ValidationContext.EnsureStack();
        var size = default(SelectionSize);
        foreach (var selection in set.Selections)
        {
            size = size.And(selection switch
            {
                FieldNode field => (field.SelectionSet is { } inner ? Measure(inner) : default).InField(field.Alias is not null),
                InlineFragmentNode inline => Measure(inline.SelectionSet),
                FragmentSpreadNode spread => MeasureFragment(spread.Name.Value).InSpread(),
                _ => default,
            });
        }

        return size;
    }

    private SelectionSize MeasureFragment(string name)
    {
        if (_fragments.TryGetValue(name, out var size) || !_context.TryGetFragment(name, out var fragment))
            return size;
        _fragments[name] = default;   // ends cycles, which a rule reports
        return _fragments[name] = Measure(fragment.SelectionSet);
    }
}
