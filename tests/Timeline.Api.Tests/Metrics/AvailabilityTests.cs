using System.Net;
using System.Text.Json;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Metrics;

/// <summary>Availability through the public API, over a real PostgreSQL. Each test has a year and services of its own.</summary>
public sealed class AvailabilityTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query =
        """
        query($input: AvailabilityInput!, $first: Int, $after: String) {
          availability(input: $input) {
            calendar degradedIsDown upToDate computedFor definitionsVersion moreServices notes
            total { ...F }
            services {
              key label figure { ...F }
              windows(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { key entryId level from until agreedSeconds counts incident { title } } }
            }
          }
        }
        fragment F on AvailabilityFigure { agreedSeconds downSeconds degradedSeconds lostSeconds outages availability percent }
        """;

    private const long March = 31 * 86_400L;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Overlapping_outages_of_two_incidents_count_once_and_each_time_is_shown_with_its_incident()
    {
        var serviceId = await _client.AddServiceAsync("Otter mail");
        await DownAsync("One", "Otter mail", "2001-03-01T10:00:00Z", "2001-03-01T11:00:00Z");
        await DownAsync("Two", "otter mail", "2001-03-01T10:30:00Z", "2001-03-01T12:00:00Z");
        await DownAsync("Slow", "Otter mail", "2001-03-02T10:00:00Z", "2001-03-02T10:30:00Z", level: "DEGRADED");
        await DownAsync("Drill", "Otter mail", "2001-03-03T10:00:00Z", "2001-03-03T11:00:00Z", kind: "DRILL");
        var found = await AvailabilityAsync(2001, new { services = new[] { serviceId } }, whole => whole.Number("services.0.windows.totalCount") == 3);
        var figure = found.At("services.0.figure");
        Assert.Equal((March, 7_200L, 1_800L, 7_200L, 1L), (figure.Number("agreedSeconds"), figure.Number("downSeconds"), figure.Number("degradedSeconds"), figure.Number("lostSeconds"), figure.Number("outages")));
        Assert.Equal(("99.731", "Otter mail", serviceId), (figure.Text("percent"), found.Text("services.0.label"), found.Text("services.0.key")));
        var windows = found.At("services.0.windows.nodes");
        Assert.Equal(["One: 3600 True", "Two: 5400 True", "Slow: 1800 False"], windows.EnumerateArray().Select(window => $"{window.Text("incident.title")}: {window.Number("agreedSeconds")} {window.At("counts").GetBoolean()}"));
        Assert.Contains("Agreed time is around the clock.", Notes(found));

        var page = await AskAsync(Input(2001, new { services = new[] { serviceId } }), new { first = 1 });
        Assert.Equal("Two", (await AskAsync(Input(2001, new { services = new[] { serviceId } }), new { first = 1, after = page.Text("services.0.windows.pageInfo.endCursor") })).Text("services.0.windows.nodes.0.incident.title"));
    }

    [Fact]
    public async Task For_a_customer_the_calendar_and_the_rule_are_those_of_the_contract_and_what_hit_others_does_not_count()
    {
        await _client.AddServiceAsync("Badger mail");
        var segmentId = await _client.AddAsync("addSegment", "segment", new { name = "Badger segment" });
        var calendarId = await _client.AddAsync("addCalendar", "calendar", new { name = "Badger hours", calendar = new { zone = "UTC", hours = new[] { new { day = "THURSDAY", from = "09:00", until = "17:00" } } } });
        var policyId = await _client.AddAsync("addSlaPolicy", "slaPolicy", new
        {
            name = "Badger policy",
            validFrom = "2000-01-01",
            terms = new { calendarId, degradedIsDown = true, targets = new[] { new { name = "Response", severities = new[] { "SEV1" }, from = new[] { "REPORTED" }, to = "ENGAGED", within = "PT1H" } } },
        });
        Assert.True((await _client.CatalogueAsync($"policy(id: \"{policyId}\") {{ versions {{ degradedIsDown }} }}")).At("policy.versions.0.degradedIsDown").GetBoolean());
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = "Badger", segments = new[] { segmentId } });
        await _client.AddAsync("addCustomer", "customer", new { name = "Weasel" });
        await _client.AddAsync("addContract", "contract", new { customerId, policyId, validFrom = "2000-01-01" });
        // 4 March 2004 is a Thursday.
        await DownAsync("Everybody", "Badger mail", "2004-03-04T16:00:00Z", "2004-03-04T20:00:00Z");
        await DownAsync("Others", "Badger mail", "2004-03-04T10:00:00Z", "2004-03-04T12:00:00Z", customer: "Weasel");
        await DownAsync("Segment", "Badger mail", "2004-03-11T09:00:00Z", "2004-03-11T09:30:00Z", segment: "Badger segment", level: "DEGRADED");
        var input = new { services = new[] { "Badger mail" }, customerId };
        var found = await AvailabilityAsync(2004, input, whole => whole.Number("services.0.windows.totalCount") == 2);
        var figure = found.At("services.0.figure");
        Assert.Equal(("Badger hours", true), (found.Text("calendar"), found.At("degradedIsDown").GetBoolean()));
        Assert.Equal((4 * 8 * 3_600L, 3_600L, 1_800L, 5_400L, 2L), (figure.Number("agreedSeconds"), figure.Number("downSeconds"), figure.Number("degradedSeconds"), figure.Number("lostSeconds"), figure.Number("outages")));
        Assert.Contains("Agreed time is that of the calendar Badger hours, of the policy Badger policy on 2004-03-31.", Notes(found));

        var segment = await AskAsync(Input(2004, new { services = new[] { "Badger mail" }, segmentId }));
        Assert.Equal((March, 4 * 3_600L), (segment.Number("total.agreedSeconds"), segment.Number("total.downSeconds")));
        Assert.Equal(6 * 3_600, (await AskAsync(Input(2004, new { services = new[] { "Badger mail" } }))).Number("total.downSeconds"));
        Assert.Equal(3_600, (await AskAsync(Input(2004, new { services = new[] { "Badger mail" }, calendarId, customerId }))).Number("total.downSeconds"));
    }

    [Fact]
    public async Task What_goes_on_counts_until_now_and_time_to_come_is_not_agreed_yet()
    {
        var serviceId = await _client.AddServiceAsync("Lynx mail");
        // The clock says 2026-03-14 09:00 UTC.
        await DownAsync("Goes on", "Lynx mail", "2026-03-14T08:00:00Z", until: null);
        var found = await AvailabilityAsync(2026, new { services = new[] { serviceId } }, whole => whole.Number("services.0.windows.totalCount") == 1);
        Assert.Equal((13 * 86_400L + 9 * 3_600, 3_600L), (found.Number("total.agreedSeconds"), found.Number("total.downSeconds")));
        Assert.Equal(JsonValueKind.Null, found.At("services.0.windows.nodes.0.until").ValueKind);
        Assert.Contains("The days are not over: time after 2026-03-14T09:00:00Z is not agreed time yet.", Notes(found));
        Assert.Contains("1 impact has no end and counts until now.", Notes(found));
    }

    [Fact]
    public async Task All_services_in_use_are_there_and_the_total_adds_them_up()
    {
        await _client.AddServiceAsync("Stoat mail");
        await _client.AddServiceAsync("Stoat names");
        await DownAsync("Old names", "A service of before", "2006-03-01T10:00:00Z", "2006-03-01T11:00:00Z");
        var found = await AvailabilityAsync(2006, new { }, whole => whole.Number("total.downSeconds") == 3_600);
        var services = found.At("services").EnumerateArray().ToList();
        Assert.Equal(("A service of before", "100.000"), (services[0].Text("label"), services.Single(service => service.Text("label") == "Stoat names").Text("figure.percent")));
        Assert.Equal(services.Count * March, found.Number("total.agreedSeconds"));
    }

    [Fact]
    public async Task A_private_incident_takes_nothing_off_for_those_who_do_not_see_it_and_their_answer_says_for_whom_it_is()
    {
        var serviceId = await _client.AddServiceAsync("Mink mail");
        var secret = await DownAsync("Secret", "Mink mail", "2007-03-01T10:00:00Z", "2007-03-01T11:00:00Z");
        await _client.DoAsync("makeIncidentPrivate", new { incidentId = secret, reason = "Salaries." });
        await AvailabilityAsync(2007, new { services = new[] { serviceId } }, whole => whole.Number("total.downSeconds") == 3_600);
        using var theirs = (await new SignedInPeople(timeline).SignInAsync("MANAGER")).Http(timeline.Root);
        var hidden = (await theirs.AskAsync(Query, new { input = Input(2007, new { services = new[] { serviceId } }) })).At("availability");
        Assert.Equal((0L, 0L, "100.000"), (hidden.Number("total.downSeconds"), hidden.Number("services.0.windows.totalCount"), hidden.Text("total.percent")));
        Assert.Contains(Notes(hidden), note => note.StartsWith("It was computed for ", StringComparison.Ordinal) && note.Contains("(MANAGER)", StringComparison.Ordinal));
        Assert.DoesNotContain("Mink mail\",\"" + serviceId + "\",\"2007-03-01\",\"2007-03-31\",\"UTC\",,,\"Around the clock\",\"false\"," + March + ",3600", await CsvAsync(theirs, 2007), StringComparison.Ordinal);
        Assert.Contains("\"Mink mail\",\"" + serviceId + "\",\"2007-03-01\",\"2007-03-31\",\"UTC\",,,\"Around the clock\",\"false\"," + March + ",3600,0,3600,\"99.865\",1,1,", await CsvAsync(_client, 2007), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused_by_its_name()
    {
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = "Marten" });
        await RefusedAsync(new { services = new[] { "Nowhere" } }, "input.services holds \"Nowhere\", which is no service of the catalogue, and that no incident that you see hit in these days.");
        await RefusedAsync(new { services = Enumerable.Range(0, 101).Select(n => $"S{n}") }, "input.services holds 101 values; the limit is 100.");
        await RefusedAsync(new { calendarId = customerId }, $"input.calendarId is \"{customerId}\", which is no calendar of the catalogue.");
        await RefusedAsync(new { customerId, segmentId = customerId }, "input.customerId and input.segmentId are both given");
        using var response = await _client.Http.GetAsync("/availability.csv?from=2001-01-01&to=2001-12-31&zone=UTC&service=Mail", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith("\"service\" is no parameter of this address.", JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.Text("error.message"), StringComparison.Ordinal);

        async Task RefusedAsync(object rest, string message)
        {
            var refused = await _client.SendAsync(Query, new { input = Input(2009, rest) });
            Assert.Equal("BAD_USER_INPUT", refused.Text("errors.0.extensions.code"));
            Assert.StartsWith(message, refused.Text("errors.0.message"), StringComparison.Ordinal);
        }
    }

    private async Task<string> DownAsync(string title, string service, string from, string? until, string level = "DOWN", string kind = "REAL", string? customer = null, string? segment = null)
    {
        var incidentId = (await _client.DoAsync("declareIncident", new { title, severity = "SEV1", kind, reportedAt = from })).Text("incident.id")!;
        var impactId = (await _client.DoAsync("startImpact", new { incidentId, service, level, customer, segment, occurredAt = from }, "entry { id }")).Text("entry.id");
        if (until is not null)
            await _client.DoAsync("endImpact", new { incidentId, impactId, occurredAt = until }, "incident { id }");
        return incidentId;
    }

    private static async Task<string> CsvAsync(TimelineClient client, int year)
    {
        using var response = await client.Http.GetAsync($"/availability.csv?from={year}-03-01&to={year}-03-31&zone=UTC", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // March of the year.
    private static Dictionary<string, object?> Input(int year, object? rest = null)
    {
        var input = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = $"{year}-03-01", ["to"] = $"{year}-03-31", ["zone"] = "UTC" };
        foreach (var property in rest?.GetType().GetProperties() ?? [])
            input[property.Name] = property.GetValue(rest);
        return input;
    }

    private Task<JsonElement> AvailabilityAsync(int year, object rest, Func<JsonElement, bool> isGood) => Until.GoodAsync(() => AskAsync(Input(year, rest)), whole => whole.At("upToDate").GetBoolean() && isGood(whole));

    private async Task<JsonElement> AskAsync(Dictionary<string, object?> input, object? page = null)
    {
        var variables = (page?.GetType().GetProperties() ?? []).ToDictionary(property => property.Name, property => property.GetValue(page), StringComparer.Ordinal);
        variables["input"] = input;
        return (await _client.AskAsync(Query, variables)).At("availability");
    }

    private static List<string> Notes(JsonElement found) => [.. found.At("notes").EnumerateArray().Select(note => note.GetString()!)];
}
