using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
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
        for (var number = 1; number <= Histories; number++)
            streams.Add(await AppendAsync(number, dice));

        var facts = new List<IncidentFacts>();
        foreach (var stream in streams)
            facts.Add(await ComputedAsync(stream));
        Assert.All(Enum.GetValues<MetricStatus>(), status => Assert.Contains(facts, fact => fact.Durations.Any(duration => duration.Status == status)));
        var expected = facts.SelectMany(Lines).Order(StringComparer.Ordinal).ToList();
        await Until.GoodAsync(async () => string.Join('\n', await StoredAsync()), stored => stored == string.Join('\n', expected));

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

    private static string Name(MetricKind metric) => string.Concat(metric.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToUpperInvariant();

    private async Task<Guid> AppendAsync(int number, Random dice)
    {
        var steps = Enumerable.Range(0, dice.Next(0, 40)).Select(_ => new AnyHistory.Step(dice.Next(AnyHistory.Kinds), dice.Next(41), dice.Next(21)));
        var stream = Guid.CreateVersion7();
        var events = AnyHistory.Of(steps, number).Select(recorded => recorded.Event).ToArray();
        await using var session = timeline.Store.Writing();
        session.LastModifiedBy = "Ada";
        session.Events.Append(stream, events.Length, [.. events]);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return stream;
    }

    private async Task<IncidentFacts> ComputedAsync(Guid stream)
    {
        await using var session = timeline.Store.Reading();
        var events = await session.Events.FetchStreamAsync(stream, token: TestContext.Current.CancellationToken);
        return IncidentFacts.Of(timeline.Services.GetRequiredService<IncidentRecords>().Apply(new IncidentId(stream), before: null, events));
    }

    private static IEnumerable<string> Lines(IncidentFacts facts) =>
    [
        Line("fact", facts.Number, facts.IncidentId, facts.Version, Say.Time(facts.BeganAt), (int)facts.Kind, (int)facts.Standing, (int)facts.Severity, (int)facts.Highest, (int?)facts.DetectedBy, facts.UpdatesDue, facts.UpdatesOnTime, facts.EtaSlips),
        .. facts.Durations.Select(one => Line("duration", facts.Number, (int)one.Metric, one.Ordinal, (int)one.Status, one.Seconds, Say.Time(one.StartedAt), Anchor(one.From), Anchor(one.To), (int)facts.Standing)),
        .. facts.Members.Select(member => Line("member", facts.Number, (int)member.Dimension, member.Key, member.Name)),
        .. facts.Impacts.Select((one, index) => Line("impact", facts.Number, index, one.Service, one.Customer, one.Segment, (int)one.Level, Say.Time(one.From), one.Until is { } until ? Say.Time(until) : null, one.EntryId)),
    ];

    private static string Anchor(FactAnchor? anchor) => anchor is null ? "//" : $"{Say.Time(anchor.At)}/{(int?)anchor.Kind}/{anchor.EntryId}";

    private static string Line(params object?[] values) => string.Join('|', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

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
             union all {Row("impact", "number", "ordinal", "service", "customer", "segment", "level", At("from_at"), At("until_at"), "entry_id")} from incident_impact
             """);
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
