using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Tests.Incidents;

/// <summary>What a redaction removes, on the real database, and what it leaves.</summary>
public sealed class RedactEntryTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Secret = "hunter2";
    private const string EntrySelection = "entry { text html author amended retracted milestones redaction { by at reason } history { text reason } }";
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Shows_who_redacted_it_when_and_why_in_the_place_of_what_it_said()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var redacted = (await RedactAsync(incidentId, entryId)).At("entry");
        Assert.Equal((EntryContent.Redacted, EntryContent.Redacted, EntryContent.Redacted), (redacted.Text("text"), redacted.Text("author"), redacted.Text("history.0.text")));
        Assert.Equal(("Administrator token", "A password."), (redacted.Text("redaction.by"), redacted.Text("redaction.reason")));
        Assert.StartsWith("2026-03-14T", redacted.Text("redaction.at"), StringComparison.Ordinal);
        Assert.Equal("REPORTED", redacted.Text("milestones.0"));
        Assert.DoesNotContain(Secret, (await _client.AskAsync($"query($key: String!) {{ incident(key: $key) {{ timeline {{ nodes {{ id ... on TimelineEntry {{ text author history {{ text reason }} redaction {{ reason }} }} }} }} }} }}", new { key = incidentId })).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_table_holds_what_was_removed()
    {
        var (incidentId, entryId) = await ReportedAsync();
        await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { id }");
        Assert.NotEmpty(await TablesWithAsync(Secret));
        await RedactAsync(incidentId, entryId);
        Assert.Empty(await TablesWithAsync(Secret));
    }

    [Fact]
    public async Task The_record_is_verified_as_before_and_the_hash_of_what_was_removed_stays()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var id = Guid.Parse(incidentId);
        var chain = timeline.Services.GetRequiredService<ChainVerifier>();
        var before = await chain.HeadAsync(Tenants.Only, id, cancellation: TestContext.Current.CancellationToken);
        await RedactAsync(incidentId, entryId);

        await foreach (var stream in chain.VerifyAsync(Tenants.Only, id, cancellation: TestContext.Current.CancellationToken))
            Assert.Equal((null, 2), (stream.Problem, stream.Redacted));
        Assert.Equal(before, await chain.HeadAsync(Tenants.Only, id, before!.Version, TestContext.Current.CancellationToken));
        await using var session = timeline.Store.Reading();
        foreach (var stored in await session.Events.FetchStreamAsync(id, version: 3, fromVersion: 2, token: TestContext.Current.CancellationToken))
            Assert.Matches("^[0-9a-f]{64}$", Redaction.Of(stored)!.RemovedHash);
    }

    [Fact]
    public async Task A_document_drafted_before_does_not_hold_it_any_more()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var url = (await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { markdownUrl }")).Text("postmortem.markdownUrl")!;
        Assert.Contains(Secret, await GetAsync(url), StringComparison.Ordinal);
        await RedactAsync(incidentId, entryId);

        var document = await GetAsync(url);
        Assert.DoesNotContain(Secret, document, StringComparison.Ordinal);
        Assert.Contains("redacted by Administrator token", document, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await GetAsync(url.Replace(".md", ".html", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_comes_back_in_what_was_known_before()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var before = (await _client.AskAsync("query($key: String!) { incident(key: $key) { asKnownAt } }", new { key = incidentId })).Text("incident.asKnownAt");
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await RedactAsync(incidentId, entryId);

        var known = (await _client.AskAsync(
            $"query($key: String!, $at: Instant) {{ incident(key: $key, asKnownAt: $at) {{ version timeline {{ nodes {{ id ... on TimelineEntry {{ text redaction {{ by reason }} history {{ text reason }} }} }} }} }} }}",
            new { key = incidentId, at = before })).At("incident");
        Assert.Equal(3, known.Number("version"));
        Assert.DoesNotContain(Secret, known.ToString(), StringComparison.Ordinal);
        Assert.Equal("A password.", known.Text("timeline.nodes.0.redaction.reason"));
    }

    [Fact]
    public async Task Followers_are_told_and_see_the_entry_without_its_content()
    {
        var (incidentId, entryId) = await ReportedAsync();
        await using var live = await LiveClient.SubscribeAsync(
            timeline.Root,
            "subscription($id: ID!) { timelineChanged(incidentId: $id, afterSequence: 2) { type entry { text redaction { reason } history { text } } } }",
            new { id = incidentId });
        Assert.Contains(Secret, (await live.NextAsync()).ToString(), StringComparison.Ordinal);
        await RedactAsync(incidentId, entryId);
        var change = (await live.NextAsync()).At("timelineChanged");
        Assert.Equal(("entry_redacted", EntryContent.Redacted, "A password."), (change.Text("type"), change.Text("entry.text"), change.Text("entry.redaction.reason")));
        Assert.DoesNotContain(Secret, change.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_may()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var secret = (await _client.DoAsync("issueAccessToken", new { name = "A manager's program", role = "MANAGER" }, "secret")).Text("secret");
        using var manager = new TimelineClient(timeline.Root, secret);
        var refused = await manager.SendAsync(
            "mutation($input: RedactEntryInput!) { redactEntry(input: $input) { error { code } } }", new { input = new { incidentId, entryId, reason = "I want it gone." } });
        Assert.Equal("FORBIDDEN", refused.Text("errors.0.extensions.code"));
        Assert.Contains("mt_events", await TablesWithAsync(Secret));
        await RedactAsync(incidentId, entryId);
    }

    [Fact]
    public async Task The_same_command_twice_removes_once_and_a_second_one_finds_nothing_left()
    {
        var (incidentId, entryId) = await ReportedAsync();
        var input = new { commandId = Guid.CreateVersion7(), incidentId, entryId, reason = "A password." };
        var first = await _client.DoAsync("redactEntry", input, "incident { version }");
        var again = await _client.DoAsync("redactEntry", input, "incident { version }");
        var another = await RedactAsync(incidentId, entryId, "incident { version }");
        Assert.Equal((4, 4, 4), (first.Number("incident.version"), again.Number("incident.version"), another.Number("incident.version")));
    }

    [Fact]
    public async Task An_event_that_was_emptied_by_other_means_does_not_stop_the_incident()
    {
        var (incidentId, entryId) = await ReportedAsync();
        await using var redact = timeline.Database.CreateCommand($"select es_redact('*DEFAULT*', '{incidentId}', 3, null, '{{}}', 'grace', 'a password', null)");
        await redact.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await _client.DoAsync("logEntry", new { incidentId, text = "Life goes on." });
        var incident = (await _client.AskAsync("query($key: String!) { incident(key: $key) { version timeline { totalCount } } }", new { key = incidentId })).At("incident");
        Assert.Equal((4, 2), (incident.Number("version"), incident.Number("timeline.totalCount")));
        await RedactAsync(incidentId, entryId);
    }

    /// <summary>An incident with a first contact that gives a secret away in its text, its author, and again in an amendment.</summary>
    private async Task<(string IncidentId, string EntryId)> ReportedAsync()
    {
        var incidentId = await _client.DeclareAsync();
        var entryId = (await _client.DoAsync(
            "logEntry", new { incidentId, kind = "REPORT", text = $"The customer rings: {Secret} does not work.", author = $"Owner of {Secret}", occurredAt = "2026-03-14T08:00:00Z" }, "entry { id }")).Text("entry.id")!;
        await _client.DoAsync("amendEntry", new { incidentId, entryId, text = $"The customer rings: {Secret} works no more.", reason = $"They said of {Secret}." }, "entry { id }");
        return (incidentId, entryId);
    }

    private Task<System.Text.Json.JsonElement> RedactAsync(string incidentId, string entryId, string selection = EntrySelection) =>
        _client.DoAsync("redactEntry", new { incidentId, entryId, reason = "A password." }, selection);

    private async Task<string> GetAsync(string url) =>
        Encoding.UTF8.GetString(await _client.Http.GetByteArrayAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken));

    // Every table of the schema, every column, as text.
    private async Task<IReadOnlyList<string>> TablesWithAsync(string text)
    {
        var found = new List<string>();
        await using var list = timeline.Database.CreateCommand("select tablename from pg_tables where schemaname = current_schema()");
        var tables = new List<string>();
        await using (var reader = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            await using var look = timeline.Database.CreateCommand($"select count(*) from {table} t where t::text like $1");
            look.Parameters.Add(new() { Value = $"%{text}%" });
            if ((long)(await look.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0)
                found.Add(table);
        }

        return found;
    }
}
