using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>
/// Introspection does not go through the same lists again and again: no more than two of <c>fields</c>,
/// <c>interfaces</c>, <c>possibleTypes</c> and <c>inputFields</c> are nested. Not in the specification: a limit of the
/// reference implementation, as such a query's result grows by a power of the schema's size.
/// </summary>
internal sealed class MaxIntrospectionDepthRule(ValidationContext context) : ValidationRule(context)
{
    private const int MaxLists = 3;
    private readonly Dictionary<string, int> _deepestFine = new(StringComparer.Ordinal);
    private FieldNode? _exceeded;

    public override void EnterField(FieldNode field)
    {
        if (_exceeded is null && field.Name.Value is "__schema" or "__type" && Exceeds(field, lists: 0))
        {
            _exceeded = field;
            Context.Report("Maximum introspection depth exceeded", field);
        }
    }

    public override void LeaveField(FieldNode field)
    {
        if (field == _exceeded)
            _exceeded = null;
    }

    private bool Exceeds(SelectionNode selection, int lists)
    {
        ValidationContext.EnsureStack();
        switch (selection)
        {
            case FieldNode field:
                var depth = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? lists + 1 : lists;
                return depth >= MaxLists || (field.SelectionSet is { } inner && Exceeds(inner, depth));
            case InlineFragmentNode inline:
                return Exceeds(inline.SelectionSet, lists);
            case FragmentSpreadNode spread:
                return FragmentExceeds(spread.Name.Value, lists);
            default:
                return false;
        }
    }

    private bool Exceeds(SelectionSetNode selectionSet, int lists)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (Exceeds(selection, lists))
                return true;
        }

        return false;
    }

    // What was fine under as many lists is fine under fewer. Noted before looking, which also ends cycles.
    private bool FragmentExceeds(string name, int lists)
    {
        if (_deepestFine.TryGetValue(name, out var fine) && fine >= lists)
            return false;
        if (!Context.TryGetFragment(name, out var fragment))
            return false;
        _deepestFine[name] = lists;
        var exceeds = Exceeds(fragment.SelectionSet, lists);
        if (exceeds)
            _deepestFine.Remove(name);
        return exceeds;
    }
}
