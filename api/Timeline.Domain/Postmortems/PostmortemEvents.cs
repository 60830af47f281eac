using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Postmortems;

// Storage contract: type and member names are in the database. Add optional members; never rename.

/// <summary>A fact about the postmortem of one incident, in a stream of its own.</summary>
public abstract record PostmortemEvent
{
    /// <summary>The postmortem after it. Pure.</summary>
    /// <param name="postmortem">The postmortem before it.</param>
    /// <param name="recorded">The fact with its envelope.</param>
    public abstract PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded);

    /// <summary>The same fact with the names under which people are shown.</summary>
    public virtual PostmortemEvent Naming(Func<NamedPerson, NamedPerson> shown) => this;
}

/// <summary>Every type of fact about a postmortem, and the name that the store keeps it under.</summary>
/// <remarks>Storage contract: type and member names are in the database. Add a line, or an optional member; never rename.</remarks>
public static class PostmortemEvents
{
    public static IReadOnlyDictionary<Type, string> StoredNames { get; } = new Dictionary<Type, string>
    {
        [typeof(PostmortemDrafted)] = "postmortem_drafted",
        [typeof(SectionWritten)] = "section_written",
        [typeof(SectionReset)] = "section_reset",
        [typeof(SectionRebased)] = "section_rebased",
        [typeof(ReviewRequested)] = "review_requested",
        [typeof(ChangesRequested)] = "changes_requested",
        [typeof(PostmortemApproved)] = "postmortem_approved",
        [typeof(PostmortemPublished)] = "postmortem_published",
        [typeof(PublicationWithdrawn)] = "publication_withdrawn",
        [typeof(CommentAdded)] = "comment_added",
        [typeof(CommentResolved)] = "comment_resolved",
        [typeof(CommentReopened)] = "comment_reopened",
        [typeof(CommentRetracted)] = "comment_retracted",
        [typeof(SectionRedacted)] = "section_redacted",
        [typeof(CommentRedacted)] = "comment_redacted",
        [typeof(ReviewRedacted)] = "review_redacted",
        [typeof(NamesReplaced)] = "names_replaced",
        [typeof(NamesDismissed)] = "names_dismissed",
        [typeof(NamesReopened)] = "names_reopened",
        [typeof(NamesRedacted)] = "names_redacted",
    };
}

/// <summary>The document was composed from the record, for the first time or anew.</summary>
/// <param name="Incident">The incident's id.</param>
/// <param name="IncidentVersion">The incident's version that it was composed from.</param>
/// <param name="DefinitionsVersion">The version of the metric definitions used.</param>
/// <param name="TemplateId">The template. Null: the standard one.</param>
/// <param name="TemplateVersion">The newest version of it that was known then. Null: the standard one has none.</param>
public sealed record PostmortemDrafted(
    Guid Incident, long IncidentVersion, int DefinitionsVersion, PostmortemTemplateId? TemplateId = null, int? TemplateVersion = null) : PostmortemEvent
{
    public override PostmortemRecord ApplyTo(PostmortemRecord postmortem, Recorded<PostmortemEvent> recorded) =>
        (postmortem with
        {
            Incident = new IncidentId(Incident),
            Drafts = postmortem.Drafts.Add(new(IncidentVersion, DefinitionsVersion, recorded.RecordedAt, recorded.Actor) { Sequence = recorded.Sequence, Template = TemplateId, TemplateVersion = TemplateVersion }),
        }).SaysSomethingElse();
}
