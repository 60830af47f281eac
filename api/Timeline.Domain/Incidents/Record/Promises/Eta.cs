using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>An estimate, and what became of it.</summary>
/// <param name="For">What was expected. Null: the service back.</param>
/// <param name="By">When it was expected; of a range the beginning.</param>
/// <param name="ByLatest">The end of the range. Null: a moment.</param>
/// <param name="Supersedes">The estimate for the same thing before it. Null: it is the first.</param>
/// <param name="SupersededBy">The one after it. Null: it is the last.</param>
/// <param name="Moved">By how much it is later (positive) or earlier (negative) than the one before; of ranges by their ends. Null: it is the first.</param>
/// <param name="Slips">How often estimates for the thing had become later, this one included.</param>
/// <param name="Error">From what was promised to when it came about: positive is later than promised; 0 anywhere in the range.</param>
public sealed record Eta(
    EntryId EntryId,
    string? For,
    Instant By,
    Instant? ByLatest,
    string GivenBy,
    Instant GivenAt,
    Precision Precision,
    string? Basis,
    EntryId? Supersedes,
    EntryId? SupersededBy,
    Duration? Moved,
    int Slips,
    SignedMetric Error,
    string Text)
{
    /// <summary>The last moment of what was promised.</summary>
    public Instant Latest => ByLatest ?? By;

    /// <summary>By when they were given. Costs what the estimates are.</summary>
    internal static IReadOnlyList<Eta> Of(RecordFacts facts)
    {
        var came = ComingAbout.Of(facts.State);
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        var etas = new List<Eta>();
        foreach (var entry in facts.State.Index.OfKind(EntryKind.Eta))
        {
            var given = (EtaGiven)entry.Origin;
            Eta? before = null;
            if (newest.TryGetValue(given.Thing(), out var index))
            {
                before = etas[index];
                etas[index] = before with { SupersededBy = entry.Id };
            }

            newest[given.Thing()] = etas.Count;
            Duration? moved = before is null ? null : (given.ByLatest ?? given.By) - before.Latest;
            etas.Add(new(
                entry.Id, given.For, given.By, given.ByLatest, facts.AuthorOf(entry), entry.When.At, entry.When.Precision, given.Basis,
                before?.EntryId, SupersededBy: null, moved, (before?.Slips ?? 0) + (moved > Duration.Zero ? 1 : 0),
                ErrorOf(facts.State, entry, given, came.GetValueOrDefault(given.Thing())), entry.Text));
        }

        return etas;
    }

    private static SignedMetric ErrorOf(Incident incident, StandingEntry entry, EtaGiven given, ComingAbout? came)
    {
        MetricAnchor Promised(Instant at) => new(Kind: null, "Promised", at, entry.Id);

        var latest = Promised(given.ByLatest ?? given.By);
        if (came is null)
        {
            var missing = given.For is null ? MilestoneWords.Label(MilestoneKind.Resolved) : given.For;
            return incident.Status >= IncidentStatus.Resolved
                ? SignedMetric.NotApplicable(latest, to: null, $"The incident is {Say.Words(incident.Status)}, and '{missing}' was never recorded. If it came about: say when.")
                : SignedMetric.Pending(latest, to: null, $"'{missing}' has not come about yet. When it has: say when.");
        }

        var actual = new MetricAnchor(came.Milestone, came.Label, came.When.At, came.Entry?.Id);
        if (MeantTime.Of(came.When).IsBefore(MeantTime.Of(entry.When)))
            return SignedMetric.Invalid(latest, actual, $"\"{came.Label}\" is {Say.Span(entry.When.At - came.When.At)} before the estimate was given. Correct one of the two, if they are of the same occasion.");

        // Anywhere in the range it is on time.
        return SignedMetric.Between(Promised(Instant.Max(given.By, Instant.Min(latest.At, actual.At))), actual);
    }
}
