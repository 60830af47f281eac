using Timeline.GraphQL.Language;
using Timeline.GraphQL.Validation.Merging;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>Fields with one response name are the same field. GraphQL spec, section "Field Selection Merging".</summary>
/// <remarks>
/// Comparing fields in pairs, as the specification words it, takes quadratic time and invites attacks. So the whole
/// document is first looked at by groups (<see cref="FieldMergeCheck"/>), in near-linear time, which finds out whether
/// there is any conflict. Only when there is, pairs are compared (<see cref="ConflictFinder"/>, on a budget) to say
/// which, in the words and at the places of the reference implementation.
/// </remarks>
internal sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    private ConflictFinder? _finder;

    public override void EnterDocument(DocumentNode document)
    {
        if (!FieldMergeCheck.IsConflictFree(Context))
            _finder = new ConflictFinder(Context);
    }

    public override void EnterSelectionSet(SelectionSetNode selectionSet, Node owner)
    {
        // The fields of an inline fragment belong to the set around it.
        if (_finder is null || owner is InlineFragmentNode)
            return;
        foreach (var conflict in _finder.ConflictsWithin(Context.ParentType, selectionSet))
        {
            Context.Report(
                $"Fields \"{Conflict.Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. conflict.First, .. conflict.Second]);
        }
    }
}
