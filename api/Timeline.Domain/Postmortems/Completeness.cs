using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

/// <summary>What a record still lacks before its postmortem can be published.</summary>
public static class Completeness
{
    /// <summary>What is missing, the gravest first. Empty when the document is complete.</summary>
    /// <param name="catalogue">Says which customers are in a segment. Null: nothing does.</param>
    public static IReadOnlyList<MissingPart> Missing(IncidentRecord record, CatalogueRecord? catalogue = null) =>
        [.. Lifecycle(record), .. Order(record), .. Harm(record), .. Promises(record), .. Untold(record, catalogue ?? CatalogueRecord.Empty), .. Understanding(record), .. Learning(record)];

    /// <summary>What the postmortem's own record still lacks: threads that nobody resolved.</summary>
    public static IReadOnlyList<MissingPart> Missing(PostmortemRecord postmortem) =>
    [
        .. postmortem.Comments.Where(comment => comment.IsOpen).Select(Unresolved),
    ];

    /// <summary>The sections that a template requires and in which nothing stands.</summary>
    /// <param name="silent">Those in which nothing stands, written or generated.</param>
    /// <param name="told">Those that something missing from the record belongs to: it says why nothing stands there.</param>
    public static IReadOnlyList<MissingPart> Missing(PostmortemTemplate template, Func<PostmortemSection, bool> silent, Func<PostmortemSection, bool> told) =>
        [.. template.Sections.Where(section => section.Required && !told(section.Section) && silent(section.Section)).Select(section => Silent(template, section))];

    /// <summary>What was missing from a version that was published, in the words of now: what was redacted since is not said.</summary>
    /// <param name="record">As it was when it was published.</param>
    /// <param name="catalogue">As it was then.</param>
    public static IReadOnlyList<string> Missing(Publication publication, PostmortemRecord postmortem, IncidentRecord record, CatalogueRecord catalogue)
    {
        var template = DraftedTemplate.Of(postmortem.BasisOf(publication), catalogue).Content;
        var known = Missing(record, catalogue).Concat(template.Sections.Select(section => Silent(template, section))).Concat(postmortem.Comments.Select(Unresolved))
            .ToLookup(MissingThing.Of, part => part.Sentence);
        return [.. publication.Missing.Distinct().SelectMany(thing => known.Contains(thing) ? known[thing] : [$"{Say.Label(thing.Kind)}."])];
    }

    private static MissingPart Silent(PostmortemTemplate template, TemplateSection section) => new(
        MissingKind.SilentSection,
        $"Nothing stands in the section \"{section.Title}\", which the template \"{template.Name}\" requires. Write it, or record what it is made of.",
        Section: section.Section);

    private static MissingPart Unresolved(PostmortemComment comment) =>
        new(MissingKind.UnresolvedComment, $"The comment \"{Say.Excerpt(comment.Text)}\" on the section {Say.Words(comment.Section)} is not resolved.", CommentId: comment.Id);

    private static IEnumerable<MissingPart> Lifecycle(IncidentRecord record)
    {
        if (record.Status < IncidentStatus.Resolved)
            yield return new(MissingKind.NotResolved, $"The incident is not resolved; its status is {Say.Words(record.Status)}.");
        if (record.Milestone(MilestoneKind.Reported) is null)
            yield return new(MissingKind.NoFirstContact, $"First contact is not recorded, so no time can be counted from it. {MilestoneWords.HowToRecord(MilestoneKind.Reported)}");
        if (record.Milestone(MilestoneKind.Engaged) is null)
            yield return new(MissingKind.NoEngagement, $"Nobody is recorded as having had hands on it. {MilestoneWords.HowToRecord(MilestoneKind.Engaged)}");
        if (record.Updates.Count == 0)
            yield return new(MissingKind.NoUpdates, "No update to anybody is recorded. Record what people were told, and when.");
    }

    // While it is not resolved, what goes on is no gap.
    private static IEnumerable<MissingPart> Harm(IncidentRecord record)
    {
        foreach (var open in record.Impacts.Where(impact => impact.Until is null && record.Status >= IncidentStatus.Resolved))
            yield return new(MissingKind.OpenImpact, $"The impact on \"{open.Name}\" has no end, and the incident is {Say.Words(record.Status)}. Say when it ended.", EntryId: open.EntryId);
    }

    // While it is not resolved, whom nobody has told yet is work to be done.
    private static IEnumerable<MissingPart> Untold(IncidentRecord record, CatalogueRecord catalogue)
    {
        if (record.Status >= IncidentStatus.Resolved && record.CustomersToTell(catalogue) is { Count: > 0 } untold)
            yield return new(MissingKind.CustomersNotTold, $"Customers not told: {Say.Count(untold.Count)}. Tell them, or record how they were told.");
    }

    private static IEnumerable<MissingPart> Understanding(IncidentRecord record)
    {
        if (record.RootCauses.Count == 0)
            yield return new(MissingKind.NoRootCause, "No root cause is noted.");
        foreach (var open in record.Hypotheses.Where(hypothesis => hypothesis.Status == HypothesisStatus.Open))
            yield return new(MissingKind.OpenHypothesis, $"The theory \"{Say.Excerpt(open.Statement)}\" is neither refuted nor confirmed.", EntryId: open.Id);
        foreach (var decision in record.Decisions.Where(decision => decision is { Outcome: null } and ({ OnAdviceOf: not null } or { Assumption: not null })))
        {
            yield return new(
                MissingKind.UnverifiedDecision,
                $"Whether the decision \"{Say.Excerpt(decision.What)}\" was right was never verified, and it rests on {(decision.Assumption is null ? "advice" : "an assumption")}.",
                EntryId: decision.EntryId);
        }
    }

    private static IEnumerable<MissingPart> Learning(IncidentRecord record)
    {
        if (record.Lessons.Count == 0)
            yield return new(MissingKind.NoLessons, "No lesson is recorded.");
        if (record.ActionItems.Count == 0)
            yield return new(MissingKind.NoActionItems, "No action item is raised.");
        foreach (var item in record.ActionItems.Where(item => item.Status == ActionItemStatus.Open))
        {
            if (item.Owner is null)
                yield return new(MissingKind.ActionWithoutOwner, $"The action item \"{Say.Excerpt(item.Text)}\" has no owner.", ActionItemId: item.Id);
            if (item.Due is null)
                yield return new(MissingKind.ActionWithoutDueDate, $"The action item \"{Say.Excerpt(item.Text)}\" has no due date.", ActionItemId: item.Id);
        }
    }

    private static IEnumerable<MissingPart> Promises(IncidentRecord record)
    {
        foreach (var box in record.TimeBoxes.Where(box => box.State == TimeBoxState.Expired))
            yield return new(MissingKind.UnansweredTimeBox, $"The time box \"{Say.Excerpt(box.Name)}\" ended, and what was done then is not recorded.", EntryId: box.EntryId);
        foreach (var demand in record.Demands.Where(demand => demand.MetAt is null && demand.State != DemandState.Dropped))
            yield return new(MissingKind.UnmetDemand, $"Whether the demand \"{Say.Excerpt(demand.What)}\" was met is not recorded.", EntryId: demand.EntryId);
    }

    private static IEnumerable<MissingPart> Order(IncidentRecord record) =>
        record.Contradictions.Select(contradiction => new MissingPart(
            MissingKind.Contradiction, contradiction.Message, contradiction.Moments.Select(moment => moment.EntryId).FirstOrDefault(id => id is not null)));
}

// Storage contract: the names are in the database. Add; never rename.
public enum MissingKind
{
    NotResolved,
    NoFirstContact,
    NoEngagement,
    NoUpdates,
    Contradiction,
    NoRootCause,
    OpenHypothesis,
    NoLessons,
    NoActionItems,
    ActionWithoutOwner,
    ActionWithoutDueDate,
    OpenImpact,
    UnverifiedDecision,
    UnansweredTimeBox,
    UnmetDemand,
    CustomersNotTold,
    UnresolvedComment,

    /// <summary>Of those that the template requires.</summary>
    SilentSection,
}

/// <summary>One thing that is missing.</summary>
/// <param name="Sentence">For a person: what is missing and, where it is not plain, what to do.</param>
/// <param name="EntryId">The entry it is about, if any.</param>
/// <param name="ActionItemId">The action item it is about, if any.</param>
/// <param name="CommentId">The comment it is about, if any.</param>
/// <param name="Section">The section it is about, if any.</param>
public sealed record MissingPart(
    MissingKind Kind, string Sentence, EntryId? EntryId = null, ActionItemId? ActionItemId = null, CommentId? CommentId = null, PostmortemSection? Section = null);
