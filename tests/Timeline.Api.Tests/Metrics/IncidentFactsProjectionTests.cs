using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;
using Timeline.Domain.Tests.Incidents.Record;

namespace Timeline.Api.Tests.Metrics;

/// <summary>The facts behind the appends, over random histories in a real PostgreSQL: equal to computing from the events.</summary>
public sealed class IncidentFactsProjectionTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const int Histories = 60;

    [Fact]
    public async Task Rows_and_figures_are_what_computing_from_the_events_gives()
    {
        var dice = new Random(20140513);
        var streams = new List<Guid>();
        var policy = await PromiseAsync();
        for (var number = 1; number <= Histories; number++)
        {
            // Those of before keep what was known then, unless something more is found of them.
            if (number == Histories / 2)
            {
                timeline.Clock.Advance(Duration.FromMinutes(1));
                await timeline.Client.DoAsync("setOrganisationPolicy", new { policyId = policy }, "organisationPolicy { id }");
            }

            streams.Add(await AppendAsync(number, dice));
        }

        await timeline.NothingIsDueAsync();

        var facts = new List<IncidentFacts>();
        foreach (var stream in streams)
            facts.Add(await ComputedAsync(stream));
        Assert.All(Enum.GetValues<MetricStatus>(), status => Assert.Contains(facts, fact => fact.Durations.Any(duration => duration.Status == status)));
        Assert.All(Enum.GetValues<ActionItemStatus>(), status => Assert.Contains(facts, fact => fact.Actions.Any(action => action.Status == status)));
        Assert.Contains(facts, fact => fact.Recurrences.Count > 0);
        var expected = facts.SelectMany(Lines).Order(StringComparer.Ordinal).ToList();
        await Until.GoodAsync(async () => await DifferencesAsync(expected), differences => differences.Length == 0);

        await AttainmentIsThatOfAsync(facts);
        foreach (var metric in Enum.GetValues<MetricKind>())
        {
            var figure = (await timeline.Client.AskAsync(
                "query($input: MetricFiguresInput!) { metricFigures(input: $input) { total { n values mean pending notApplicable invalid percentiles { median p75 p90 p95 } } groups { key figure { all } } } }",
                new { input = new { metric = Name(metric), from = "2000-01-01", to = "2090-12-31", zone = "America/Chicago", withMean = true, groupBy = "SERVICE" } })).At("metricFigures.total");
            var counted = facts.Where(fact => fact is { Standing: FactStanding.Counted, Kind: IncidentKind.Real }).SelectMany(fact => fact.Durations).Where(duration => duration.Metric == metric).ToList();
            var seconds = counted.Select(duration => duration.Seconds).OfType<long>().Order().ToList();
            Assert.Equal(
                (seconds.Count, Of(MetricStatus.Pending), Of(MetricStatus.NotApplicable), Of(MetricStatus.Invalid)),
                ((int)figure.Number("n"), (int)figure.Number("pending"), (int)figure.Number("notApplicable"), (int)figure.Number("invalid")));
            Assert.Equal(seconds.Count == 0 ? null : (long)Math.Floor(seconds.Sum() / (decimal)seconds.Count + 0.5m), figure.At("mean").ValueKind == JsonValueKind.Null ? null : (long?)figure.Number("mean"));
            if (seconds.Count < 10)
                Assert.Equal(seconds, figure.At("values").EnumerateArray().Select(value => value.GetInt64()));
            else
                Assert.Equal((Interpolated(0.5m), Interpolated(0.75m), Interpolated(0.9m), Interpolated(0.95m)), (figure.Number("percentiles.median"), figure.Number("percentiles.p75"), figure.Number("percentiles.p90"), figure.Number("percentiles.p95")));

            int Of(MetricStatus status) => counted.Count(duration => duration.Status == status);
            long Interpolated(decimal share)
            {
                var place = share * (seconds.Count - 1);
                var below = (int)decimal.Floor(place);
                return (long)decimal.Floor(seconds[below] + (place - below) * (seconds[Math.Min(below + 1, seconds.Count - 1)] - seconds[below]) + 0.5m);
            }
        }
    }

    private async Task AttainmentIsThatOfAsync(IReadOnlyList<IncidentFacts> facts)
    {
        var figure = (await timeline.Client.AskAsync(
            "query($input: SlaAttainmentInput!) { slaAttainment(input: $input) { total { targets { ...C } cadences { ...C } noContract nothingPromised } } } fragment C on SlaAttainmentCount { met missed pending notStarted setAside }",
            new { input = new { from = "2000-01-01", to = "2090-12-31", zone = "America/Chicago", clocks = "ALL" } })).At("slaAttainment.total");
        var clocks = facts.Where(fact => fact is { Standing: FactStanding.Counted, Kind: IncidentKind.Real }).SelectMany(fact => fact.Clocks).ToList();
        var now = timeline.Clock.GetCurrentInstant();
        Assert.Equal(
            [.. Counts(ClockKind.Target), .. Counts(ClockKind.Cadence), clocks.Count(clock => clock.Outcome == ClockOutcome.NoContract)],
            [.. Given("targets"), .. Given("cadences"), (int)figure.Number("noContract")]);
        Assert.All((ClockOutcome[])[ClockOutcome.Met, ClockOutcome.Missed, ClockOutcome.NoContract], outcome => Assert.Contains(clocks, clock => clock.OutcomeAt(now) == outcome));

        int[] Counts(ClockKind kind) =>
        [
            .. ((ClockOutcome[])[ClockOutcome.Met, ClockOutcome.Missed, ClockOutcome.Pending, ClockOutcome.NotStarted, ClockOutcome.SetAside])
                .Select(outcome => clocks.Count(clock => clock.Kind == kind && clock.OutcomeAt(now) == outcome)),
        ];
        int[] Given(string kind) => [.. new[] { "met", "missed", "pending", "notStarted", "setAside" }.Select(outcome => (int)figure.Number($"{kind}.{outcome}"))];
    }

    // Two customers of whom the histories tell, one with a contract; quick targets, since all of it happens within an hour.
    private async Task<string> PromiseAsync()
    {
        var calendarId = await timeline.Client.AddAsync("addCalendar", "calendar", new { name = "Always", calendar = new { zone = "UTC", always = true } });
        var (severities, from) = (new[] { "SEV1", "SEV2", "SEV3", "SEV4" }, new[] { "REPORTED" });
        var policyId = await timeline.Client.AddAsync("addSlaPolicy", "slaPolicy", new
        {
            name = "Gold",
            validFrom = "2010-01-01",
            terms = new
            {
                calendarId,
                targets = new[] { new { name = "Response", severities, from, to = "ENGAGED", within = "PT9M" }, new { name = "Resolution", severities, from, to = "RESOLVED", within = "PT25M" } },
                cadences = new[] { new { name = "Updates", severities, from, every = "PT10M" } },
            },
        });
        var northwind = await timeline.Client.AddAsync("addCustomer", "customer", new { name = "Northwind" });
        await timeline.Client.AddAsync("addCustomer", "customer", new { name = "Contoso" });
        await timeline.Client.AddAsync("addContract", "contract", new { customerId = northwind, policyId, validFrom = "2010-01-01" });
        return policyId;
    }

    private static string Name(MetricKind metric) => string.Concat(metric.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToUpperInvariant();

    private async Task<Guid> AppendAsync(int number, Random dice)
    {
        var steps = Enumerable.Range(0, dice.Next(0, 40)).Select(_ => new AnyHistory.Step(dice.Next(AnyHistory.Kinds), dice.Next(41), dice.Next(21)));
        var stream = Guid.CreateVersion7();
        IncidentEvent[] events = [.. AnyHistory.Of(steps, number).Select(recorded => recorded.Event), .. Learning(number)];
        await using var session = timeline.Store.Writing();
        session.LastModifiedBy = "Ada";
        session.Events.Append(stream, events.Length, [.. events]);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return stream;
    }

    // In some of them something came back, and there is something to be done: open, done, dropped, taken back.
    private static IEnumerable<IncidentEvent> Learning(int number)
    {
        var (command, item) = (new Guid(number, 7, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), ActionItemId.From(number, new Guid(number, 8, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), 0));
        if (number % 3 == 0)
            yield return new LessonCameBack(LessonId.From(number, command, 0), new(LessonId.From(1, command, 0), 1), LessonCategory.Lucky, Text: null);
        yield return new ActionItemRaised(item, "Watch it.", ActionItemType.Detect, Owner: null, number % 2 == 0 ? null : new LocalDate(2014, 6, 1 + (number % 20)), Lesson: null);
        if (number % 4 == 1)
            yield return new ActionItemDone(item, new(Instant.FromUtc(2014, 6, 10, 0, 0), Until: null, Precision.Minute, "UTC"), Text: null);
        if (number % 4 == 2)
            yield return new ActionItemDropped(item, "No.");
        if (number % 8 == 3)
            yield return new ActionItemRetracted(item, "No.");
    }

    private async Task<IncidentFacts> ComputedAsync(Guid stream)
    {
        await using var session = timeline.Store.Reading();
        var record = timeline.Services.GetRequiredService<IncidentRecords>().Apply(
            new IncidentId(stream), before: null, await session.Events.FetchStreamAsync(stream, token: TestContext.Current.CancellationToken));
        var catalogue = await session.Events.FetchStreamAsync(CatalogueRecords.StreamOf(session.TenantId), token: TestContext.Current.CancellationToken);
        return IncidentFacts.Of(record, CatalogueRecord.Fold(
            catalogue.Select(stored => new Recorded<CatalogueEvent>((CatalogueEvent)stored.Data, stored.Version, Instant.FromDateTimeOffset(stored.Timestamp), "Ada", Source.Web)), record.AsKnownAt));
    }

    private static IEnumerable<string> Lines(IncidentFacts facts) =>
    [
        Line("fact", facts.Number, facts.IncidentId, facts.Version, Say.Time(facts.BeganAt), (int)facts.Kind, (int)facts.Standing, (int)facts.Severity, (int)facts.Highest, (int?)facts.DetectedBy, facts.UpdatesDue, facts.UpdatesOnTime, facts.EtaSlips),
        .. facts.Durations.Select(one => Line("duration", facts.Number, (int)one.Metric, one.Ordinal, (int)one.Status, one.Seconds, Say.Time(one.StartedAt), Anchor(one.From), Anchor(one.To), (int)facts.Standing)),
        .. facts.Members.Select(member => Line("member", facts.Number, (int)member.Dimension, member.Key, member.Name)),
        .. facts.Clocks.Select((one, index) => Line(
            "clock", facts.Number, index, (int)one.Kind, (int)one.Outcome, Say.Time(one.StartedAt), (int)facts.Severity, one.Target?.Policy, one.Target?.Version, one.Target?.Target, (int?)one.Awaits, one.Customer,
            one.Target?.Contract, one.Target?.Cycle?.Value, one.DueAt is { } due ? Say.Time(due) : null, Anchor(one.From), Anchor(one.To), Flag(one.IsOver), one.Paused.Count, one.Paused.Seconds,
            one.Paused.Reasons, Flag(one.Paused.RecordedLate), Flag(one.Reassessed), one.Finding)),
        .. facts.Impacts.Select((one, index) => Line("impact", facts.Number, index, one.Service, one.Customer, one.Segment, (int)one.Level, Say.Time(one.From), one.Until is { } until ? Say.Time(until) : null, one.EntryId)),
        .. facts.Recurrences.Select(one => Line("recurrence", facts.Number, one.Lesson, one.Earlier)),
        .. facts.Actions.Select((one, index) => Line(
            "action", facts.Number, index, (int)one.Status, one.DueAt is { } ends ? Say.Time(ends) : null, one.SettledAt is { } settled ? Say.Time(settled) : null)),
    ];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Anchor(FactAnchor? anchor) => anchor is null ? "//" : $"{Say.Time(anchor.At)}/{(int?)anchor.Kind}/{anchor.EntryId}";

    private static string Line(params object?[] values) => string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    // The first ones, so that a failure can be read.
    private async Task<string> DifferencesAsync(IReadOnlyList<string> expected)
    {
        var stored = await StoredAsync();
        var differ = expected.Except(stored, StringComparer.Ordinal).Select(line => "- " + line).Concat(stored.Except(expected, StringComparer.Ordinal).Select(line => "+ " + line)).ToList();
        return differ.Count > 0 ? string.Join('\n', differ.OrderBy(line => line[2..], StringComparer.Ordinal).Take(10)) : stored.SequenceEqual(expected, StringComparer.Ordinal) ? "" : "The same lines, not as often.";
    }

    private async Task<IReadOnlyList<string>> StoredAsync()
    {
        const string Time = "to_char({0} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') || rtrim(rtrim(to_char({0} at time zone 'UTC', '.US'), '0'), '.') || 'Z'";
        string At(string column) => string.Format(CultureInfo.InvariantCulture, Time, column);
        string Anchored(string side) => $"coalesce({At(side + "_at")}, '') || '/' || coalesce({side}_kind::text, '') || '/' || coalesce({side}_entry::text, '')";
        string Row(string kind, params string[] columns) => $"select concat_ws('|', '{kind}', {string.Join(", ", columns.Select(column => $"coalesce(({column})::text, '')"))})";
        var lines = await DatabaseText.LinesAsync(
            timeline.Database,
            $"""
             {Row("fact", "number", "incident_id", "version", At("began_at"), "kind", "standing", "severity", "highest", "detected_by", "updates_due", "updates_on_time", "eta_slips")} from incident_fact
             union all {Row("duration", "number", "metric", "ordinal", "status", "seconds", At("started_at"), Anchored("from"), Anchored("to"), "standing")} from metric_duration
             union all {Row("member", "number", "dimension", "key", "name")} from incident_member
             union all {Row("clock", "number", "ordinal", "clock", "outcome", At("started_at"), "severity", "policy", "policy_version", "target", "awaits", "customer", "contract", "cycle", At("due_at"), Anchored("from"), Anchored("to"), "over", "pauses", "paused_seconds", "pause_reasons", "paused_late", "reassessed", "finding")} from sla_fact
             union all {Row("impact", "number", "ordinal", "service", "customer", "segment", "level", At("from_at"), At("until_at"), "entry_id")} from incident_impact
             union all {Row("recurrence", "number", "lesson", "earlier")} from recurrence_fact
             union all {Row("action", "number", "ordinal", "status", At("due_at"), At("settled_at"))} from action_fact
             """);
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
