using System.Text.Json;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Metrics;

/// <summary>Attainment through the public API, over a real PostgreSQL. Each test has a year, a policy and customers of its own.</summary>
public sealed class SlaAttainmentTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query =
        """
        query($input: SlaAttainmentInput!, $first: Int, $after: String) {
          slaAttainment(input: $input) {
            computedFor upToDate definitionsVersion notes moreGroups
            total { targets { ...C } cadences { ...C } noContract nothingPromised }
            trend { period { first } figure { targets { met missed } } }
            groups { key label figure { targets { ...C } cadences { ...C } noContract } }
            misses(first: $first, after: $after) {
              totalCount pageInfo { hasNextPage endCursor }
              nodes { key target isCadence policy policyVersion customer severity startedAt dueAt reachedAt lateSeconds reason pausedAfterDue reassessed findingId explanation incident { title } }
            }
          }
        }
        fragment C on SlaAttainmentCount { met missed pending notStarted notApplicable setAside all attainment }
        """;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Met_missed_and_pending_are_counted_and_a_miss_says_by_how_much_and_why()
    {
        var gold = await PromiseAsync("Kestrel");
        await HitAsync(2001, "Kestrel", "Quick", engagedMinute: 20);
        await HitAsync(2001, "Kestrel", "Slow", engagedMinute: 150);
        await HitAsync(2001, "Kestrel", "Nobody came");
        var found = await AttainmentAsync(2001, new { gold.CustomerId }, whole => whole.Number("total.targets.all") == 3);
        Assert.Equal((1L, 2L, 1.0 / 3), (found.Number("total.targets.met"), found.Number("total.targets.missed"), found.At("total.targets.attainment").GetDouble()));
        var slow = found.At("misses.nodes").EnumerateArray().Single(miss => miss.Text("incident.title") == "Slow");
        Assert.Equal(
            ("Response", "Kestrel policy", "Kestrel", "2001-03-01T11:00:00Z", "2001-03-01T12:30:00Z", 90 * 60L),
            (slow.Text("target"), slow.Text("policy"), slow.Text("customer"), slow.Text("dueAt"), slow.Text("reachedAt"), slow.Number("lateSeconds")));
        Assert.Equal("First hands on it 12:30 on 1 March 2001, 1 h 30 min after it was due (11:00).", slow.Text("reason"));
        Assert.Contains(slow.At("explanation").EnumerateArray(), line => line.GetString()!.StartsWith("Sum: 1 h, the target. Due ", StringComparison.Ordinal));
        var open = found.At("misses.nodes").EnumerateArray().Single(miss => miss.Text("incident.title") == "Nobody came");
        Assert.Equal(JsonValueKind.Null, open.At("reachedAt").ValueKind);
        Assert.StartsWith("First hands on it is not recorded by ", open.Text("reason"), StringComparison.Ordinal);

        var page = await AskAsync(Input(2001, new { gold.CustomerId }), new { first = 1 });
        Assert.True(page.At("misses.pageInfo.hasNextPage").GetBoolean());
        var next = await AskAsync(Input(2001, new { gold.CustomerId }), new { first = 1, after = page.Text("misses.pageInfo.endCursor") });
        Assert.NotEqual(page.Text("misses.nodes.0.key"), next.Text("misses.nodes.0.key"));
        Assert.False(next.At("misses.pageInfo.hasNextPage").GetBoolean());
    }

    [Fact]
    public async Task What_runs_is_pending_until_its_due_time_and_missed_then_though_nothing_is_recorded_meanwhile()
    {
        var gold = await PromiseAsync("Merlin", within: "PT30M");
        var now = timeline.Clock.GetCurrentInstant();
        var incidentId = (await _client.DoAsync("declareIncident", new { title = "Runs", severity = "SEV1", reportedAt = Moments.Text(now) })).Text("incident.id")!;
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", level = "DOWN", customer = "Merlin" }, "incident { id }");
        await AttainmentAsync(2026, new { gold.CustomerId }, whole => whole.Number("total.targets.pending") == 1);
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(31));
        Assert.Equal((0L, 1L), Of(await AskAsync(Input(2026, new { gold.CustomerId })), "pending", "missed"));
        await timeline.NothingIsDueAsync();
        var found = await AttainmentAsync(2026, new { gold.CustomerId }, whole => whole.At("misses.nodes").EnumerateArray().Any(miss => miss.Text("findingId") is not null));
        Assert.Equal((0L, 1L), Of(found, "pending", "missed"));
    }

    [Fact]
    public async Task Drills_and_cancelled_incidents_are_in_no_attainment_and_not_applicable_where_they_are_asked_for()
    {
        var gold = await PromiseAsync("Osprey");
        await HitAsync(2003, "Osprey", "Real", engagedMinute: 20);
        await HitAsync(2003, "Osprey", "Drill", kind: "DRILL");
        var mistake = await HitAsync(2003, "Osprey", "By mistake");
        await _client.DoAsync("cancelIncident", new { incidentId = mistake, reason = "By mistake." });
        await AttainmentAsync(2003, new { gold.CustomerId, filter = new { includeCancelled = true, kind = new[] { "REAL", "DRILL" } } }, whole => whole.Number("total.targets.notApplicable") == 2);
        var found = await AskAsync(Input(2003, new { gold.CustomerId }));
        Assert.Equal((1L, 0L, 1L), (found.Number("total.targets.met"), found.Number("total.targets.missed"), found.Number("total.targets.all")));
    }

    [Fact]
    public async Task An_incident_of_two_customers_has_a_clock_for_each_and_one_without_a_contract_is_counted_apart()
    {
        var first = await PromiseAsync("Harrier");
        await PromiseAsync("Buzzard", within: "PT3H");
        await _client.AddAsync("addCustomer", "customer", new { name = "Sparrow" });
        var incidentId = await HitAsync(2004, "Harrier", "All of them", engagedMinute: 90);
        foreach (var customer in new[] { "Buzzard", "Sparrow" })
            await _client.DoAsync("startImpact", new { incidentId, service = "Mail", level = "DOWN", customer, occurredAt = "2004-03-01T10:00:00Z" }, "incident { id }");
        var found = await AttainmentAsync(2004, new { clocks = "CUSTOMERS", groupBy = "CUSTOMER" }, whole => whole.Number("total.targets.all") == 2 && whole.Number("total.noContract") == 1);
        Assert.Equal((1L, 1L), Of(found, "met", "missed"));
        Assert.Equal(["Buzzard: 1 met, 0 missed", "Harrier: 0 met, 1 missed", "Sparrow: 0 met, 0 missed"], found.At("groups").EnumerateArray()
            .Select(group => $"{group.Text("label")}: {group.Number("figure.targets.met")} met, {group.Number("figure.targets.missed")} missed").Order(StringComparer.Ordinal));
        Assert.Contains(found.At("notes").EnumerateArray(), note => note.GetString()!.StartsWith("Every customer whom an incident concerns has clocks of their own", StringComparison.Ordinal));
        Assert.Equal((0L, 1L), Of(await AskAsync(Input(2004, new { first.CustomerId })), "met", "missed"));
        Assert.Equal(0, (await AskAsync(Input(2004, new { clocks = "ORGANISATION" }))).Number("total.targets.all"));
    }

    [Fact]
    public async Task Cadences_are_told_apart_and_grouped_by_what_they_wait_for()
    {
        var gold = await PromiseAsync("Falcon", every: "PT2H");
        var incidentId = await HitAsync(2005, "Falcon", "Told", engagedMinute: 20);
        await _client.DoAsync("sendUpdate", new { incidentId, audience = "CUSTOMER", channel = "PHONE", text = "We look.", occurredAt = "2005-03-01T11:00:00Z" });
        await _client.DoAsync("sendUpdate", new { incidentId, audience = "CUSTOMER", channel = "PHONE", text = "We still look.", occurredAt = "2005-03-01T15:00:00Z" });
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = "2005-03-01T15:30:00Z" });
        var found = await AttainmentAsync(2005, new { gold.CustomerId, groupBy = "TARGET_KIND" }, whole => whole.Number("total.cadences.all") == 3);
        Assert.Equal((2L, 1L, 1L), (found.Number("total.cadences.met"), found.Number("total.cadences.missed"), found.Number("total.targets.met")));
        Assert.Equal(["UPDATE: Next update: 3", "ENGAGED: First hands on it: 1"], found.At("groups").EnumerateArray()
            .Select(group => $"{group.Text("key")}: {group.Text("label")}: {group.Number("figure.targets.all") + group.Number("figure.cadences.all")}"));
        Assert.Equal(("Updates", "The next update 15:00 on 1 March 2005, 2 h after it was due (13:00)."), (found.Text("misses.nodes.0.target"), found.Text("misses.nodes.0.reason")));
        Assert.Equal(0, (await AskAsync(Input(2005, new { gold.CustomerId, target = "RESPONSE" }))).Number("total.cadences.all"));
        Assert.Equal((1L, 1L), (found.At("misses.totalCount").GetInt64(), (await AskAsync(Input(2005, new { gold.CustomerId, target = "updates" }))).Number("misses.totalCount")));
    }

    [Fact]
    public async Task A_pause_that_was_recorded_after_the_due_time_is_said_and_a_retracted_finding_is_set_aside()
    {
        var gold = await PromiseAsync("Kite");
        var incidentId = await HitAsync(2006, "Kite", "Paused", engagedMinute: 180);
        var pauseId = (await _client.DoAsync("pauseClock", new { incidentId, reason = "waiting for customer", occurredAt = "2006-03-01T10:30:00Z" }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("resumeClock", new { incidentId, pauseId, occurredAt = "2006-03-01T11:00:00Z" });
        var found = await AttainmentAsync(2006, new { gold.CustomerId }, whole => whole.Number("misses.totalCount") == 1);
        Assert.True(found.At("misses.nodes.0.pausedAfterDue").GetBoolean());
        Assert.Equal(
            "First hands on it 13:00 on 1 March 2006, 1 h 30 min after it was due (11:30), after 1 pause of 30 min (waiting for customer), recorded after it was due.", found.Text("misses.nodes.0.reason"));

        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(60));
        await timeline.NothingIsDueAsync();
        var judged = await AttainmentAsync(2006, new { gold.CustomerId }, whole => whole.At("misses.nodes").EnumerateArray().Any(miss => miss.Text("findingId") is not null));
        await _client.DoAsync("retractEntry", new { incidentId, entryId = judged.Text("misses.nodes.0.findingId"), reason = "Agreed otherwise." });
        var aside = await AttainmentAsync(2006, new { gold.CustomerId }, whole => whole.Number("total.targets.setAside") == 1);
        Assert.Equal((0L, 0L), Of(aside, "met", "missed"));
    }

    [Fact]
    public async Task Reopened_a_target_that_waits_for_the_end_is_counted_anew_and_once()
    {
        var gold = await PromiseAsync("Lanner", to: "RESOLVED");
        var incidentId = await HitAsync(2007, "Lanner", "Back again");
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = "2007-03-01T10:50:00Z" });
        await AttainmentAsync(2007, new { gold.CustomerId }, whole => whole.Number("total.targets.met") == 1);
        await _client.DoAsync("reopenIncident", new { incidentId, reason = "It is back.", occurredAt = "2007-03-01T12:00:00Z" });
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = "2007-03-01T12:40:00Z" });
        var found = await AttainmentAsync(2007, new { gold.CustomerId }, whole => whole.Number("total.targets.missed") == 1);
        Assert.Equal(1, found.Number("total.targets.all"));
        Assert.Equal("Resolved 12:40 on 1 March 2007, 30 min after it was due (12:10), after 1 pause of 1 h 10 min (resolved).", found.Text("misses.nodes.0.reason"));
    }

    [Fact]
    public async Task A_private_incident_is_in_nobodys_attainment_but_of_those_named()
    {
        var gold = await PromiseAsync("Hobby");
        var secret = await HitAsync(2008, "Hobby", "Secret");
        await AttainmentAsync(2008, new { gold.CustomerId }, whole => whole.Number("total.targets.missed") == 1);
        await _client.DoAsync("makeIncidentPrivate", new { incidentId = secret, reason = "Salaries." });
        using var theirs = (await new SignedInPeople(timeline).SignInAsync("MANAGER")).Http(timeline.Root);
        var hidden = (await theirs.AskAsync(Query, new { input = Input(2008, new { gold.CustomerId, groupBy = "SERVICE" }) })).At("slaAttainment");
        Assert.Equal((0L, 0L, 0, 0), (hidden.Number("total.targets.all"), hidden.Number("misses.totalCount"), hidden.At("groups").GetArrayLength(), hidden.At("misses.nodes").GetArrayLength()));
        Assert.EndsWith("(MANAGER)", hidden.Text("computedFor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_has_every_clock_with_its_anchors_its_reason_and_for_whom_it_was_computed()
    {
        var gold = await PromiseAsync("Goshawk");
        await HitAsync(2010, "Goshawk", "=cmd|' /C calc'!A0", engagedMinute: 20);
        await HitAsync(2010, "Goshawk", "Slow", engagedMinute: 61);
        await AttainmentAsync(2010, new { gold.CustomerId }, whole => whole.Number("total.targets.all") == 2);
        var path = $"/sla-attainment.csv?from=2010-01-01&to=2010-12-31&zone=UTC&customerId={gold.CustomerId}";
        var lines = (await TextAsync(_client, path)).Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("\"incident\",\"incident_id\",\"title\",\"severity\",\"customer\"", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd|' /C calc'!A0\",\"SEV1\",\"Goshawk\",", lines[1], StringComparison.Ordinal);
        Assert.Contains(",1,\"Response\",\"TARGET\",\"MET\",,\"First hands on it 10:20 on 1 March 2010, 40 min before it was due (11:00).\",\"First contact\",\"2010-03-01T10:00:00Z\",", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"MISSED\",60,\"First hands on it 11:01 on 1 March 2010, 1 min after it was due (11:00).\"", lines[2], StringComparison.Ordinal);
        Assert.All(lines[1..3], line => Assert.Contains($"\"CUSTOMERS; customer {gold.CustomerId}\",\"Real ones; without cancelled ones; without duplicates\",1,\"", line, StringComparison.Ordinal));

        using var refused = await _client.Http.GetAsync(path + "&clocks=SOME", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
        using var anonymous = timeline.Anonymous;
        using var unknown = await anonymous.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, unknown.StatusCode);
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_by_its_name()
    {
        var gold = await PromiseAsync("Eagle");
        await RefusedAsync(new { policyId = "Gold" }, "input.policyId is \"Gold\", which is no policy of the catalogue.");
        await RefusedAsync(new { customerId = gold.PolicyId }, $"input.customerId is \"{gold.PolicyId}\", which is no customer of the catalogue.");
        await RefusedAsync(new { gold.PolicyId, target = "Answer" }, "input.target is \"Answer\", which is no target or cadence of Eagle policy.");
        await RefusedAsync(new { gold.CustomerId, clocks = "ALL" }, "input.clocks is ALL and input.customerId names a customer");
        await RefusedAsync(new { groupBy = "POLICY", trend = "DAY" }, "input.trend by DAY cuts these days into more than 60 parts");
        var first = await _client.SendAsync(Query, new { input = Input(2009), first = 1_001 });
        Assert.StartsWith("first is 1001; ask for 1 to 1000.", first.Text("errors.0.message"), StringComparison.Ordinal);

        async Task RefusedAsync(object rest, string message)
        {
            var refused = await _client.SendAsync(Query, new { input = Input(2009, rest) });
            Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
            Assert.StartsWith(message, refused.Text("errors.0.message"), StringComparison.Ordinal);
        }
    }

    /// <summary>A customer with a contract: somebody at work within an hour of the first contact, at all hours.</summary>
    private async Task<(string CustomerId, string PolicyId)> PromiseAsync(string customer, string within = "PT1H", string to = "ENGAGED", string? every = null)
    {
        string[] severities = ["SEV1", "SEV2"];
        var calendarId = await _client.AddAsync("addCalendar", "calendar", new { name = $"{customer} calendar", calendar = new { zone = "UTC", always = true } });
        var policyId = await _client.AddAsync("addSlaPolicy", "slaPolicy", new
        {
            name = $"{customer} policy",
            validFrom = "2000-01-01",
            terms = new
            {
                calendarId,
                targets = new[] { new { name = to == "ENGAGED" ? "Response" : "Resolution", severities, from = new[] { "REPORTED" }, to, within } },
                cadences = every is null ? null : new[] { new { name = "Updates", severities, from = new[] { "REPORTED" }, every } },
                pauseReasons = new[] { "waiting for customer" },
            },
        });
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = customer });
        await _client.AddAsync("addContract", "contract", new { customerId, policyId, validFrom = "2000-01-01" });
        return (customerId, policyId);
    }

    private async Task<string> HitAsync(int year, string customer, string title, int? engagedMinute = null, string kind = "REAL")
    {
        var incidentId = (await _client.DoAsync("declareIncident", new { title, severity = "SEV1", kind, reportedAt = $"{year}-03-01T10:00:00Z" })).Text("incident.id")!;
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", level = "DOWN", customer, occurredAt = $"{year}-03-01T10:00:00Z" }, "incident { id }");
        if (engagedMinute is { } minute)
            await _client.DoAsync("engageResponder", new { incidentId, who = "Grace", occurredAt = $"{year}-03-01T{10 + minute / 60}:{minute % 60:00}:00Z" });
        return incidentId;
    }

    private static Dictionary<string, object?> Input(int year, object? rest = null)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = $"{year}-01-01", ["to"] = $"{year}-12-31", ["zone"] = "UTC" };
        foreach (var property in rest?.GetType().GetProperties() ?? [])
            input[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(rest);
        return input;
    }

    private Task<JsonElement> AttainmentAsync(int year, object rest, Func<JsonElement, bool> isGood) => Until.GoodAsync(() => AskAsync(Input(year, rest)), whole => whole.At("upToDate").GetBoolean() && isGood(whole));

    private async Task<JsonElement> AskAsync(Dictionary<string, object?> input, object? page = null)
    {
        var variables = (page?.GetType().GetProperties() ?? []).ToDictionary(property => property.Name, property => property.GetValue(page), StringComparer.Ordinal);
        variables["input"] = input;
        return (await _client.AskAsync(Query, variables)).At("slaAttainment");
    }

    private static async Task<string> TextAsync(TimelineClient client, string path)
    {
        using var response = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static (long, long) Of(JsonElement found, string first, string second) => (found.Number($"total.targets.{first}"), found.Number($"total.targets.{second}"));
}
