using JasperFx.Events;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems.Writing;

/// <summary>One command on a postmortem: what it is decided by, and what it comes to. Used once, by one command.</summary>
/// <param name="by">Whoever sent it; the person behind a token.</param>
internal sealed class PostmortemTurn(
    Guid commandId, Instant now, NamedPerson by, CurrentActor actor, IncidentRecord incident, PostmortemRecord postmortem, IReadOnlyList<IEvent> stored, IReadOnlyList<SectionDraft> drafts)
{
    private readonly Dictionary<Guid, SectionDraft> _drafts = drafts.ToDictionary(draft => draft.Id);
    private readonly HashSet<Guid> _changed = [];
    private readonly List<PostmortemEvent> _events = [];

    public Guid CommandId => commandId;

    public Instant Now => now;

    public NamedPerson By => by;

    public CurrentActor Actor => actor;

    /// <summary>Whether a program sent it, whoever issued its token.</summary>
    public bool IsProgram => actor.Id != actor.Person;

    public IncidentRecord Incident => incident;

    public Guid Stream => PostmortemReader.StreamOf(incident.Id);

    /// <summary>As it was before the command.</summary>
    public IReadOnlyList<IEvent> Stored => stored;

    /// <summary>With what the command came to so far.</summary>
    public PostmortemRecord Postmortem { get; private set; } = postmortem;

    /// <summary>What is to be appended.</summary>
    public IReadOnlyList<PostmortemEvent> Events => _events;

    /// <summary>What is to be stored.</summary>
    public IEnumerable<SectionDraft> Changed => _changed.Where(_drafts.ContainsKey).Select(id => _drafts[id]);

    /// <summary>What is to be deleted.</summary>
    public IEnumerable<Guid> Deleted => _changed.Where(id => !_drafts.ContainsKey(id));

    public bool ChangesDrafts => _changed.Count > 0;

    /// <summary>Why not. What was recorded before it is recorded all the same: holds of others that were over.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>What was kept aside for the caller.</summary>
    public SectionDraft? Kept { get; private set; }

    /// <summary>The section's own draft. Null: nobody ever wrote in it.</summary>
    public SectionDraft? Draft(PostmortemSection section) => _drafts.GetValueOrDefault(SectionDraft.IdOf(Stream, section));

    /// <summary>Everything typed in a section that is not written: its own draft, and what is kept aside.</summary>
    public IReadOnlyList<SectionDraft> Typed(PostmortemSection section) => [.. _drafts.Values.Where(draft => draft.Section == section)];

    public SectionDraft? Find(Guid draft) => _drafts.GetValueOrDefault(draft);

    public void Record(Decision<PostmortemEvent> decision)
    {
        Rejection ??= decision.Rejection;
        foreach (var made in decision.Events)
        {
            _events.Add(made);
            Postmortem = Postmortem.Apply(new(made, Postmortem.Version + 1, now, actor.Name, actor.Source));
        }
    }

    public void Record(HoldOutcome outcome)
    {
        Rejection ??= outcome.Rejection;
        Record(Decision<PostmortemEvent>.Record(outcome.Events));
        Store(outcome.Draft);
        Store(outcome.Kept);
        Kept = outcome.Kept ?? Kept;
    }

    /// <summary>Ends the hold of somebody else that is over, so that the section is free.</summary>
    public void EndLapsed(PostmortemSection section)
    {
        if (Draft(section) is not { Holder: { } holder } draft || holder.Id == by.Id || draft.IsHeldAt(now))
            return;
        var ended = SectionHolds.End(draft, Postmortem, incident);
        Record(ended);
        Kept = null;
    }

    public void Delete(SectionDraft draft)
    {
        _drafts.Remove(draft.Id);
        _changed.Add(draft.Id);
    }

    private void Store(SectionDraft? draft)
    {
        if (draft is null || _drafts.GetValueOrDefault(draft.Id) == draft)
            return;
        _drafts[draft.Id] = draft;
        _changed.Add(draft.Id);
    }
}
