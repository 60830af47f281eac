using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Who has worked on it for too long without a break, and which warnings of that were wrong. Costs what the entries about people are.</summary>
/// <remarks>
/// An unbroken stretch is warned of once, at the moment at which it passes the limit. One that had passed it when it was recorded is judged
/// once nothing has been recorded for a while: its end may be the next line. A warning holds while the time it tells of lies within a
/// stretch; it is withdrawn, at once, when that is no longer so. One that a person retracted settles its stretch for good.
/// Of people whose name was redacted nothing is said.
/// </remarks>
public static class FatigueWarnings
{
    /// <summary>The limit, unless told otherwise, in hours.</summary>
    public const int Limit = 8;

    /// <summary>The next moment at which <see cref="Judge"/> has something to record, as far as is known. Past: now. Null: nothing is pending.</summary>
    /// <param name="since">Who began by an entry recorded before this moment is never warned of.</param>
    /// <param name="grace">How long nothing must have been recorded before a stretch that was past the limit when it was recorded is judged.</param>
    /// <param name="limit">After how many hours without a break somebody is warned of. 0: never.</param>
    public static Instant? NextJudgement(IncidentRecord record, Instant since, Duration grace, int limit) =>
        Wrong(record).Any() ? record.AsKnownAt : Pending(record, since, grace, limit).Min(pending => (Instant?)pending.JudgedAt);

    /// <summary>Records what is to be warned of at <paramref name="now"/>, and which warnings were wrong. A second time records nothing.</summary>
    /// <inheritdoc cref="NextJudgement"/>
    public static Decision<IncidentEvent> Judge(IncidentRecord record, Instant now, Instant since, Duration grace, int limit)
    {
        List<IncidentEvent> events =
        [
            .. Wrong(record).Select(wrong => new FatigueWarningWithdrawn(
                IdOf(record, wrong.Warning.EntryId, 1), new(now, Until: null, Precision.Second, record.Zone), wrong.Warning.EntryId, wrong.Because, wrong.EndedBy)),
            .. Pending(record, since, grace, limit)
                .Where(pending => pending.JudgedAt <= now)
                .OrderBy(pending => pending.PassedAt)
                .Select(pending => Finding(record, pending.Stretch, pending.PassedAt, limit)),
        ];
        return events;
    }

    private static IEnumerable<(Stretch Stretch, Instant PassedAt, Instant JudgedAt)> Pending(IncidentRecord record, Instant since, Duration grace, int limit)
    {
        if (limit == 0)
            yield break;

        var covering = Warnings(record).ToLookup(warning => KeyOf(record, warning), StringComparer.Ordinal);
        foreach (var stretch in record.Presence.Stretches.Where(stretch => stretch.Begin.Known))
        {
            var passed = stretch.Begin.At + Duration.FromHours(limit);
            if (!IsWithin(record, stretch, stretch.Begin.At, passed) || covering[stretch.Begin.Person].Any(warning => IsWithin(record, stretch, warning.Since, warning.When.At)))
                continue;

            var recordedAt = record.Entry(stretch.Begin.Entry.Id)!.RecordedAt;
            if (recordedAt >= since)
                yield return (stretch, passed, recordedAt > passed ? record.AsKnownAt + grace : passed);
        }
    }

    // Warnings that stand and should not, in the order recorded.
    private static IEnumerable<(FatigueWarned Warning, FatigueWithdrawal Because, EntryId? EndedBy)> Wrong(IncidentRecord record)
    {
        var state = record.ToState();
        var stretches = record.Presence.Stretches.ToLookup(stretch => stretch.Begin.Person, StringComparer.Ordinal);
        foreach (var warning in Warnings(record).Where(warning => state.Entries[warning.EntryId].IsLive))
        {
            if (KeyOf(record, warning) is not { } key)
                continue;

            var around = stretches[key].FirstOrDefault(stretch => IsWithin(record, stretch, warning.Since, warning.Since));
            if (around is not null && IsWithin(record, around, warning.Since, warning.When.At))
                continue;

            var end = around is null ? null : StretchEnd.Of(around.Begin, around.End, state, record.AsKnownAt);
            yield return end switch
            {
                { Recorded: { } recorded } => (warning, FatigueWithdrawal.Released, recorded.Entry.Id),
                { AssumedBy: { } over } => (warning, FatigueWithdrawal.IncidentOver, over.EntryId),
                _ => (warning, FatigueWithdrawal.EngagementCorrected, null),
            };
        }
    }

    // Whether somebody was at it all the time, and on.
    private static bool IsWithin(IncidentRecord record, Stretch stretch, Instant from, Instant to) =>
        stretch.Begin.At <= from && StretchEnd.Of(stretch.Begin, stretch.End, record.ToState(), record.AsKnownAt) is { } end && (end.IsRunning || end.At > to);

    // Retracted ones included, withdrawn ones not.
    private static IEnumerable<FatigueWarned> Warnings(IncidentRecord record)
    {
        var state = record.ToState();
        return
            from mark in state.Fatigue.Values
            where !mark.Withdrawn
            let entry = state.Entries[mark.Entry]
            orderby entry.Order
            select (FatigueWarned)entry.Origin;
    }

    private static string? KeyOf(IncidentRecord record, FatigueWarned warning) => record.Presence.People.KeyOf(new(warning.Who, warning.PersonId));

    private static FatigueWarned Finding(IncidentRecord record, Stretch stretch, Instant passed, int limit)
    {
        var (entry, who) = (stretch.Begin.Entry, stretch.Begin.Change.Who);
        var times = record.ToState().Fatigue.Values.Count(mark => mark.Engagement == entry.Id);
        var precision = entry.When.Precision is not (Precision.Second or Precision.Minute) ? entry.When.Precision
            : passed.ToUnixTimeTicks() % NodaConstants.TicksPerMinute == 0 ? Precision.Minute : Precision.Second;
        return new(IdOf(record, entry.Id, 2 + times), new(passed, Until: null, precision, record.Zone), who.Who, entry.When.At, limit, entry.Id, who.PersonId);
    }

    // Whoever judges the same record makes the same ids, and none that an entry's id sent as a command's would make.
    private static EntryId IdOf(IncidentRecord record, EntryId about, int index) => new(DerivedId.Of("fatigue", record.Number, about.Value, index));
}
