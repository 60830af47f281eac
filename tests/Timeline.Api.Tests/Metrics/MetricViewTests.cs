using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Metrics;

public sealed class MetricViewTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string View = "view { viewId name forAll own owner lastDays question }";

    private readonly SignedInPeople _people = new(timeline);

    [Fact]
    public async Task An_own_view_is_in_nobody_elses_list_and_opens_by_its_id_with_the_readers_rights()
    {
        var (owner, reader) = (await _people.SignInAsync("RESPONDER"), await _people.SignInAsync("OBSERVER"));
        using var hers = owner.Http(timeline.Root);
        using var theirs = reader.Http(timeline.Root);
        var incidentId = (await hers.DoAsync("declareIncident", new { title = "Secret", severity = "SEV1", reportedAt = "2001-03-01T10:00:00Z" })).Text("incident.id")!;
        await hers.DoAsync("resolveIncident", new { incidentId, occurredAt = "2001-03-01T10:01:00Z" });
        await hers.DoAsync("makeIncidentPrivate", new { incidentId, reason = "Salaries." });
        var id = (await SaveAsync(hers, "Mine", Figures("2001-01-01", "2001-12-31"))).Text("view.viewId")!;

        Assert.Contains("Mine", await NamesAsync(hers));
        Assert.DoesNotContain("Mine", await NamesAsync(theirs));
        const string Query = "query($id: ID!) { metricView(id: $id) { name own figures { computedFor total { n } } } }";
        var mine = await Until.GoodAsync(() => hers.AskAsync(Query, new { id }), found => found.Number("metricView.figures.total.n") == 1);
        var shared = await theirs.AskAsync(Query, new { id });
        Assert.Equal((true, false, 0L), (mine.At("metricView.own").GetBoolean(), shared.At("metricView.own").GetBoolean(), shared.Number("metricView.figures.total.n")));
        Assert.EndsWith("(OBSERVER)", shared.Text("metricView.figures.computedFor"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await theirs.AskAsync(Query, new { id = "nonsense" })).At("metricView").ValueKind);
    }

    [Fact]
    public async Task A_view_for_all_is_in_every_list_and_saved_by_a_manager()
    {
        using var manager = (await _people.SignInAsync("MANAGER")).Http(timeline.Root);
        using var responder = (await _people.SignInAsync("RESPONDER")).Http(timeline.Root);
        var input = new { name = "For the board", forAll = true, figures = Figures("2002-01-01", "2002-12-31") };
        Assert.Equal("FORBIDDEN", (await responder.SendAsync($"mutation($input: SaveMetricViewInput!) {{ saveMetricView(input: $input) {{ {View} }} }}", new { input })).Text("errors.0.extensions.code"));
        await manager.DoAsync("saveMetricView", input, View);
        Assert.Contains("For the board", await NamesAsync(responder));
        Assert.Equal("NAME_TAKEN", (await manager.MutateAsync("saveMetricView", new { name = "FOR THE BOARD", input.forAll, input.figures }, View)).Text("error.code"));
        await responder.DoAsync("saveMetricView", new { input.name, input.figures }, View);
    }

    [Fact]
    public async Task Whoever_saved_it_renames_and_deletes_it_and_an_administrator_but_nobody_else()
    {
        using var owner = (await _people.SignInAsync("RESPONDER")).Http(timeline.Root);
        using var other = (await _people.SignInAsync("MANAGER")).Http(timeline.Root);
        var viewId = (await SaveAsync(owner, "Before", Figures("2003-01-01", "2003-12-31"))).Text("view.viewId")!;
        await SaveAsync(owner, "Beside", Figures("2003-01-01", "2003-12-31"));
        Assert.Equal("FORBIDDEN", (await other.SendAsync("mutation($input: DeleteMetricViewInput!) { deleteMetricView(input: $input) { viewId } }", new { input = new { viewId } })).Text("errors.0.extensions.code"));
        Assert.Equal("NAME_TAKEN", (await owner.MutateAsync("renameMetricView", new { viewId, name = "beside" }, View)).Text("error.code"));
        Assert.Equal("After", (await owner.DoAsync("renameMetricView", new { viewId, name = " After " }, View)).Text("view.name"));
        Assert.Equal(viewId, (await timeline.Client.DoAsync("deleteMetricView", new { viewId }, "viewId")).Text("viewId"));
        Assert.Equal("VIEW_NOT_FOUND", (await owner.MutateAsync("deleteMetricView", new { viewId }, "viewId")).Text("error.code"));
        Assert.Equal(["Beside"], (await NamesAsync(owner)).Except(["For the board"]));
    }

    [Fact]
    public async Task The_last_days_end_today_and_what_is_asked_comes_back_as_it_was_given()
    {
        using var owner = (await _people.SignInAsync("OBSERVER")).Http(timeline.Root);
        var figures = new { metric = "ETA_ERROR", from = "2004-01-01", to = "2004-12-31", zone = "America/Chicago", groupBy = "SERVICE", trend = "WEEK", filter = new { severity = new[] { "SEV1" }, service = new[] { "Mail" } } };
        var saved = await owner.MutateAsync("saveMetricView", new { name = "Of late", figures = new { figures.metric, figures.from, to = "2004-02-01", figures.zone, figures.groupBy, figures.trend, figures.filter }, lastDays = 30 }, View);
        Assert.Equal(JsonValueKind.Null, saved.At("error").ValueKind);
        var found = (await owner.AskAsync("query($id: ID!) { metricView(id: $id) { lastDays question figures { from until zone trend { period { first } } definition { kind } } } }", new { id = saved.Text("view.viewId") })).At("metricView");
        // The clock says 2026-03-14 09:00 UTC.
        Assert.Equal(("2026-02-13T06:00:00Z", "2026-03-15T05:00:00Z", "ETA_ERROR"), (found.Text("figures.from"), found.Text("figures.until"), found.Text("figures.definition.kind")));
        var question = JsonDocument.Parse(found.Text("question")!).RootElement;
        Assert.Equal(("EtaError", "2004-01-01", "Sev1", "Mail"), (question.Text("Metric"), question.Text("From"), question.Text("Filter.Severity.0"), question.Text("Filter.Service.0")));
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_not_saved()
    {
        using var owner = (await _people.SignInAsync("OBSERVER")).Http(timeline.Root);
        var figures = Figures("2005-01-01", "2005-12-31");
        Assert.Equal(("REQUIRED", "name"), await RefusalAsync(new { name = " ", figures }));
        Assert.Equal(("TOO_LONG", "name"), await RefusalAsync(new { name = new string('x', 101), figures }));
        Assert.Equal(("OUT_OF_RANGE", "lastDays"), await RefusalAsync(new { name = "Never", figures, lastDays = 0 }));
        var wrong = await owner.SendAsync($"mutation($input: SaveMetricViewInput!) {{ saveMetricView(input: $input) {{ {View} }} }}", new { input = new { name = "Nowhere", figures = Figures("2005-12-31", "2005-01-01") } });
        Assert.Equal("BAD_USER_INPUT", wrong.Text("errors.0.extensions.code"));
        for (var number = 1; number <= 100; number++)
            await SaveAsync(owner, $"View {number}", figures);
        Assert.Equal(("TOO_LONG", "name"), await RefusalAsync(new { name = "One more", figures }));
        Assert.Equal(100, (await NamesAsync(owner)).Count(name => name.StartsWith("View ", StringComparison.Ordinal)));

        async Task<(string?, string?)> RefusalAsync(object input)
        {
            var refused = await owner.MutateAsync("saveMetricView", input, View);
            return (refused.Text("error.code"), refused.Text("error.field"));
        }
    }

    private static object Figures(string from, string to) => new { metric = "REPORT_TO_RESOLVE", from, to, zone = "UTC" };

    private static Task<JsonElement> SaveAsync(TimelineClient client, string name, object figures) => client.DoAsync("saveMetricView", new { name, figures }, View);

    private static async Task<IReadOnlyList<string>> NamesAsync(TimelineClient client) =>
        [.. (await client.AskAsync("{ metricViews { name } }")).At("metricViews").EnumerateArray().Select(view => view.Text("name")!)];
}
