using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Import;

public sealed class ImportTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Notes = """
        10:02 PM The customer rings: nobody can send mail.
        10:04 PM Ticket opened with operations.
        10:06 PM Primary engineer called, not available.
        10:08 PM Secondary engineer answers and gets his laptop.
        10:15 PM Called the customer back with a status.
        10:20 PM The engineer is working on it.
        11:42 PM The VP of operations checks in.
        1:16 AM The vendor is brought in.
        6:47 AM Resolved.
        """;

    private static readonly string[] Roles = ["REPORTED", "TICKETED", "CONTACT_ATTEMPT", "CONTACT_ATTEMPT", "UPDATE", "ENGAGED", "NOTE", "VENDOR", "RESOLVED"];

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_night_of_notes_becomes_a_timeline_with_its_metrics()
    {
        var preview = await PreviewAsync(Notes, "America/Chicago", "2014-05-13");
        Assert.Empty(preview.At("questions").EnumerateArray());
        var entries = preview.At("entries").EnumerateArray().ToList();
        Assert.Equal(9, entries.Count);
        Assert.Equal("2014-05-14T03:02:00Z", entries[0].Text("occurredAt"));
        Assert.Equal("2014-05-14T11:47:00Z", entries[8].Text("occurredAt"));
        Assert.Contains("MIDNIGHT_CROSSED", entries[7].At("guesses").EnumerateArray().Select(guess => guess.Text("code")));

        var incidentId = await _client.DeclareAsync();
        var lines = entries.Zip(Roles, (entry, role) => new
        {
            occurredAt = entry.Text("occurredAt"),
            text = entry.Text("text"),
            role,
            outcome = entry.Text("text")!.Contains("not available", StringComparison.Ordinal) ? "NOT_AVAILABLE" : "REACHED",
        }).ToList();
        const string Selection = """
            skippedCount entries { sequence source }
            incident { status metrics {
              ticketToEngagement { seconds from { kind at } to { kind at } } formalTicketToEngagement { seconds } timeToReach { seconds } attemptsToReach
              timeToFirstUpdate { seconds } timeToAcknowledge { seconds } reportToResolve { seconds duration } longestSilence { seconds } } }
            """;
        var imported = await _client.DoAsync("importEntries", new { incidentId, zone = "America/Chicago", entries = lines }, Selection);
        Assert.Equal("RESOLVED", imported.Text("incident.status"));
        var metrics = imported.At("incident.metrics");
        Assert.Equal(18 * 60, metrics.Number("ticketToEngagement.seconds"));
        Assert.Equal("2014-05-14T03:02:00Z", metrics.Text("ticketToEngagement.from.at"));
        Assert.Equal("ENGAGED", metrics.Text("ticketToEngagement.to.kind"));
        Assert.Equal(16 * 60, metrics.Number("formalTicketToEngagement.seconds"));
        Assert.Equal(2 * 60, metrics.Number("timeToReach.seconds"));
        Assert.Equal(2, metrics.Number("attemptsToReach"));
        Assert.Equal(13 * 60, metrics.Number("timeToFirstUpdate.seconds"));
        Assert.Equal(2 * 60, metrics.Number("timeToAcknowledge.seconds"));
        Assert.Equal("PT8H45M", metrics.Text("reportToResolve.duration"));
        Assert.Equal("IMPORT", imported.Text("entries.0.source"));

        var again = await _client.DoAsync("importEntries", new { incidentId, zone = "America/Chicago", entries = lines }, "skippedCount entries { sequence } incident { version }");
        Assert.Equal(9, again.Number("skippedCount"));
        Assert.Equal(imported.At("entries").EnumerateArray().Select(entry => entry.Number("sequence")), again.At("entries").EnumerateArray().Select(entry => entry.Number("sequence")));
    }

    [Fact]
    public async Task What_the_text_does_not_say_is_asked_for_once()
    {
        var preview = await PreviewAsync(Notes, zone: null, date: null);
        Assert.Equal(["DATE_UNKNOWN", "ZONE_UNKNOWN"], preview.At("questions").EnumerateArray().Select(question => question.Text("code")).Order());
        Assert.All(preview.At("entries").EnumerateArray(), entry => Assert.Equal(JsonValueKind.Null, entry.At("occurredAt").ValueKind));
    }

    [Fact]
    public async Task One_bad_line_stores_none_and_is_named()
    {
        var incidentId = await _client.DeclareAsync();
        var entries = new[] { new { occurredAt = "2014-05-14T03:02:00Z", text = "Fine." }, new { occurredAt = "2999-01-01T00:00:00Z", text = "Not yet." } };
        var error = (await _client.MutateAsync("importEntries", new { incidentId, entries })).At("error");
        Assert.Equal("TIME_OUT_OF_RANGE", error.Text("code"));
        Assert.Equal("entries.1.occurredAt", error.Text("field"));
        Assert.Equal(1, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    [Fact]
    public async Task What_was_retracted_or_redacted_is_named_in_the_preview_and_stored_by_no_client_that_does_not_ask()
    {
        const string Lines = "10:42 PM The head of operations checks in.\n10:50 PM A password was read out.";
        var incidentId = await _client.DeclareAsync();
        object[] Entries(bool takeAnyway) =>
        [
            new { occurredAt = "2014-05-14T03:42:00Z", text = "The head of operations checks in.", takeAnyway },
            new { occurredAt = "2014-05-14T03:50:00Z", text = "A password was read out.", takeAnyway },
        ];
        const string Selection = "skippedCount entries { id } leftOut { index known { state message entry { id } } } incident { version }";
        var first = await _client.DoAsync("importEntries", new { incidentId, entries = Entries(takeAnyway: false) }, Selection);
        Assert.Empty(first.At("leftOut").EnumerateArray());
        var (retracted, redacted) = (first.Text("entries.0.id"), first.Text("entries.1.id"));
        await _client.DoAsync("retractEntry", new { incidentId, entryId = retracted, reason = "Another incident." });
        await _client.DoAsync("redactEntry", new { incidentId, entryId = redacted, reason = "A password." });

        var known = (await _client.AskAsync(
            """
            query($text: String!, $incidentId: ID) {
              importPreview(text: $text, zone: "America/Chicago", date: "2014-05-13", incidentId: $incidentId) { entries { known { state message entry { id text } } } }
            }
            """, new { text = Lines, incidentId })).At("importPreview.entries");
        Assert.Equal(["RETRACTED", "MAY_BE_REDACTED"], known.EnumerateArray().Select(entry => entry.Text("known.state")));
        Assert.Matches("^was retracted on .+ UTC by .+: Another incident\\.$", known.Text("0.known.message"));
        Assert.Matches("^may be what was redacted on .+ UTC by .+: A password\\.$", known.Text("1.known.message"));
        Assert.Equal([retracted, redacted], known.EnumerateArray().Select(entry => entry.Text("known.entry.id")));

        var again = await _client.DoAsync("importEntries", new { incidentId, entries = Entries(takeAnyway: false) }, Selection);
        Assert.Equal([0, 1], again.At("leftOut").EnumerateArray().Select(line => line.Number("index")));
        Assert.Empty(again.At("entries").EnumerateArray());
        Assert.Equal(first.Number("incident.version") + 2, again.Number("incident.version"));

        var taken = await _client.DoAsync("importEntries", new { incidentId, entries = Entries(takeAnyway: true) }, Selection);
        Assert.Empty(taken.At("leftOut").EnumerateArray());
        Assert.DoesNotContain(retracted, taken.At("entries").EnumerateArray().Select(entry => entry.Text("id")));
        Assert.Equal(2, taken.At("entries").GetArrayLength());
        Assert.Equal(2, (await _client.DoAsync("importEntries", new { incidentId, entries = Entries(takeAnyway: false) }, Selection)).Number("skippedCount"));
    }

    [Fact]
    public async Task A_preview_for_an_incident_that_does_not_exist_is_not_found()
    {
        var response = await _client.SendAsync("query { importPreview(text: \"10:00 x\", incidentId: \"INC-999999\") { zone } }");
        Assert.Equal("NOT_FOUND", response.Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task An_import_sent_twice_at_once_is_stored_once()
    {
        var incidentId = await _client.DeclareAsync();
        var input = new { commandId = Guid.CreateVersion7(), incidentId, entries = new[] { new { occurredAt = "2014-05-14T03:02:00Z", text = "Once." } } };
        var versions = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await _client.DoAsync("importEntries", input, "incident { version }")).Number("incident.version")));
        Assert.All(versions, version => Assert.Equal(2, version));
    }

    private async Task<JsonElement> PreviewAsync(string text, string? zone, string? date) => (await _client.AskAsync(
        """
        query($text: String!, $zone: String, $date: LocalDate) {
          importPreview(text: $text, zone: $zone, date: $date) {
            zone order entries { line occurredAt occurredUntil precision author text guesses { code message } } questions { code message }
          }
        }
        """, new { text, zone, date })).At("importPreview");
}
