using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;
using Timeline.Pdf.Tests.Writing;

namespace Timeline.Api.Tests.Postmortems.Signs;

/// <summary>The sign of an incident over HTTP and GraphQL. What it says is in Domain.Tests.</summary>
public sealed class SignTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Fields = "state drill lines { what level } since expectedBack nextUpdate stillWorks contact replaces zone url";

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task It_is_one_page_that_is_not_kept_and_named_for_its_incident()
    {
        var key = await KeyAsync(await _client.DeclareAsync());
        foreach (var query in new[] { "", "?paper=letter&language=de&contact=Hall%202", "?paper=a4" })
        {
            using var response = await _client.Http.GetAsync(new Uri($"/incidents/{key}/sign.pdf{query}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "application/pdf", "no-store"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.ToString()));
            Assert.Equal($"{key}-sign.pdf", response.Content.Headers.ContentDisposition?.FileName);
            Assert.NotNull(response.Headers.ETag);
            Assert.NotEmpty(new PdfReader(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Texts);
        }
    }

    [Fact]
    public async Task Its_answer_says_how_many_characters_its_fonts_lack()
    {
        var key = await KeyAsync(await _client.DeclareAsync());
        foreach (var (contact, missing) in new[] { ("Hall 2", "0"), ("山田太郎", "4") })
        {
            using var response = await _client.Http.GetAsync(new Uri($"/incidents/{key}/sign.pdf?contact={Uri.EscapeDataString(contact)}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(missing, Assert.Single(response.Headers.GetValues("Timeline-Missing-Characters")));
        }
    }

    [Theory]
    [InlineData("paper=a3", HttpStatusCode.BadRequest, "paper is \"a3\"; there are a4 and letter.")]
    [InlineData("language=fr", HttpStatusCode.BadRequest, "language is \"fr\"; there are signs in en and de.")]
    public async Task What_there_is_not_is_refused_in_words(string query, HttpStatusCode status, string message)
    {
        using var response = await _client.Http.GetAsync(new Uri($"/incidents/{await KeyAsync(await _client.DeclareAsync())}/sign.pdf?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        var told = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.StartsWith(message, told.Text("error.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_that_is_too_long_is_refused_both_ways()
    {
        var key = await KeyAsync(await _client.DeclareAsync());
        using var response = await _client.Http.GetAsync(new Uri($"/incidents/{key}/sign.pdf?contact={new string('x', 201)}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var refused = await _client.SendAsync("query($key: String!, $contact: String) { incident(key: $key) { sign(contact: $contact) { key } } }", new { key, contact = new string('x', 201) });
        Assert.Equal("contact is 201 characters; the limit is 200.", refused.Text("errors.0.message"));
    }

    [Fact]
    public async Task It_knows_the_catalogue_what_other_incidents_hit_and_the_sign_before()
    {
        var keptBy = new[] { await _client.AddAsync("addTeam", "team", new { name = "Puffin keepers" }) };
        await _client.AddServiceAsync("Puffin mail", keptBy: keptBy);
        await _client.AddServiceAsync("Puffin web", keptBy: keptBy);
        await _client.AddServiceAsync("Puffin store", keptBy: keptBy);
        var incidentId = await _client.DeclareAsync();
        await HitAsync(incidentId, "Puffin mail");
        await HitAsync(await _client.DeclareAsync("Another"), "Puffin store");
        await _client.DoAsync("giveEta", new { incidentId, by = "2026-03-14T12:00:00Z" }, "entry { id }");
        var printed = await _client.DoAsync("recordSignPrinted", new { incidentId, text = "At the door of hall 2.", occurredAt = "2026-03-14T08:45:00Z" }, "entry { kind text }");
        Assert.Equal(("SIGN_PRINTED", "At the door of hall 2."), (printed.Text("entry.kind"), printed.Text("entry.text")));

        var sign = await Until.GoodAsync(() => SignAsync(incidentId), shown => shown.At("stillWorks").GetArrayLength() == 1);
        Assert.Equal(("Puffin web", "Puffin keepers", "DOWN", "Puffin mail"), (sign.Text("stillWorks.0"), sign.Text("contact"), sign.Text("lines.0.level"), sign.Text("lines.0.what")));
        Assert.Equal(("2026-03-14T08:00:00Z", "2026-03-14T12:00:00Z", "2026-03-14T08:45:00Z", "America/Chicago"), (sign.Text("since"), sign.Text("expectedBack"), sign.Text("replaces"), sign.Text("zone")));
        Assert.Equal(("Ask hall 2.", JsonValueKind.Null), ((await SignAsync(incidentId, "Ask hall 2.")).Text("contact"), sign.At("nextUpdate").ValueKind));
        await _client.DoAsync("resolveIncident", new { incidentId });
        Assert.Equal("BACK", (await SignAsync(incidentId)).Text("state"));
    }

    [Fact]
    public async Task Of_a_cancelled_incident_there_is_none_and_a_hidden_one_is_not_there()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("cancelIncident", new { incidentId, reason = "By mistake." });
        var key = await KeyAsync(incidentId);
        Assert.Equal(JsonValueKind.Null, (await SignAsync(incidentId)).ValueKind);
        using var cancelled = await _client.Http.GetAsync(new Uri($"/incidents/{key}/sign.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);

        using var named = (await new SignedInPeople(timeline).SignInAsync("RESPONDER")).Http(timeline.Root);
        var hidden = await named.DeclareAsync();
        await named.DoAsync("makeIncidentPrivate", new { incidentId = hidden });
        using var other = await _client.Http.GetAsync(new Uri($"/incidents/{hidden}/sign.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        using var anonymous = await timeline.Anonymous.Http.GetAsync(new Uri($"/incidents/{key}/sign.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (other.StatusCode, anonymous.StatusCode));
    }

    private Task<JsonElement> HitAsync(string incidentId, string service) =>
        _client.DoAsync("startImpact", new { incidentId, service, level = "DOWN", occurredAt = "2026-03-14T08:00:00Z" }, "incident { id }");

    private async Task<string> KeyAsync(string incidentId) => (await _client.AskAsync("query($key: String!) { incident(key: $key) { key } }", new { key = incidentId })).Text("incident.key")!;

    private async Task<JsonElement> SignAsync(string incidentId, string? contact = null) =>
        (await _client.AskAsync($"query($key: String!, $contact: String) {{ incident(key: $key) {{ sign(contact: $contact) {{ {Fields} }} }} }}", new { key = incidentId, contact })).At("incident.sign");
}
