using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What an import would do, line by line.</summary>
/// <param name="Lines">In the order given; empty when there is a problem.</param>
/// <param name="Problem">The first thing wrong with the lines themselves. Null: all can be stored, as far as statuses allow.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedLine> Lines, Rejection? Problem)
{
    /// <summary>The entry of each line, in the order given: the one it makes, or the one that says it already.</summary>
    public IReadOnlyList<EntryId> EntryIds => [.. Lines.Select(line => line.EntryId)];

    /// <summary>How many lines stand on the timeline already.</summary>
    public int SkippedCount => Lines.Count(line => line.Skipped);

    internal static ImportPlan For(Incident incident, ImportEntries command)
    {
        if (Refuse(incident, command) is { } refused)
            return new([], refused);

        var zone = incident.Zone;
        if (command.Zone is not null)
        {
            var checks = new Checks();
            zone = checks.Zone("zone", command.Zone);
            if (checks.Problem is { } unknown)
                return new([], unknown);
        }

        var own = command.Lines.Select((_, index) => command.Made(incident, index)).ToArray();
        var standing = StandingLines.Of(incident, except: own);
        var lines = new List<PlannedLine>(command.Lines.Count);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var checks = new Checks($"entries.{i}.", $"Entry {i + 1}: ");
            var line = Tidy(command.Lines[i], checks);
            var when = checks.When(new Occurrence(line.OccurredAt, line.OccurredUntil, line.Precision, zone), command.Now);
            if (checks.Problem is { } problem)
                return new([], problem);

            var said = incident.Entries.ContainsKey(own[i]) ? own[i] : standing.Take(line);
            lines.Add(new PlannedLine(i, said ?? own[i], line, when, Skipped: said is not null));
        }

        return new(lines, Problem: null);
    }

    private static Rejection? Refuse(Incident incident, ImportEntries command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (incident.Status == IncidentStatus.Closed)
            return IncidentRules.Closed(incident);
        if (command.Lines.Count == 0)
            return new(RejectionCode.Required, "entries is empty. Send at least one.", "entries");
        if (command.Lines.Count > Limits.ImportedEntries)
            return new(RejectionCode.TooLong, $"entries has {Say.Count(command.Lines.Count)} lines; the limit is {Say.Count(Limits.ImportedEntries)}. Import them in parts.", "entries");

        return null;
    }

    private static ImportLine Tidy(ImportLine line, Checks checks) => line with
    {
        Text = checks.Text("text", line.Text),
        Author = checks.OptionalLine("author", line.Author),
        Who = checks.OptionalLine("who", line.Who),
    };
}

/// <summary>One line of an import and what becomes of it.</summary>
/// <param name="Index">Its place in the list given, from 0.</param>
/// <param name="EntryId">The entry it makes, or the one that says it already.</param>
/// <param name="Skipped">True when it stands on the timeline already.</param>
public sealed record PlannedLine(int Index, EntryId EntryId, ImportLine Line, Occurrence When, bool Skipped);

/// <summary>What the timeline says already. Each entry answers for one line, so two equal lines are two entries.</summary>
internal sealed class StandingLines
{
    private readonly Dictionary<(Instant At, string Text, ImportRole Role), Queue<EntryId>> _readings = [];
    private readonly HashSet<EntryId> _taken;

    private StandingLines(IEnumerable<EntryId> taken) => _taken = [.. taken];

    /// <param name="except">Entries that answer for a line of this very command, sent twice.</param>
    public static StandingLines Of(Incident incident, IEnumerable<EntryId> except)
    {
        var lines = new StandingLines(except);
        foreach (var entry in incident.Entries.Values.Where(entry => entry.IsLive).OrderBy(entry => entry.Order))
        {
            if (ImportRoles.Of(entry) is not { } role)
                continue;

            // An entry that was corrected since answers for its first reading too: the notes still have that one.
            lines.Add((entry.Origin.When.At, EntryWording.For(entry.Origin), role), entry.Id);
            if (entry.When.At != entry.Origin.When.At || entry.Text != EntryWording.For(entry.Origin))
                lines.Add((entry.When.At, entry.Text, role), entry.Id);
        }

        return lines;
    }

    /// <summary>The entry that says what the line says, if one is left.</summary>
    public EntryId? Take(ImportLine line)
    {
        if (!_readings.TryGetValue((line.OccurredAt, line.Text, line.Role), out var entries))
            return null;

        while (entries.TryDequeue(out var id))
        {
            if (_taken.Add(id))
                return id;
        }

        return null;
    }

    private void Add((Instant At, string Text, ImportRole Role) reading, EntryId id)
    {
        if (!_readings.TryGetValue(reading, out var entries))
            _readings[reading] = entries = new Queue<EntryId>();
        entries.Enqueue(id);
    }
}
