using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>One section of a postmortem as it is written in.</summary>
/// <param name="Draft">Its own draft. Null: nobody writes in it.</param>
/// <param name="Kept">What was kept aside for those who lost it, oldest first.</param>
/// <param name="Now">The moment that holds are measured by.</param>
internal sealed record PostmortemPart(
    IncidentRecord Incident, PostmortemRecord Postmortem, PostmortemSection Section, SectionDraft? Draft, IReadOnlyList<SectionDraft> Kept, Instant Now)
{
    /// <param name="drafts">Of the whole postmortem.</param>
    public static PostmortemPart Of(IncidentRecord incident, PostmortemRecord postmortem, PostmortemSection section, IReadOnlyList<SectionDraft> drafts, Instant now)
    {
        var typed = drafts.Where(draft => draft.Section == section).ToList();
        return new(
            incident, postmortem, section, typed.Find(draft => draft is { KeptFor: null, Holder: not null }),
            [.. typed.Where(draft => draft.KeptFor is not null).OrderBy(draft => draft.SavedAt).ThenBy(draft => draft.Id)], now);
    }

    public WrittenSection? Written => Postmortem.Written.GetValueOrDefault(Section);

    public SectionDraft? Hold => Draft?.IsHeldAt(Now) is true ? Draft : null;

    public IReadOnlyList<PostmortemComment> Comments => [.. Postmortem.Comments.Where(comment => comment.Section == Section && !comment.Retracted)];
}

/// <summary>What somebody typed in a section and what it differs from.</summary>
internal sealed record TypedDraft(PostmortemPart Part, SectionDraft Draft);
