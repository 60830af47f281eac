using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What an import would do, line by line.</summary>
/// <param name="Lines">In the order given; empty when there is a problem.</param>
/// <param name="Problem">The first thing wrong with the lines themselves. Null: all can be stored, as far as statuses allow.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedLine> Lines, Rejection? Problem)
{
    /// <summary>The entry of each line that is not left out, in the order given: the one it makes, or the one that says it already.</summary>
    public IReadOnlyList<EntryId> EntryIds => [.. Lines.Where(line => !line.LeftOut).Select(line => line.EntryId)];

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
        var known = KnownLines.Of(incident, except: own);
        // What happened after the closing is fine when the same notes tell that the incident was open again by then.
        var reopened = command.Lines.Where(line => line.Role == ImportRole.Reopened).Min(line => (Instant?)line.OccurredAt);
        var lines = new List<PlannedLine>(command.Lines.Count);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var checks = new Checks($"entries.{i}.", $"Entry {i + 1}: ");
            var line = Tidy(command.Lines[i], checks);
            var when = checks.When(new Occurrence(line.OccurredAt, line.OccurredUntil, line.Precision, zone), command.Now);
            if (!(reopened <= line.OccurredAt))
                checks.BeforeClosing(incident, when);
            if (checks.Problem is { } problem)
                return new([], problem);

            var found = incident.Entries.ContainsKey(own[i]) ? new(KnownLineState.Standing, own[i]) : known.Find(line, when);
            lines.Add(new PlannedLine(i, own[i], line, when, found));
        }

        return new(lines, Problem: null);
    }

    private static Rejection? Refuse(Incident incident, ImportEntries command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
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

/// <summary>One line of an import and what becomes of it: it is stored, skipped because an entry says it, or left out.</summary>
/// <param name="Index">Its place in the list given, from 0.</param>
/// <param name="Makes">The entry it makes, when it is stored.</param>
/// <param name="Known">What the timeline knows of it. Null: it is new.</param>
public sealed record PlannedLine(int Index, EntryId Makes, ImportLine Line, Occurrence When, KnownLine? Known)
{
    /// <summary>True when it stands on the timeline already.</summary>
    public bool Skipped => Known is { State: KnownLineState.Standing };

    /// <summary>True when it was taken away, or may have been, and nobody asked for it all the same.</summary>
    public bool LeftOut => Known is not null && !Skipped && !Line.TakeAnyway;

    /// <summary>The entry that says it after the import.</summary>
    public EntryId EntryId => Skipped ? Known!.EntryId : Makes;
}
