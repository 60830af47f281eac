using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>What the list of incidents is narrowed and ordered by.</summary>
public sealed class IncidentFilterTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task It_is_narrowed_by_service_customer_period_and_privacy_and_ordered_by_number_or_severity()
    {
        using var ada = (await new SignedInPeople(timeline).SignInAsync("MANAGER")).Http(timeline.Root);
        var (mail, web) = (await DeclareAsync(ada, "Heron one", "SEV3"), await DeclareAsync(ada, "Heron two", "SEV1"));
        var began = timeline.Clock.GetCurrentInstant();
        timeline.Clock.Advance(Duration.FromDays(2));
        await DeclareAsync(ada, "Heron three", "SEV3", hidden: true);
        await ada.DoAsync("startImpact", new { incidentId = mail, service = "Heron mail", level = "DOWN", customer = "Heron Bank" }, "entry { id }");
        await ada.DoAsync("startImpact", new { incidentId = web, service = "Heron web", level = "AT_RISK" }, "entry { id }");

        await FoundAsync(ada, new { text = "heron", service = new[] { "heron MAIL" } }, "Heron one");
        await FoundAsync(ada, new { text = "heron", service = new[] { "Heron web" } });
        await FoundAsync(ada, new { text = "heron", customer = new[] { "Nobody" } });
        await FoundAsync(ada, new { text = "heron", customer = new[] { "HERON BANK" } }, "Heron one");
        await FoundAsync(ada, new { text = "heron", @private = true }, "Heron three");
        await FoundAsync(ada, new { text = "heron", @private = false }, "Heron two", "Heron one");
        var day = NodaTime.Text.InstantPattern.ExtendedIso.Format(began.Plus(Duration.FromDays(1)));
        await FoundAsync(ada, new { text = "heron", beganFrom = day }, "Heron three");
        await FoundAsync(ada, new { text = "heron", beganBefore = day }, "Heron two", "Heron one");
        await FoundAsync(_client, new { text = "heron", @private = true });

        Assert.Equal(["Heron one", "Heron two", "Heron three"], await TitlesAsync(ada, new { text = "heron" }, "OLDEST"));
        Assert.Equal(["Heron two", "Heron three", "Heron one"], await TitlesAsync(ada, new { text = "heron" }, "WORST"));
    }

    [Fact]
    public async Task Of_an_earlier_moment_only_what_holds_for_any_time_is_asked()
    {
        var answer = await _client.SendAsync("{ incidents(asKnownAt: \"2014-05-14T03:00:00Z\", filter: { private: true }) { totalCount } }");
        Assert.StartsWith("filter looks for what is known now", answer.Text("errors.0.message"), StringComparison.Ordinal);
        Assert.Equal(0, (await _client.AskAsync("{ incidents(asKnownAt: \"2014-05-14T03:00:00Z\", filter: { includeDrills: true }) { totalCount } }")).Number("incidents.totalCount"));
    }

    private static async Task<string> DeclareAsync(TimelineClient client, string title, string severity, bool hidden = false) =>
        (await client.DoAsync("declareIncident", new { title, severity, @private = hidden }, "incident { id }")).Text("incident.id")!;

    private static Task<string[]> FoundAsync(TimelineClient client, object filter, params string[] titles) =>
        Until.GoodAsync(() => TitlesAsync(client, filter, "NEWEST"), found => found.SequenceEqual(titles));

    private static async Task<string[]> TitlesAsync(TimelineClient client, object filter, string orderBy) =>
        [.. (await client.AskAsync($"query($filter: IncidentFilter) {{ incidents(filter: $filter, orderBy: {orderBy}) {{ nodes {{ title }} }} }}", new { filter }))
            .At("incidents.nodes").EnumerateArray().Select(line => line.Text("title")!)];
}
