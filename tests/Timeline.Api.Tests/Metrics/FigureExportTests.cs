using System.Net;
using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Pdf.Tests.Writing;

namespace Timeline.Api.Tests.Metrics;

/// <summary>Figures to download, over HTTP.</summary>
public sealed class FigureExportTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Rest = "metric=REPORT_TO_RESOLVE&zone=UTC";

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_csv_has_every_value_with_its_anchors_and_for_whom_it_was_computed()
    {
        await ResolvedAsync("=cmd|' /C calc'!A0", "2001-03-01T10:00:00Z", "2001-03-01T10:20:00Z");
        await _client.DoAsync("declareIncident", new { title = "Goes on", severity = "SEV2", reportedAt = "2001-03-02T10:00:00Z" });
        var text = await Until.GoodAsync(() => TextAsync(_client, $"/figures.csv?{Rest}&from=2001-01-01&to=2001-12-31"), csv => csv.Split("\r\n").Length == 4 && csv.Contains("RECORDED", StringComparison.Ordinal));
        var lines = text.Split("\r\n");
        Assert.StartsWith("\"incident\",\"incident_id\",\"title\",\"severity\",\"metric\",\"status\",\"seconds\"", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=cmd|' /C calc'!A0\",\"SEV1\",\"REPORT_TO_RESOLVE\",\"RECORDED\",1200,\"2001-03-01T10:00:00Z\",\"First contact\",\"2001-03-01T10:00:00Z\",", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"Resolved\",\"2001-03-01T10:20:00Z\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"PENDING\",,", lines[2], StringComparison.Ordinal);
        Assert.All(lines[1..3], line => Assert.Contains("(ADMINISTRATOR)\",\"2026-03-14T09:00:00Z\"", line, StringComparison.Ordinal));

        var summary = await TextAsync(_client, $"/figures-summary.csv?{Rest}&from=2001-03-01&to=2001-04-30&trend=MONTH&groupBy=SEVERITY");
        Assert.Equal(1 + 1 + 2 + 2 * 3, summary.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"REPORT_TO_RESOLVE\",\"All\",,\"2001-03-01\",\"2001-04-30\",\"UTC\",1,,,,,\"1200\",,1,0,0,1,", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_has_its_parts_says_for_whom_it_was_computed_and_is_the_same_again()
    {
        for (var minute = 1; minute <= 12; minute++)
            await ResolvedAsync($"Of {minute} minutes", $"2002-{minute:00}-01T10:00:00Z", $"2002-{minute:00}-01T10:{minute:00}:00Z");
        var path = $"/figures.pdf?{Rest}&from=2002-01-01&to=2002-12-31&trend=QUARTER&groupBy=SEVERITY&withMean=true&severity=SEV1";
        await Until.GoodAsync(() => TextAsync(_client, $"/figures.csv?{Rest}&from=2002-01-01&to=2002-12-31"), csv => csv.Split("RECORDED").Length == 13);
        var pdf = new PdfReader(await BytesAsync(path));
        string[] headings = ["Figures", "Trend", "By severity", "Incidents"];
        Assert.All(headings, heading => Assert.Contains(pdf.Texts, text => text.Contains($"/Title ({heading})", StringComparison.Ordinal)));
        Assert.Contains(pdf.Texts, text => text.Contains("Metrics report, computed for", StringComparison.Ordinal));
        Assert.Equal(await BytesAsync(path), await BytesAsync(path));
        using (var answer = await _client.Http.GetAsync(path, TestContext.Current.CancellationToken))
            Assert.Equal("0", Assert.Single(answer.Headers.GetValues("Timeline-Missing-Characters")));
        if (Environment.GetEnvironmentVariable("TIMELINE_KEEP_REPORT") is { } kept)
            await File.WriteAllBytesAsync(kept, await BytesAsync(path), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_private_incident_is_in_nobodys_file_but_of_those_named()
    {
        var secret = await ResolvedAsync("Secret matter", "2003-03-01T10:00:00Z", "2003-03-01T10:01:00Z");
        await _client.DoAsync("makeIncidentPrivate", new { incidentId = secret, reason = "Salaries." });
        var path = $"/figures.csv?{Rest}&from=2003-01-01&to=2003-12-31";
        await Until.GoodAsync(() => TextAsync(_client, path), csv => csv.Contains("Secret matter", StringComparison.Ordinal));
        using var theirs = (await new SignedInPeople(timeline).SignInAsync("MANAGER")).Http(timeline.Root);
        Assert.Single((await TextAsync(theirs, path)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        using var anonymous = timeline.Anonymous;
        using var refused = await anonymous.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("from=2001-01-01&to=2001-12-31&zone=UTC", "metric is missing.")]
    [InlineData("metric=TIME&from=2001-01-01&to=2001-12-31&zone=UTC", "metric is \"TIME\". Give one of TICKET_TO_ENGAGEMENT, ")]
    [InlineData("metric=EFFORT&from=2001-13-01&to=2001-12-31&zone=UTC", "from is \"2001-13-01\", which is no day.")]
    [InlineData("metric=EFFORT&from=2001-01-01&to=2001-12-31&zone=Nowhere", "zone is \"Nowhere\", which is not in the time zone database.")]
    [InlineData("metric=EFFORT&from=2001-01-01&to=2001-12-31&zone=UTC&withMean=yes", "withMean is \"yes\". Give true or false.")]
    [InlineData("metric=EFFORT&from=2001-01-01&to=2001-12-31&zone=UTC&servise=Mail", "\"servise\" is no parameter of this address.")]
    [InlineData("metric=EFFORT&from=2001-01-01&to=2001-12-31&zone=UTC&team=Nobody", "team holds \"Nobody\", which is no team")]
    public async Task What_is_out_of_bounds_is_refused_by_its_name(string query, string message)
    {
        using var response = await _client.Http.GetAsync("/figures.csv?" + query, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(message, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.Text("error.message"), StringComparison.Ordinal);
    }

    private async Task<string> ResolvedAsync(string title, string reportedAt, string resolvedAt)
    {
        var incidentId = (await _client.DoAsync("declareIncident", new { title, severity = "SEV1", reportedAt })).Text("incident.id")!;
        await _client.DoAsync("resolveIncident", new { incidentId, occurredAt = resolvedAt });
        return incidentId;
    }

    private static async Task<string> TextAsync(TimelineClient client, string path)
    {
        using var response = await client.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private async Task<byte[]> BytesAsync(string path)
    {
        using var response = await _client.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
