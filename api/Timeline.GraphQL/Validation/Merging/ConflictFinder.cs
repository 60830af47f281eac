using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Merging;

/// <summary>
/// Finds the conflicts of a selection set by comparing fields in pairs, in the order of the reference implementation, so
/// that messages and places are the same. For documents known to have a conflict.
/// </summary>
/// <remarks>
/// Each selection set compares its own fields with each other, with those of the fragments spread in it, and those
/// fragments with each other. Comparing two fields compares their selections in the same ways. What was compared is not
/// compared again, and every step is paid from a budget.
/// </remarks>
internal sealed class ConflictFinder(ValidationContext context)
{
    private const int Budget = 200_000;

    private readonly Dictionary<(NamedType? Parent, SelectionSetNode Set), FieldSet> _fieldSets = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _remaining = Budget;

    /// <summary>The conflicts of the fields of one selection set, those that fragments bring included.</summary>
    public List<Conflict> ConflictsWithin(NamedType? parent, SelectionSetNode selectionSet)
    {
        var conflicts = new List<Conflict>();
        var set = Collect(parent, selectionSet);
        CompareWithin(set, conflicts);
        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(set, set.Fragments[i], areExclusive: false, conflicts);
            for (var j = i + 1; j < set.Fragments.Count; j++)
                CompareFragments(set.Fragments[i], set.Fragments[j], areExclusive: false, conflicts);
        }

        return conflicts;
    }

    private void CompareWithin(FieldSet set, List<Conflict> conflicts)
    {
        foreach (var (key, fields) in set.Groups)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                    Compare(key, fields[i], fields[j], areExclusive: false, conflicts);
            }
        }
    }

    private void CompareSets(FieldSet first, FieldSet second, bool areExclusive, List<Conflict> conflicts)
    {
        if (second.Groups.Count == 0)
            return;
        Spend(first.Groups.Count);
        foreach (var (key, fields) in first.Groups)
        {
            if (!second.Groups.TryGetValue(key, out var others))
                continue;
            foreach (var a in fields)
            {
                foreach (var b in others)
                    Compare(key, a, b, areExclusive, conflicts);
            }
        }
    }

    private void CompareWithFragment(FieldSet set, string name, bool areExclusive, List<Conflict> conflicts)
    {
        ValidationContext.EnsureStack();
        Spend(1);
        if (set.Groups.Count == 0 || set.IsCompared(name, areExclusive) || !context.TryGetFragment(name, out var fragment))
            return;
        var other = Collect(fragment);
        if (set == other)
            return;
        CompareSets(set, other, areExclusive, conflicts);
        foreach (var inner in other.Fragments)
            CompareWithFragment(set, inner, areExclusive, conflicts);
    }

    private void CompareFragments(string first, string second, bool areExclusive, List<Conflict> conflicts)
    {
        ValidationContext.EnsureStack();
        Spend(2);
        if (first == second || IsCompared(first, second, areExclusive)
            || !context.TryGetFragment(first, out var firstFragment) || !context.TryGetFragment(second, out var secondFragment))
            return;

        var (a, b) = (Collect(firstFragment), Collect(secondFragment));
        CompareSets(a, b, areExclusive, conflicts);
        foreach (var inner in b.Fragments)
            CompareFragments(first, inner, areExclusive, conflicts);
        foreach (var inner in a.Fragments)
            CompareFragments(inner, second, areExclusive, conflicts);
    }

    private void Compare(string key, MergeField a, MergeField b, bool areExclusive, List<Conflict> conflicts)
    {
        ValidationContext.EnsureStack();
        Spend(2);
        areExclusive = areExclusive || (a.ParentType != b.ParentType && a.ParentType is ObjectType && b.ParentType is ObjectType);
        if (!areExclusive && DifferentFields(a.Node, b.Node) is { } reason)
        {
            conflicts.Add(new Conflict(key, reason, [a.Node], [b.Node]));
        }
        else if (a.Type is { } first && b.Type is { } second && FieldComparison.TypesConflict(first, second))
        {
            conflicts.Add(new Conflict(key, $"they return conflicting types \"{first}\" and \"{second}\"", [a.Node], [b.Node]));
        }
        else if (a.Node.SelectionSet is { } firstSet && b.Node.SelectionSet is { } secondSet)
        {
            var inner = CompareSelections(Collect(a.Type?.Named, firstSet), Collect(b.Type?.Named, secondSet), areExclusive);
            if (inner.Count > 0)
                conflicts.Add(Conflict.Between(key, a.Node, b.Node, inner));
        }
    }

    private List<Conflict> CompareSelections(FieldSet first, FieldSet second, bool areExclusive)
    {
        var conflicts = new List<Conflict>();
        CompareSets(first, second, areExclusive, conflicts);
        foreach (var name in second.Fragments)
            CompareWithFragment(first, name, areExclusive, conflicts);
        foreach (var name in first.Fragments)
            CompareWithFragment(second, name, areExclusive, conflicts);
        foreach (var a in first.Fragments)
        {
            foreach (var b in second.Fragments)
                CompareFragments(a, b, areExclusive, conflicts);
        }

        return conflicts;
    }

    private string? DifferentFields(FieldNode a, FieldNode b)
    {
        if (a.Name.Value != b.Name.Value)
            return $"\"{Conflict.Shorten(a.Name.Value)}\" and \"{Conflict.Shorten(b.Name.Value)}\" are different fields";
        Spend(a.Arguments.Count);
        return FieldComparison.SameArguments(a.Arguments, b.Arguments) ? null : "they have differing arguments";
    }

    // A comparison that left out what exclusive parents excuse says nothing about parents that are not exclusive.
    private bool IsCompared(string first, string second, bool areExclusive)
    {
        var pair = string.CompareOrdinal(first, second) < 0 ? (first, second) : (second, first);
        if (_comparedFragments.TryGetValue(pair, out var wereExclusive) && (areExclusive || !wereExclusive))
            return true;
        _comparedFragments[pair] = areExclusive;
        return false;
    }

    private FieldSet Collect(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.GetType(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    private FieldSet Collect(NamedType? parent, SelectionSetNode selectionSet)
    {
        if (!_fieldSets.TryGetValue((parent, selectionSet), out var set))
            Fill(_fieldSets[(parent, selectionSet)] = set = new FieldSet(), parent, selectionSet);
        return set;
    }

    private void Fill(FieldSet set, NamedType? parent, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    set.Add(MergeField.Of(parent, field));
                    break;
                case FragmentSpreadNode spread:
                    set.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Fill(set, MergeField.ConditionType(context.Schema, inline.TypeCondition, parent), inline.SelectionSet);
                    break;
            }
        }
    }

    private void Spend(int cost)
    {
        _remaining -= cost;
        context.MergingSteps += cost;
        if (_remaining < 0)
            throw ValidationAbortedException.TooMuchWork();
    }
}
