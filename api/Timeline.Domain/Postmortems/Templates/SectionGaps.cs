using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Domain.Postmortems;

/// <summary>Which sections what is missing in a record belongs to.</summary>
public static class SectionGaps
{
    /// <summary>What the record lacks for a section, in sentences. A template without the section has it nowhere.</summary>
    /// <param name="catalogue">Says which customers are in a segment.</param>
    public static ILookup<PostmortemSection, string> Of(IncidentRecord record, CatalogueRecord catalogue) =>
        Completeness.Missing(record, catalogue).ToLookup(part => SectionOf(part.Kind), part => part.Sentence);

    /// <summary>Where what is missing is said, or would stand.</summary>
    public static PostmortemSection SectionOf(MissingPart part, PostmortemRecord postmortem) =>
        part.Section ?? (part.CommentId is { } comment ? postmortem.Comment(comment)?.Section : null) ?? SectionOf(part.Kind);

    private static PostmortemSection SectionOf(MissingKind kind) => kind switch
    {
        MissingKind.NoFirstContact or MissingKind.NoEngagement => PostmortemSection.Response,
        MissingKind.NoUpdates or MissingKind.CustomersNotTold or MissingKind.UnmetDemand or MissingKind.UnansweredTimeBox => PostmortemSection.Communications,
        MissingKind.Contradiction => PostmortemSection.Timeline,
        MissingKind.NoRootCause => PostmortemSection.Causes,
        MissingKind.OpenHypothesis or MissingKind.UnverifiedDecision => PostmortemSection.Diagnosis,
        MissingKind.NoLessons => PostmortemSection.Lessons,
        MissingKind.NoActionItems or MissingKind.ActionWithoutOwner or MissingKind.ActionWithoutDueDate => PostmortemSection.Actions,
        MissingKind.OpenImpact => PostmortemSection.Impact,
        MissingKind.NotResolved => PostmortemSection.Recovery,
        _ => PostmortemSection.Summary,
    };
}
