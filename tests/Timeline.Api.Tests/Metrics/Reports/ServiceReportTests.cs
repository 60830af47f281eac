using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;
using Timeline.Pdf.Tests.Writing;
using static Timeline.Api.Tests.Running.Moments;

namespace Timeline.Api.Tests.Metrics.Reports;

/// <summary>Service reports through the API. What they say is in Domain.Tests. The clock stands in March 2026 at first.</summary>
public sealed class ServiceReportTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Report = """
        id month zone asKnownAt byTimeline madeBy pdf csv customer { name }
        content {
          customer contracts incidents { key title impacts { service level from until } } clocks { name outcome reason } attainment { targets { met missed } } told { toWhom text }
        }
        """;

    private static readonly Duration Minute = Duration.FromMinutes(1);

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Timeline_makes_one_on_the_first_of_the_month_for_whoever_has_a_contract_once()
    {
        var (customerId, incidentId, reported) = await HitAsync("Firma & Söhne");
        timeline.Clock.Set(reported + (61 * Minute));
        await timeline.NothingIsDueAsync();
        Assert.Empty((await ListAsync(customerId)).EnumerateArray());

        var (node, _) = await timeline.StartAnotherAsync(timeline.Clock);
        await using var _ = node;
        var first = LocalDateOf(reported).PlusMonths(1);
        timeline.Clock.Set(new LocalDate(first.Year, first.Month, 1).AtMidnight().InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant());
        await timeline.NothingIsDueAsync();
        var report = Assert.Single((await ListAsync(customerId)).EnumerateArray());

        Assert.Equal((true, "Timeline", "Europe/Berlin", Text(timeline.Clock.GetCurrentInstant())), (report.At("byTimeline").GetBoolean(), report.Text("madeBy"), report.Text("zone"), report.Text("asKnownAt")));
        Assert.Equal("Firma & Söhne", report.Text("content.customer"));
        Assert.Equal("Mail", report.Text("content.incidents.0.impacts.0.service"));
        Assert.Equal((0, 1), (report.At("content.attainment.targets.met").GetInt32(), report.At("content.attainment.targets.missed").GetInt32()));
        Assert.Equal(("Response", "MISSED"), (report.Text("content.clocks.0.name"), report.Text("content.clocks.0.outcome")));

        // What was recorded later is not in it, and what was redacted is gone.
        timeline.Clock.Advance(Minute);
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace" });
        await _client.DoAsync("recordCustomerContact", new { incidentId, customerId, channel = "PHONE", outcome = "TOLD", text = "Too late." }, "entry { id }");
        var later = Assert.Single((await ListAsync(customerId)).EnumerateArray());
        Assert.Equal(report.ToString(), later.ToString());
        Assert.Equal("ServiceReport", (await _client.AskAsync("query($id: ID!) { node(id: $id) { __typename } }", new { id = report.Text("id") })).Text("node.__typename"));
    }

    [Fact]
    public async Task A_manager_makes_one_at_any_time_and_nobody_else()
    {
        var (customerId, incidentId, reported) = await HitAsync($"Hand {Guid.NewGuid():N}");
        await _client.DoAsync("recordCustomerContact", new { incidentId, customerId, channel = "PHONE", outcome = "TOLD", text = "=We are on it." }, "entry { id }");
        var month = LocalDateOf(reported).ToString("uuuu-MM-dd", null);
        var people = new SignedInPeople(timeline);
        using var responder = (await people.SignInAsync("RESPONDER")).Http(timeline.Root);
        using var manager = (await people.SignInAsync("MANAGER")).Http(timeline.Root);
        Assert.Equal("FORBIDDEN", (await responder.SendAsync("mutation($input: MakeServiceReportInput!) { makeServiceReport(input: $input) { error { code } } }", new { input = new { customerId, month } })).Text("errors.0.extensions.code"));
        await RefusedAsync(manager, new { customerId, month = "2199-01-01" }, "OUT_OF_RANGE", "month");
        await RefusedAsync(manager, new { customerId = Guid.NewGuid(), month }, "CATALOGUE_ITEM_NOT_FOUND", "customerId");
        await RefusedAsync(manager, new { customerId, month, zone = "Mars/North" }, "UNKNOWN_ZONE", "zone");

        var made = await manager.DoAsync("makeServiceReport", new { customerId, month, zone = "Asia/Kathmandu" }, $"report {{ {Report} }}");
        Assert.False(made.At("report.byTimeline").GetBoolean());
        Assert.Equal(("=We are on it.", "Asia/Kathmandu"), (made.Text("report.content.told.0.text"), made.Text("report.zone")));

        var csv = Encoding.UTF8.GetString(await BytesAsync(responder, made.Text("report.csv")!));
        Assert.Contains(",\"'=We are on it.\"\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\"IMPACT\"", csv, StringComparison.Ordinal);
        var pdf = await BytesAsync(responder, made.Text("report.pdf")!);
        string[] headings = ["At a glance", "What was promised", "Availability", "Incidents", "Targets", "What was told"];
        Assert.All(headings, heading => Assert.Contains(new PdfReader(pdf).Texts, text => text.Contains($"/Title ({heading})", StringComparison.Ordinal)));
        Assert.Equal(pdf, await BytesAsync(responder, made.Text("report.pdf")!));
        using (var answer = await responder.Http.GetAsync(made.Text("report.pdf"), TestContext.Current.CancellationToken))
            Assert.Equal("0", Assert.Single(answer.Headers.GetValues("Timeline-Missing-Characters")));
        if (Environment.GetEnvironmentVariable("TIMELINE_KEEP_REPORT") is { } kept)
            await File.WriteAllBytesAsync(kept, pdf, TestContext.Current.CancellationToken);

        using var anonymous = timeline.Anonymous;
        using var unknown = await anonymous.Http.GetAsync(made.Text("report.pdf"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        using var none = await responder.Http.GetAsync($"/service-reports/{Guid.NewGuid()}.csv", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task What_is_made_private_is_gone_from_it_for_everybody()
    {
        var (customerId, incidentId, reported) = await HitAsync($"Private {Guid.NewGuid():N}");
        var made = await _client.DoAsync("makeServiceReport", new { customerId, month = LocalDateOf(reported).ToString("uuuu-MM-dd", null) }, $"report {{ {Report} }}");
        Assert.Single(made.At("report.content.incidents").EnumerateArray());
        await _client.DoAsync("makeIncidentPrivate", new { incidentId, reason = "Salaries." });
        Assert.Empty((await ListAsync(customerId)).At("0.content.incidents").EnumerateArray());
    }

    private static LocalDate LocalDateOf(Instant at) => at.InZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).Date;

    private static async Task RefusedAsync(TimelineClient client, object input, string code, string field)
    {
        var refused = await client.MutateAsync("makeServiceReport", input, "__typename");
        Assert.Equal((code, field), (refused.Text("error.code"), refused.Text("error.field")));
    }

    private async Task<JsonElement> ListAsync(string customerId) =>
        (await _client.AskAsync($"query($customerId: ID!) {{ serviceReports(customerId: $customerId) {{ nodes {{ {Report} }} }} }}", new { customerId })).At("serviceReports.nodes");

    private static Task<byte[]> BytesAsync(TimelineClient client, string path) => client.Http.GetByteArrayAsync(path, TestContext.Current.CancellationToken);

    /// <summary>An incident that hits a customer, to be answered within an hour of the report, which is now.</summary>
    private async Task<(string CustomerId, string IncidentId, Instant Reported)> HitAsync(string customer)
    {
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = customer });
        var calendarId = await _client.AddAsync("addCalendar", "calendar", new { name = $"Calendar {customer}", calendar = new { zone = "Europe/Berlin", always = true } });
        var policyId = await _client.AddAsync("addSlaPolicy", "slaPolicy", new
        {
            name = $"Policy {customer}",
            terms = new { calendarId, targets = new[] { new { name = "Response", severities = new[] { "SEV1", "SEV2", "SEV3", "SEV4" }, from = new[] { "REPORTED", "DECLARED" }, to = "ENGAGED", within = "PT1H" } } },
            validFrom = "2010-01-01",
        });
        await _client.AddAsync("addContract", "contract", new { customerId, policyId, validFrom = "2010-01-01" });
        var incidentId = await _client.DeclareAsync();
        var reported = timeline.Clock.GetCurrentInstant();
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", customer, level = "DOWN" });
        await _client.DoAsync("logEntry", new { incidentId, text = "They rang.", kind = "REPORT", occurredAt = Text(reported), precision = "SECOND" });
        return (customerId, incidentId, reported);
    }
}
