using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry was given tags. Makes no row of its own.</summary>
/// <param name="Tags">As <see cref="Incidents.Tags"/> makes them.</param>
public sealed record EntryTagged(EntryId EntryId, IReadOnlyList<string> Tags) : IncidentEvent, IAboutEntry
{
    public IncidentEvent WithoutContent() => Tags.Count == 0 ? this : this with { Tags = [] };

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(EntryId, entry => entry with { Tags = Incidents.Tags.With(entry.Tags, Tags), Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.KeepMark(EntryId, new(EntryMarkKind.Tagged, Tags, recorded.RecordedAt, recorded.Actor));
}

/// <summary>Tags were taken from an entry.</summary>
public sealed record EntryUntagged(EntryId EntryId, IReadOnlyList<string> Tags) : IncidentEvent, IAboutEntry
{
    public IncidentEvent WithoutContent() => Tags.Count == 0 ? this : this with { Tags = [] };

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(EntryId, entry => entry with { Tags = Incidents.Tags.Without(entry.Tags, Tags), Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.KeepMark(EntryId, new(EntryMarkKind.Untagged, Tags, recorded.RecordedAt, recorded.Actor));
}

/// <summary>Gives an entry tags, or takes them away. Welcome after closing too.</summary>
/// <param name="Remove">True: takes them away.</param>
public sealed record TagEntry(EntryId EntryId, IReadOnlyList<string> Tags, bool Remove = false)
{
    /// <summary>Yields no events when the entry has them, or has them not, already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, TagEntry command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (IncidentRules.FindLive(incident, command.EntryId, "entryId", out var entry) is { } missing)
            return missing;

        var checks = new Checks();
        var tags = Incidents.Tags.Check(checks, command.Tags, command.Remove ? [] : entry.Tags);
        if (checks.Problem is { } problem)
            return problem;

        var changed = tags.Where(tag => entry.Tags.Contains(tag) == command.Remove).ToList();
        if (changed.Count == 0)
            return Decision.Nothing;

        return command.Remove ? new EntryUntagged(command.EntryId, changed) : new EntryTagged(command.EntryId, changed);
    }
}
