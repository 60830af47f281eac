using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What a timeline knows of a line of notes.</summary>
/// <param name="EntryId">The entry that says it, said it, or may have said it.</param>
public sealed record KnownLine(KnownLineState State, EntryId EntryId);

public enum KnownLineState
{
    /// <summary>An entry says the same: time, text and role.</summary>
    Standing,

    /// <summary>An entry said the same until it was retracted.</summary>
    Retracted,

    /// <summary>An entry of that time and role was redacted. Nobody knows any more what it said.</summary>
    MayBeRedacted,
}

/// <summary>What the timeline says, or said, of lines. Each entry that stands answers for one line, so two equal lines are two entries.</summary>
internal sealed class KnownLines
{
    private readonly Dictionary<Reading, Queue<EntryId>> _standing = [];
    private readonly Dictionary<Reading, EntryId> _retracted = [];
    private readonly List<(ImportRole Role, MeantTime When, EntryId Id)> _redacted = [];
    private readonly HashSet<EntryId> _taken;

    private KnownLines(IEnumerable<EntryId> taken) => _taken = [.. taken];

    /// <param name="except">Entries that answer for a line of this very command, sent twice.</param>
    public static KnownLines Of(Incident incident, IEnumerable<EntryId> except)
    {
        var lines = new KnownLines(except);
        foreach (var entry in incident.Entries.Values.OrderBy(entry => entry.Order))
        {
            if (entry.Origin.ImportedAs is { } role)
                lines.Add(entry, role);
        }

        return lines;
    }

    /// <summary>Null for a line that is new.</summary>
    public KnownLine? Find(ImportLine line, Occurrence when)
    {
        var reading = new Reading(line.OccurredAt, line.Text, line.Role);
        if (Take(reading) is { } standing)
            return new(KnownLineState.Standing, standing);
        if (_retracted.TryGetValue(reading, out var retracted))
            return new(KnownLineState.Retracted, retracted);

        var meant = MeantTime.Of(when);
        var redacted = _redacted.FindLastIndex(entry => entry.Role == line.Role && entry.When.MayBe(meant));
        return redacted < 0 ? null : new(KnownLineState.MayBeRedacted, _redacted[redacted].Id);
    }

    private EntryId? Take(Reading reading)
    {
        if (!_standing.TryGetValue(reading, out var entries))
            return null;

        while (entries.TryDequeue(out var id))
        {
            if (_taken.Add(id))
                return id;
        }

        return null;
    }

    private void Add(StandingEntry entry, ImportRole role)
    {
        // An entry that was corrected since answers for its first reading too: the notes still have that one.
        foreach (var reading in new[] { new Reading(entry.Origin.When.At, entry.Origin.Wording, role), new(entry.When.At, entry.Text, role) }.Distinct())
        {
            if (entry.Retracted)
                _retracted[reading] = entry.Id;
            else if (_standing.TryGetValue(reading, out var entries))
                entries.Enqueue(entry.Id);
            else
                _standing[reading] = new Queue<EntryId>([entry.Id]);
        }

        if (!entry.Redacted)
            return;

        _redacted.Add((role, MeantTime.Of(entry.Origin.When), entry.Id));
        if (entry.When != entry.Origin.When)
            _redacted.Add((role, MeantTime.Of(entry.When), entry.Id));
    }

    private readonly record struct Reading(NodaTime.Instant At, string Text, ImportRole Role);
}
