using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Metrics;

/// <summary>Figures over many incidents through the public API, over a real PostgreSQL. Each test has a year of its own.</summary>
public sealed class MetricFiguresTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query =
        """
        query($input: MetricFiguresInput!, $first: Int, $after: String, $status: MetricStatus) {
          metricFigures(input: $input) {
            definition { label from to version } zone computedFor upToDate asOf computedAt notes moreGroups
            total { n all values mean pending percentiles { median p75 p90 p95 } }
            trend { period { first last } figure { n values } }
            groups { key label figure { n values } trend { figure { n } } }
            points(first: $first, after: $after, status: $status) { totalCount pageInfo { hasNextPage endCursor } nodes { key startedAt severity incident { title } value { status seconds reason from { kind label at entryId } to { label at } } } }
            bins { count }
          }
        }
        """;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_figure_has_its_values_its_points_with_anchors_and_for_whom_it_was_computed()
    {
        await ResolvedAsync("Mail is down", "2001-03-01T10:00:00Z", "2001-03-01T10:20:00Z");
        var open = (await _client.DoAsync("declareIncident", new { title = "Goes on", severity = "SEV2", reportedAt = "2001-03-02T10:00:00Z" })).Text("incident.id");

        var found = await FiguresAsync(2001, expected: 2);
        Assert.Equal("Report to resolve: First contact to Resolved", $"{found.Text("definition.label")}: {found.Text("definition.from")} to {found.Text("definition.to")}");
        Assert.EndsWith("(ADMINISTRATOR)", found.Text("computedFor"), StringComparison.Ordinal);
        Assert.Equal((1L, 1L, 1200L), (found.Number("total.n"), found.Number("total.pending"), found.Number("total.values.0")));
        Assert.Equal(JsonValueKind.Null, found.At("total.percentiles").ValueKind);
        var point = found.At("points.nodes.0");
        Assert.Equal(("Mail is down", "REPORTED", "2001-03-01T10:00:00Z", "2001-03-01T10:20:00Z", 1200L), (point.Text("incident.title"), point.Text("value.from.kind"), point.Text("value.from.at"), point.Text("value.to.at"), point.Number("value.seconds")));

        var pending = (await AskAsync(new { metric = "REPORT_TO_RESOLVE", from = "2001-01-01", to = "2001-12-31", zone = "UTC" }, new { status = "PENDING" })).At("points");
        Assert.Equal((1L, "PENDING", "'Resolved' has not happened yet."), (pending.Number("totalCount"), pending.Text("nodes.0.value.status"), pending.Text("nodes.0.value.reason")));
        await _client.DoAsync("resolveIncident", new { incidentId = open, occurredAt = "2001-03-02T10:10:00Z" });
        var both = await Until.GoodAsync(() => FiguresAsync(2001, expected: 2), figures => figures.Number("total.n") == 2);
        Assert.Equal([600L, 1200], both.At("total.values").EnumerateArray().Select(value => value.GetInt64()));
    }

    [Fact]
    public async Task Drills_cancelled_incidents_and_duplicates_are_left_out_unless_asked_for()
    {
        await ResolvedAsync("Real", "2002-03-01T10:00:00Z", "2002-03-01T10:01:00Z");
        await ResolvedAsync("Drill", "2002-03-02T10:00:00Z", "2002-03-02T10:02:00Z", kind: "DRILL");
        var cancelled = await ResolvedAsync("By mistake", "2002-03-03T10:00:00Z", "2002-03-03T10:03:00Z");
        await _client.DoAsync("cancelIncident", new { incidentId = cancelled, reason = "By mistake." });
        await FiguresAsync(2002, expected: 1);
        await FiguresAsync(2002, expected: 2, filter: new { kind = new[] { "REAL", "DRILL" } });
        await FiguresAsync(2002, expected: 1, filter: new { kind = new[] { "DRILL" } });
        await FiguresAsync(2002, expected: 2, filter: new { includeCancelled = true });
        await FiguresAsync(2002, expected: 0, filter: new { kind = Array.Empty<string>() });
    }

    [Fact]
    public async Task An_incident_of_two_services_counts_in_both_and_once_in_the_total_and_the_answer_says_so()
    {
        var both = await ResolvedAsync("Both", "2003-03-01T10:00:00Z", "2003-03-01T10:01:00Z");
        var one = await ResolvedAsync("One", "2003-04-01T10:00:00Z", "2003-04-01T10:02:00Z");
        await ResolvedAsync("None", "2003-05-01T10:00:00Z", "2003-05-01T10:03:00Z");
        await HitAsync(both, "Heron mail", "2003-03-01T10:00:00Z");
        await HitAsync(both, "Heron names", "2003-03-01T10:00:00Z");
        await HitAsync(one, "HERON MAIL", "2003-04-01T10:00:00Z");

        await FiguresAsync(2003, expected: 2, filter: new { service = new[] { "Heron mail" } });
        await FiguresAsync(2003, expected: 3);
        var found = await AskAsync(new { metric = "REPORT_TO_RESOLVE", from = "2003-01-01", to = "2003-12-31", zone = "UTC", groupBy = "SERVICE", trend = "QUARTER" });
        Assert.Equal(["Heron mail: 60 120", "Heron names: 60", "No service named: 180"], found.At("groups").EnumerateArray().Select(group => $"{group.Text("label")}: {string.Join(' ', group.At("figure.values").EnumerateArray())}"), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(3, found.Number("total.n"));
        Assert.Contains(found.At("notes").EnumerateArray(), note => note.GetString()!.StartsWith("An incident of two services is counted in each of them", StringComparison.Ordinal));
        Assert.Equal([1L, 2, 0, 0], found.At("trend").EnumerateArray().Select(part => part.Number("figure.n")));
        Assert.Equal([1L, 1, 0, 0], found.At("groups.0.trend").EnumerateArray().Select(part => part.Number("figure.n")));

        await FiguresAsync(2003, expected: 2, filter: new { service = new[] { "heron mail" } });
        await FiguresAsync(2003, expected: 1, filter: new { service = new[] { "Heron names" } });
        await FiguresAsync(2003, expected: 2, filter: new { service = new[] { "Heron names", "Heron mail" } });
    }

    [Fact]
    public async Task Names_and_ids_of_one_service_are_one_and_its_team_is_found()
    {
        var teamId = (await _client.DoAsync("addTeam", new { name = "Osprey team" }, "team { id }")).Text("team.id");
        var serviceId = (await _client.DoAsync("addService", new { name = "Osprey mail", keptBy = new[] { teamId } }, "service { id }")).Text("service.id");
        var byName = await ResolvedAsync("By name", "2004-03-01T10:00:00Z", "2004-03-01T10:01:00Z");
        var byId = await ResolvedAsync("By id", "2004-03-02T10:00:00Z", "2004-03-02T10:02:00Z");
        await HitAsync(byName, "Osprey mail", "2004-03-01T10:00:00Z");
        await _client.DoAsync("startImpact", new { incidentId = byId, serviceId, level = "DOWN", occurredAt = "2004-03-02T10:00:00Z" }, "incident { id }");
        await FiguresAsync(2004, expected: 2, filter: new { service = new[] { serviceId } });
        await FiguresAsync(2004, expected: 2, filter: new { team = new[] { "osprey team" } });
        var found = await AskAsync(new { metric = "REPORT_TO_RESOLVE", from = "2004-01-01", to = "2004-12-31", zone = "UTC", groupBy = "TEAM" });
        Assert.Equal(["Osprey team: 2"], found.At("groups").EnumerateArray().Select(group => $"{group.Text("label")}: {group.Number("figure.n")}"));
    }

    [Fact]
    public async Task The_days_are_those_of_the_views_zone()
    {
        await ResolvedAsync("Late in Chicago", "2005-07-01T04:00:00Z", "2005-07-01T05:00:00Z");
        await FiguresAsync(2005, expected: 1);
        Assert.Equal(0, (await AskAsync(new { metric = "REPORT_TO_RESOLVE", from = "2005-07-01", to = "2005-12-31", zone = "America/Chicago" })).Number("total.all"));
        Assert.Equal(1, (await AskAsync(new { metric = "REPORT_TO_RESOLVE", from = "2005-06-30", to = "2005-06-30", zone = "America/Chicago" })).Number("total.all"));
    }

    [Fact]
    public async Task A_private_incident_is_in_nobodys_figures_but_of_those_named()
    {
        var secret = await ResolvedAsync("Secret", "2006-03-01T10:00:00Z", "2006-03-01T10:01:00Z");
        await HitAsync(secret, "Secret service", "2006-03-01T10:00:00Z");
        await FiguresAsync(2006, expected: 1, filter: new { service = new[] { "Secret service" } });
        await _client.DoAsync("makeIncidentPrivate", new { incidentId = secret, reason = "Salaries." });

        var stranger = await new SignedInPeople(timeline).SignInAsync("MANAGER");
        using var theirs = stranger.Http(timeline.Root);
        var input = new { metric = "REPORT_TO_RESOLVE", from = "2006-01-01", to = "2006-12-31", zone = "UTC", groupBy = "SERVICE" };
        var hidden = (await theirs.AskAsync(Query, new { input })).At("metricFigures");
        Assert.Equal((0L, 0L, 0), (hidden.Number("total.all"), hidden.Number("points.totalCount"), hidden.At("groups").GetArrayLength()));
        Assert.EndsWith("(MANAGER)", hidden.Text("computedFor"), StringComparison.Ordinal);
        Assert.Equal(1, (await AskAsync(input)).Number("total.n"));
        var shares = new { input = new { from = "2006-01-01", to = "2006-12-31", zone = "UTC" } };
        const string Shares = "query($input: MetricSharesInput!) { metricShares(input: $input) { total { incidents } } }";
        Assert.Equal((0L, 1L), ((await theirs.AskAsync(Shares, shares)).Number("metricShares.total.incidents"), (await _client.AskAsync(Shares, shares)).Number("metricShares.total.incidents")));
    }

    [Fact]
    public async Task Corrections_move_a_value_and_what_is_redacted_is_no_group_any_more()
    {
        var incidentId = await ResolvedAsync("Moves", "2007-03-01T10:00:00Z", "2007-03-01T10:01:00Z");
        var entryId = (await _client.DoAsync("startImpact", new { incidentId, service = "Kestrel secret", level = "DOWN", occurredAt = "2007-03-01T10:00:00Z" }, "entry { id }")).Text("entry.id");
        await FiguresAsync(2007, expected: 1, filter: new { service = new[] { "Kestrel secret" } });
        await _client.DoAsync("redactEntry", new { incidentId, entryId, reason = "A name." }, "incident { id }");
        Assert.DoesNotContain("incident_member", await DatabaseText.TablesWithAsync(timeline.Database, "kestrel secret"));
        await _client.DoAsync("setMilestone", new { incidentId, kind = "RESOLVED", occurredAt = "2007-03-01T10:09:00Z", reason = "By the log." });
        await Until.GoodAsync(() => FiguresAsync(2007, expected: 1), figures => figures.At("total.values.0").GetInt64() == 540);
    }

    [Fact]
    public async Task Ten_values_come_to_percentiles_and_points_come_by_page()
    {
        for (var minute = 1; minute <= 10; minute++)
            await ResolvedAsync($"Of {minute} minutes", $"2008-03-{minute:00}T10:00:00Z", $"2008-03-{minute:00}T10:{minute:00}:00Z");
        var found = await Until.GoodAsync(() => FiguresAsync(2008, expected: 10), figures => figures.Number("total.n") == 10);
        Assert.Equal((330L, 465L, 546L, 573L), (found.Number("total.percentiles.median"), found.Number("total.percentiles.p75"), found.Number("total.percentiles.p90"), found.Number("total.percentiles.p95")));
        Assert.Equal(JsonValueKind.Null, found.At("total.mean").ValueKind);

        var input = new { metric = "REPORT_TO_RESOLVE", from = "2008-01-01", to = "2008-12-31", zone = "UTC" };
        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = (await AskAsync(input, new { first = 4, after })).At("points");
            seen.AddRange(page.At("nodes").EnumerateArray().Select(point => point.Number("value.seconds")));
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 10).Select(minute => 60L * minute), seen);
    }

    [Fact]
    public async Task Shares_say_what_came_back_and_what_is_overdue()
    {
        var before = await ResolvedAsync("Before", "2011-11-20T23:30:00Z", "2011-11-21T10:00:00Z");
        var first = await ResolvedAsync("First", "2012-03-01T10:00:00Z", "2012-03-01T10:20:00Z");
        var second = await ResolvedAsync("Second", "2012-03-11T10:00:00Z", "2012-03-11T10:20:00Z");
        await ResolvedAsync("Third", "2012-05-11T10:00:00Z", "2012-05-11T10:20:00Z");
        var lessonId = (await _client.DoAsync("recordLesson", new { incidentId = before, text = "Nobody looked." }, "lesson { id }")).Text("lesson.id");
        foreach (var incidentId in new[] { second, first })
            await _client.DoAsync("recordLessonCameBack", new { incidentId, lessonId }, "lesson { id }");
        async Task<string> RaiseAsync(string? due) => (await _client.DoAsync("raiseActionItem", new { incidentId = first, text = "Look.", due }, "actionItem { id }")).Text("actionItem.id")!;
        await RaiseAsync(due: null);
        await RaiseAsync("2012-04-01");
        await RaiseAsync("2060-01-01");
        foreach (var occurredAt in new[] { "2012-04-01T20:00:00Z", "2012-05-01T10:00:00Z" })
            await _client.DoAsync("completeActionItem", new { incidentId = first, actionItemId = await RaiseAsync("2012-04-01"), occurredAt }, "actionItem { id }");

        const string Figure = "incidents lessonsBack incidentsWithLessonsBack recurrence medianDaysBetween actionsOpen actionsOverdue actionsInTime actionsLate actionAdherence";
        var total = await Until.GoodAsync(
            async () => (await _client.AskAsync(
                $"query($input: MetricSharesInput!) {{ metricShares(input: $input) {{ total {{ {Figure} }} }} }}", new { input = new { from = "2012-01-01", to = "2012-12-31", zone = "UTC" } })).At("metricShares.total"),
            figure => figure.Number("actionsLate") == 1 && figure.Number("lessonsBack") == 2);
        Assert.Equal((3L, 2L, 2L), (total.Number("incidents"), total.Number("lessonsBack"), total.Number("incidentsWithLessonsBack")));
        Assert.Equal((2.0 / 3, 1.0 / 3), (total.At("recurrence").GetDouble(), total.At("actionAdherence").GetDouble()));
        // 102 days from 20 November, and 10 from then.
        Assert.Equal(56, total.Number("medianDaysBetween"));
        Assert.Equal((3L, 1L, 1L, 1L), (total.Number("actionsOpen"), total.Number("actionsOverdue"), total.Number("actionsInTime"), total.Number("actionsLate")));
    }

    [Fact]
    public async Task Shares_say_how_many_updates_came_in_time_and_who_noticed()
    {
        var incidentId = await ResolvedAsync("Noticed", "2009-03-01T10:00:00Z", "2009-03-01T12:00:00Z");
        await _client.DoAsync("noteDetection", new { incidentId, by = "CUSTOMER", occurredAt = "2009-03-01T10:00:00Z" }, "incident { id }");
        await ResolvedAsync("Not said", "2009-03-02T10:00:00Z", "2009-03-02T12:00:00Z");
        var shares = await Until.GoodAsync(
            async () => (await _client.AskAsync(
                "query($input: MetricSharesInput!) { metricShares(input: $input) { computedFor total { incidents updatesDue updateAdherence notSaid detectedByCustomers detectedBy { by incidents } } groups { label figure { incidents } } } }",
                new { input = new { from = "2009-01-01", to = "2009-12-31", zone = "UTC", groupBy = "DETECTED_BY" } })).At("metricShares"),
            found => found.Number("total.incidents") == 2 && found.Number("total.notSaid") == 1);
        Assert.Equal(1.0, shares.At("total.detectedByCustomers").GetDouble());
        Assert.Equal((0L, JsonValueKind.Null), (shares.Number("total.updatesDue"), shares.At("total.updateAdherence").ValueKind));
        Assert.Equal(["Customer: 1", "Not said how detected: 1"], shares.At("groups").EnumerateArray().Select(group => $"{group.Text("label")}: {group.Number("figure.incidents")}"));
    }

    [Theory]
    [InlineData("input.zone is \"Nowhere\"", "2014-01-01", "2014-12-31", "Nowhere", null, null)]
    [InlineData("input.to is 2013-12-31 and input.from 2014-01-01", "2014-01-01", "2013-12-31", "UTC", null, null)]
    [InlineData("input.trend by DAY cuts these days into more than 400 parts", "2014-01-01", "2015-12-31", "UTC", null, "DAY")]
    [InlineData("input.trend by DAY cuts these days into more than 60 parts, which is the limit for groups", "2014-01-01", "2014-04-01", "UTC", "SEVERITY", "DAY")]
    public async Task What_is_out_of_bounds_is_refused_by_its_name(string message, string from, string to, string zone, string? groupBy, string? trend)
    {
        var refused = await _client.SendAsync(Query, new { input = new { metric = "TIME_TO_DETECT", from, to, zone, groupBy, trend } });
        Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
        Assert.StartsWith(message, refused.Text("errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_and_pages_that_are_out_of_bounds_are_refused_by_their_names()
    {
        var input = new { metric = "TIME_TO_DETECT", from = "2014-01-01", to = "2014-12-31", zone = "UTC" };
        async Task<string?> RefusalAsync(object variables) => (await _client.SendAsync(Query, variables)).Text("errors.0.message");
        Assert.StartsWith("first is 3001; ask for 1 to 3000.", await RefusalAsync(new { input, first = 3001 }), StringComparison.Ordinal);
        Assert.StartsWith("after is \"nonsense\", which is no cursor", await RefusalAsync(new { input, after = "nonsense" }), StringComparison.Ordinal);
        Assert.StartsWith("input.filter.team holds \"Nobody\", which is no team", await RefusalAsync(new { input = new { input.metric, input.from, input.to, input.zone, filter = new { team = new[] { "Nobody" } } } }), StringComparison.Ordinal);
        Assert.StartsWith("input.filter.service holds 101 values; the limit is 100.", await RefusalAsync(new { input = new { input.metric, input.from, input.to, input.zone, filter = new { service = Enumerable.Range(0, 101).Select(n => $"S{n}") } } }), StringComparison.Ordinal);
    }

    private async Task<string> ResolvedAsync(string title, string reportedAt, string resolvedAt, string kind = "REAL")
    {
        var incidentId = (await _client.DoAsync("declareIncident", new { title, severity = "SEV1", kind, reportedAt })).Text("incident.id")!;
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = resolvedAt });
        return incidentId;
    }

    private Task<JsonElement> HitAsync(string incidentId, string service, string occurredAt) =>
        _client.DoAsync("startImpact", new { incidentId, service, level = "DOWN", occurredAt }, "incident { id }");

    private Task<JsonElement> FiguresAsync(int year, int expected, object? filter = null) => Until.GoodAsync(
        () => AskAsync(new { metric = "REPORT_TO_RESOLVE", from = $"{year}-01-01", to = $"{year}-12-31", zone = "UTC", filter }), found => found.Number("total.all") == expected);

    private async Task<JsonElement> AskAsync(object input, object? rest = null)
    {
        var variables = (rest is null ? [] : rest.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(rest), StringComparer.Ordinal));
        variables["input"] = input;
        return (await _client.AskAsync(Query, variables)).At("metricFigures");
    }
}
