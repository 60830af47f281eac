using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Clocks as rows of CSV. For whom they were computed, and by what filter, stands in each row, so that it stays with whatever is cut out of the file.</summary>
internal static class AttainmentCsv
{
    /// <summary>The head of <see cref="Clock"/>.</summary>
    public static string Header { get; } = Csv.Row(
        [
            "incident", "incident_id", "title", "severity", "customer", "customer_id", "policy", "policy_id", "policy_version", "target", "kind", "status", "late_seconds", "reason",
            "from", "from_at", "from_entry", "due_at", "to", "to_at", "to_entry", "pauses", "paused_seconds", "pause_after_due", "reassessed", "finding_entry",
            "zone", "clocks", "filter", "definition_version", "computed_for", "computed_at", "as_of",
        ]);

    /// <param name="title">Null: the incident is not seen any more.</param>
    public static string Clock(SlaAttainment attainment, IncidentClock row, string? title)
    {
        var (clock, question) = (row.Clock, attainment.Question);
        return Csv.Row(
            [
                IncidentKey.Of(row.Number), row.IncidentId, title, Say.Name(row.Severity), row.CustomerName(attainment), clock.Customer,
                clock.Target is { } target ? question.Catalogue.NameOf(target.Policy) : null, clock.Target?.Policy, clock.Target?.Version, clock.Target?.Target,
                Say.Name(clock.Kind), Say.Name(clock.OutcomeAt(attainment.ComputedAt)), row.LateSeconds(attainment.ComputedAt), row.Sentence(attainment),
                .. Anchor(clock.From, "Declared"), Time(clock.DueAt), .. Anchor(clock.To, clock.IsOver ? "Over" : "Update"),
                clock.Paused.Count, clock.Paused.Seconds, Flag(clock.Paused.RecordedLate), Flag(clock.Reassessed), clock.Finding,
                question.Input.Zone, ClocksOf(attainment), FilterWords.Of(question.Input.Filter), Attainments.CurrentDefinitions, question.Metrics.ComputedFor, Say.Time(attainment.ComputedAt), Say.Time(attainment.AsOf),
            ]);
    }

    private static string ClocksOf(SlaAttainment attainment)
    {
        var (input, clocks) = (attainment.Question.Input, attainment.Question.Clocks);
        return string.Join("; ", new[] { Say.Name(clocks.Of), Only("customer", input.CustomerId), Only("policy", input.PolicyId), Only("target", input.Target) }.OfType<string>());

        static string? Only(string what, string? given) => given is null ? null : $"{what} {given}";
    }

    private static object?[] Anchor(FactAnchor? anchor, string otherwise) =>
        anchor is null ? [null, null, null] : [anchor.Kind is { } kind ? MilestoneWords.Label(kind) : otherwise, Say.Time(anchor.At), anchor.EntryId];

    private static string? Time(NodaTime.Instant? at) => at is { } known ? Say.Time(known) : null;

    private static string Flag(bool value) => value ? "true" : "false";
}
