using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry belongs in the postmortem. Makes no row of its own.</summary>
public sealed record EntryStarred(EntryId EntryId) : IncidentEvent, IAboutEntry
{
    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Change(EntryId, entry => entry with { Starred = true });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.KeepMark(EntryId, new(EntryMarkKind.Starred, [], recorded.RecordedAt, recorded.Actor));
}

/// <summary>An entry need not be in the postmortem after all.</summary>
public sealed record EntryUnstarred(EntryId EntryId) : IncidentEvent, IAboutEntry
{
    // Nobody typed anything.
    public IncidentEvent WithoutContent() => this;

    public override Incident ApplyTo(Incident incident) => incident.Change(EntryId, entry => entry with { Starred = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.KeepMark(EntryId, new(EntryMarkKind.Unstarred, [], recorded.RecordedAt, recorded.Actor));
}

/// <summary>Says that an entry belongs in the postmortem, or need not be in it. Welcome after closing too.</summary>
public sealed record StarEntry(EntryId EntryId, bool Starred)
{
    /// <summary>Yields no events when it is so already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, StarEntry command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (IncidentRules.FindLive(incident, command.EntryId, "entryId", out var entry) is { } missing)
            return missing;
        if (entry.Starred == command.Starred)
            return Decision.Nothing;

        return command.Starred ? new EntryStarred(command.EntryId) : new EntryUnstarred(command.EntryId);
    }
}
