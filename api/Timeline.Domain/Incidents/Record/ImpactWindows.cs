using NodaTime;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Makes the impacts of an incident from the entries that stand. Each costs what is said of it.</summary>
/// <remarks>
/// Changes count by when they happened, in whatever order they were recorded; one that is said to be earlier than the start counts from the
/// start, one from the end on not at all.
/// </remarks>
internal static class ImpactWindows
{
    public static IReadOnlyList<ImpactWindow> Of(Incident incident) =>
        [.. incident.Index.OfKind(EntryKind.ImpactStart).Select(start => Of(start, incident))];

    public static ImpactWindow Of(StandingEntry start, Incident incident)
    {
        var made = (ImpactStarted)start.Origin;
        var end = ImpactRules.EndOf(incident, start.Id);
        var steps = Steps(start, made, end?.When.At, incident);
        var last = steps.Count > 0 ? steps[^1] : new(start.Id, made.Level, made.Affected, start.When.At, end?.When.At);
        return new(
            start.Id,
            made.Service,
            made.Segment,
            made.Customer,
            made.ServiceId,
            made.SegmentId,
            made.CustomerId,
            last.Level,
            last.Affected,
            start.When.At,
            end?.When.At,
            start.When.Precision,
            end?.Id,
            Length(start, end, incident),
            steps,
            start.Text);
    }

    private static List<ImpactStep> Steps(StandingEntry start, ImpactStarted made, Instant? until, Incident incident)
    {
        if (until <= start.When.At)
            return [];

        var steps = new List<ImpactStep> { new(start.Id, made.Level, made.Affected, start.When.At, until) };
        foreach (var entry in incident.Index.BelongingTo(start.Id))
        {
            if (entry.Origin is not ImpactChanged change)
                continue;
            var at = Instant.Max(entry.When.At, start.When.At);
            if (at >= until)
                break;

            var before = steps[^1];
            if (before.From == at)
                steps.RemoveAt(steps.Count - 1);
            else
                steps[^1] = before with { Until = at };
            steps.Add(new(entry.Id, change.Level ?? before.Level, change.Affected ?? before.Affected, at, until));
        }

        return steps;
    }

    private static DurationMetric Length(StandingEntry start, StandingEntry? end, Incident incident)
    {
        var from = AnchorOf(start);
        if (end is not null)
            return DurationMetric.Between(from, new(Kind: null, from.Label + " ended", end.When.At, end.Id), !MeantTime.Of(end.When).IsBefore(MeantTime.Of(start.When)));

        return DurationMetric.Pending(from, incident.Status >= IncidentStatus.Resolved
            ? $"The incident is {Say.Words(incident.Status)}, and nobody has said that the impact on {ImpactWords.NameOf(start)} ended. Say when it did."
            : $"The impact on {ImpactWords.NameOf(start)} has not ended yet. When it has: say when.");
    }

    private static MetricAnchor AnchorOf(StandingEntry start) => new(Kind: null, $"Impact on {ImpactWords.NameOf(start)}", start.When.At, start.Id);
}
