using System.Runtime.CompilerServices;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Merging;

/// <summary>
/// Finds out whether any fields of a document conflict, by groups instead of pairs. GraphQL spec, section "Field
/// Selection Merging".
/// </summary>
/// <remarks>
/// <para>
/// Everything with one response name is one group, through all fragments. Two questions are asked, each of every member
/// against the first: do all have the same shape, whatever their parents (<c>SameResponseShape</c>), and are those whose
/// parents can be one object the same field with the same arguments. The selections of a group are then merged into one
/// set, which is looked at the same way. Both relations carry over from member to member, so pairs add nothing.
/// </para>
/// <para>
/// A set met before is not looked at again, which also ends cycles of fragments. Fields that fragments bring in again and
/// again are paid from a budget; when that is used up, the answer is "perhaps not".
/// </para>
/// </remarks>
internal sealed class FieldMergeCheck
{
    private const int Budget = 200_000;

    private readonly ValidationContext _context;
    private readonly Dictionary<SelectionSetNode, int> _numbers = [];
    private readonly HashSet<SetKey> _shapesSeen = [];
    private readonly HashSet<SetKey> _parentsSeen = [];
    private int _remaining = Budget;

    private FieldMergeCheck(ValidationContext context) => _context = context;

    /// <summary>True when there is certainly no conflict in any operation or fragment.</summary>
    public static bool IsConflictFree(ValidationContext context)
    {
        var check = new FieldMergeCheck(context);
        var reached = new HashSet<FragmentDefinitionNode>();
        foreach (var operation in context.Document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (!check.IsConflictFree(context.Schema.GetRootType(operation.Operation), operation.SelectionSet))
                return false;
            reached.UnionWith(context.References.ReachedFrom(operation));
        }

        // The others were looked at on the way, merged with more than they hold themselves.
        return context.Document.Definitions.OfType<FragmentDefinitionNode>().Where(fragment => !reached.Contains(fragment))
            .All(fragment => check.IsConflictFree(context.Schema.GetType(fragment.TypeCondition.Name.Value), fragment.SelectionSet));
    }

    private bool IsConflictFree(NamedType? parent, SelectionSetNode selectionSet) =>
        HaveSameShape([new Source(parent, selectionSet)]) && AreSameForCommonParents([new Source(parent, selectionSet)]);

    private bool HaveSameShape(List<Source> sources)
    {
        if (!Enter(sources, _shapesSeen, out var isKnown))
            return false;
        if (isKnown)
            return true;
        if (Collect(sources) is not { } groups)
            return false;
        foreach (var group in groups)
        {
            _context.MergingSteps += group.Count;
            var first = group.Find(field => field.Type is not null)?.Type;
            if (first is not null && group.Exists(field => field.Type is { } type && FieldComparison.TypesConflict(first, type)))
                return false;
            if (Selections(group) is { Count: > 0 } inner && !HaveSameShape(inner))
                return false;
        }

        return true;
    }

    private bool AreSameForCommonParents(List<Source> sources)
    {
        if (!Enter(sources, _parentsSeen, out var isKnown))
            return false;
        if (isKnown)
            return true;
        if (Collect(sources) is not { } groups)
            return false;
        foreach (var group in groups)
        {
            foreach (var together in ByCommonParent(group))
            {
                _context.MergingSteps += together.Count;
                if (!AreSameField(together))
                    return false;
                if (Selections(together) is { Count: > 0 } inner && !AreSameForCommonParents(inner))
                    return false;
            }
        }

        return true;
    }

    // Fields of two different object types never meet in one object; an interface's or union's meet everybody's.
    private IEnumerable<List<MergeField>> ByCommonParent(List<MergeField> group)
    {
        if (group.Count == 1)
            return [group];
        var byObject = group.Where(field => field.ParentType is ObjectType).GroupBy(field => field.ParentType).ToList();
        if (byObject.Count == 0 || (byObject.Count == 1 && byObject[0].Count() == group.Count))
            return [group];
        var shared = group.Where(field => field.ParentType is not ObjectType).ToList();
        return !Spend(shared.Count * (byObject.Count - 1)) ? [group] : byObject.Select(own => shared.Concat(own).ToList());
    }

    private static bool AreSameField(List<MergeField> fields)
    {
        var first = fields[0].Node;
        for (var i = 1; i < fields.Count; i++)
        {
            var other = fields[i].Node;
            if (other.Name.Value != first.Name.Value || !FieldComparison.SameArguments(first.Arguments, other.Arguments))
                return false;
        }

        return true;
    }

    private static List<Source> Selections(List<MergeField> fields)
    {
        var selections = new List<Source>();
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is { } inner)
                selections.Add(new Source(field.Type?.Named, inner));
        }

        return selections;
    }

    /// <summary>The fields of some selection sets by response name; null when the budget is used up.</summary>
    private List<List<MergeField>>? Collect(List<Source> sources)
    {
        var groups = new Dictionary<string, List<MergeField>>(StringComparer.Ordinal);
        var order = new List<List<MergeField>>();
        var fragments = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Source>(sources);
        while (waiting.TryPop(out var source))
        {
            if (!Spend(source.Set.Selections.Count))
                return null;
            foreach (var selection in source.Set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        if (!groups.TryGetValue(field.ResponseKey, out var group))
                            order.Add(groups[field.ResponseKey] = group = []);
                        group.Add(MergeField.Of(source.ParentType, field));
                        break;
                    case InlineFragmentNode inline:
                        waiting.Push(new Source(MergeField.ConditionType(_context.Schema, inline.TypeCondition, source.ParentType), inline.SelectionSet));
                        break;
                    case FragmentSpreadNode spread when fragments.Add(spread.Name.Value) && _context.TryGetFragment(spread.Name.Value, out var fragment):
                        waiting.Push(new Source(_context.Schema.GetType(fragment.TypeCondition.Name.Value), fragment.SelectionSet));
                        break;
                }
            }
        }

        return order;
    }

    private bool Spend(int steps)
    {
        _remaining -= steps;
        _context.MergingSteps += steps;
        return _remaining >= 0;
    }

    private bool Enter(List<Source> sources, HashSet<SetKey> seen, out bool isKnown)
    {
        var numbers = new int[sources.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!_numbers.TryGetValue(sources[i].Set, out numbers[i]))
                numbers[i] = _numbers[sources[i].Set] = _numbers.Count;
        }

        Array.Sort(numbers);
        isKnown = !seen.Add(new SetKey(numbers));
        return RuntimeHelpers.TryEnsureSufficientExecutionStack();
    }

    private readonly record struct Source(NamedType? ParentType, SelectionSetNode Set);

    /// <summary>The selection sets merged into one, by number.</summary>
    private readonly record struct SetKey(int[] Numbers)
    {
        public bool Equals(SetKey other) => Numbers.AsSpan().SequenceEqual(other.Numbers);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var number in Numbers)
                hash.Add(number);
            return hash.ToHashCode();
        }
    }
}
