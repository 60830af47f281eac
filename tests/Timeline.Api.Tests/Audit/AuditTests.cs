using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Timeline.Api.Audit;
using Timeline.Api.Host;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Audit;

/// <summary>Who recorded what, as administrators are told it.</summary>
public sealed class AuditTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query =
        """
        query($first: Int, $after: String, $filter: AuditFilter) {
          audit(first: $first, after: $after, filter: $filter) {
            nodes { position at hidden subject kind actor actorId source incident { key title } entryId version item reason redacted }
            pageInfo { hasNextPage hasPreviousPage endCursor } lookedBackTo
          }
        }
        """;

    private readonly TimelineClient _client = timeline.Client;

    private SignedInPeople People => new(timeline);

    [Fact]
    public async Task What_was_recorded_comes_once_each_by_pages_the_newest_first()
    {
        var key = await DeclareAsync(_client, "By pages");
        for (var entry = 1; entry <= 4; entry++)
            await _client.DoAsync("logEntry", new { incidentId = key, text = $"Entry {entry}" }, "entry { id }");

        var (versions, cursor) = (new List<long>(), (string?)null);
        do
        {
            var page = await AskAsync(_client, new { incidentId = key }, first: 2, cursor);
            Assert.Equal(cursor is not null, page.At("pageInfo.hasPreviousPage").GetBoolean());
            versions.AddRange(page.At("nodes").EnumerateArray().Select(node => node.Number("version")));
            cursor = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (cursor is not null);
        Assert.Equal([5, 4, 3, 2, 1], versions);
    }

    [Fact]
    public async Task It_says_who_recorded_which_kind_of_event_on_what_and_why()
    {
        var ada = await People.SignInAsync("RESPONDER");
        using var http = ada.Http(timeline.Root);
        var key = await DeclareAsync(http, "By whom");
        var entry = (await http.DoAsync("logEntry", new { incidentId = key, text = "Wrong." }, "entry { id }")).Text("entry.id");
        await http.DoAsync("retractEntry", new { incidentId = key, entryId = entry, reason = "Said of another server." }, "entry { id }");

        var newest = (await AskAsync(_client, new { incidentId = key })).At("nodes.0");
        Assert.Equal(("INCIDENT", "entry_retracted", "Said of another server."), (newest.Text("subject"), newest.Text("kind"), newest.Text("reason")));
        Assert.Equal((ada.PersonId, "WEB", key, entry), (newest.Text("actorId"), newest.Text("source"), newest.Text("incident.key"), newest.Text("entryId")));
        Assert.Equal((await http.AskAsync("{ viewer { name } }")).Text("viewer.name"), newest.Text("actor"));
    }

    [Fact]
    public async Task It_is_narrowed_by_person_kind_and_time()
    {
        var ada = await People.SignInAsync("RESPONDER");
        using var http = ada.Http(timeline.Root);
        var key = await DeclareAsync(http, "Narrowed");
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await http.DoAsync("logEntry", new { incidentId = key, text = "Hers." }, "entry { id }");
        timeline.Clock.Advance(Duration.FromMinutes(1));
        await _client.DoAsync("logEntry", new { incidentId = key, text = "Not hers." }, "entry { id }");

        Assert.Equal(["entry_logged", "incident_declared"], await KindsAsync(new { actorId = ada.PersonId }));
        Assert.Equal(["incident_declared"], await KindsAsync(new { actorId = ada.PersonId, kinds = new[] { "incident_declared", "severity_changed" } }));
        Assert.Empty(await KindsAsync(new { incidentId = key, kinds = Array.Empty<string>() }));
        Assert.Empty(await KindsAsync(new { actorId = "nobody" }));

        var all = (await AskAsync(_client, new { incidentId = key })).At("nodes");
        var (first, last) = (all[all.GetArrayLength() - 1].Text("at")!, all[0].Text("at")!);
        Assert.Equal(["entry_logged", "incident_declared"], await KindsAsync(new { actorId = ada.PersonId, from = first, to = last }));
        Assert.Empty(await KindsAsync(new { actorId = ada.PersonId, to = first }));
        Assert.Equal(["entry_logged"], await KindsAsync(new { incidentId = key, from = last }));
        Assert.Empty(await KindsAsync(new { actorId = ada.PersonId, from = "2099-01-01T00:00:00Z" }));
    }

    [Fact]
    public async Task Of_a_private_incident_others_are_told_only_that_something_was_recorded()
    {
        const string Title = "Payroll of the board";
        var (ada, stranger) = (await People.SignInAsync("ADMINISTRATOR"), await People.SignInAsync("ADMINISTRATOR"));
        using var hers = ada.Http(timeline.Root);
        using var theirs = stranger.Http(timeline.Root);
        var declared = await hers.DoAsync("declareIncident", new { title = Title, @private = true }, "incident { id key }");
        var (id, key) = (declared.Text("incident.id")!, declared.Text("incident.key")!);
        await hers.DoAsync("draftPostmortem", new { incidentId = id }, "postmortem { id }");

        var shown = (await AskAsync(theirs, filter: null, first: 2)).At("nodes");
        Assert.All(shown.EnumerateArray(), one => Assert.Equal(["position", "at", "hidden"], one.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => member.Name)));
        Assert.Equal(["POSTMORTEM", "INCIDENT"], (await AskAsync(hers, filter: null, first: 2)).At("nodes").EnumerateArray().Select(one => one.Text("subject")));
        foreach (var narrowed in new object[] { new { actorId = ada.PersonId }, new { incidentId = key }, new { kinds = new[] { "postmortem_drafted" } } })
            Assert.DoesNotContain("postmortem_drafted", (await AskAsync(theirs, narrowed)).ToString(), StringComparison.Ordinal);
        Assert.Equal((await AskAsync(theirs, new { incidentId = "INC-999999" })).ToString(), (await AskAsync(theirs, new { incidentId = key })).ToString());
        Assert.Equal((await AskAsync(theirs, new { actorId = Guid.NewGuid() })).ToString(), (await AskAsync(theirs, new { actorId = ada.PersonId })).ToString());

        var file = await theirs.Http.GetStringAsync("/audit.csv", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Title, file, StringComparison.Ordinal);
        Assert.DoesNotContain(ada.PersonId, file, StringComparison.Ordinal);
        Assert.Contains(Title, await hers.Http.GetStringAsync("/audit.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_redacted_stays_redacted_and_says_so()
    {
        const string Secret = "hunter2-in-the-reason";
        var key = await DeclareAsync(_client, "Redacted");
        var entry = (await _client.DoAsync("logEntry", new { incidentId = key, text = "Login." }, "entry { id }")).Text("entry.id");
        await _client.DoAsync("amendEntry", new { incidentId = key, entryId = entry, text = "Login again.", reason = Secret }, "entry { id }");
        Assert.Contains(Secret, (await AskAsync(_client, new { incidentId = key })).ToString(), StringComparison.Ordinal);

        await _client.DoAsync("redactEntry", new { incidentId = key, entryId = entry, reason = "A password." }, "entry { id }");
        var page = await AskAsync(_client, new { incidentId = key });
        Assert.DoesNotContain(Secret, page.ToString(), StringComparison.Ordinal);
        Assert.Equal("A password.", page.At("nodes").EnumerateArray().First(one => one.Text("kind") == "entry_redacted").Text("reason"));
        Assert.True(page.At("nodes").EnumerateArray().First(one => one.Text("kind") == "entry_amended").At("redacted").GetBoolean());
    }

    [Fact]
    public async Task Changes_of_the_catalogue_say_of_what()
    {
        var service = (await _client.DoAsync("addService", new { name = "Directory" }, "service { id }")).Text("service.id");
        await _client.DoAsync("retireCatalogueItem", new { itemId = service, reason = "Replaced." }, "item { id }");
        var page = (await AskAsync(_client, new { kinds = new[] { "service_added", "catalogue_item_retired" } })).At("nodes");
        Assert.Equal(
            [("CATALOGUE", "catalogue_item_retired", "Directory", "Replaced."), ("CATALOGUE", "service_added", "Directory", null)],
            page.EnumerateArray().Select(one => (one.Text("subject"), one.Text("kind"), one.Text("item"), one.Text("reason"))));
        Assert.Contains("service_added", (await _client.AskAsync("{ auditKinds { name subject } }")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_ran_out_of_breath_says_how_far_it_looked_and_the_next_one_goes_on()
    {
        var key = await DeclareAsync(_client, "Out of breath");
        for (var entry = 1; entry <= 7; entry++)
            await _client.DoAsync("logEntry", new { incidentId = key, text = $"Entry {entry}" }, "entry { id }");
        var index = new AuditIndex(timeline.Services.GetRequiredService<NpgsqlDataSource>(), timeline.Services.GetRequiredService<Settings>()) { Breath = 3 };
        var wanted = new AuditCondition(Actor: null, ["incident_declared"], Streams: null, [], From: null, To: null);
        var newest = await index.FindAsync(wanted, before: null, most: 1, TestContext.Current.CancellationToken);
        Assert.Empty(newest.Found);

        var (place, pages) = (newest.LookedBackTo, 1);
        AuditRows page;
        do
        {
            page = await index.FindAsync(wanted, place!.Value.Position, most: 1, TestContext.Current.CancellationToken);
            Assert.True(page.LookedBackTo is not { } next || next.Position < place.Value.Position);
            (place, pages) = (page.LookedBackTo, pages + 1);
        }
        while (page.Found.Count == 0);
        Assert.Equal(("incident_declared", 3), (page.Found[0].Kind, pages));
    }

    [Fact]
    public async Task The_file_has_what_the_pages_have()
    {
        var key = await DeclareAsync(_client, "=A formula");
        await _client.DoAsync("logEntry", new { incidentId = key, text = "Something." }, "entry { id }");
        using var answer = await _client.Http.GetAsync($"/audit.csv?incidentId={key}&kinds=entry_logged&kinds=incident_declared", TestContext.Current.CancellationToken);
        Assert.Equal(("text/csv", "audit.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("\"position\",\"at\",\"actor\"", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"entry_logged\",\"{key}\",\"'=A formula\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"incident_declared\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_administrators_and_refuses_what_it_does_not_know()
    {
        var manager = await People.SignInAsync("MANAGER");
        using var http = manager.Http(timeline.Root);
        Assert.Equal("FORBIDDEN", (await http.SendAsync("{ audit { nodes { kind } } }")).Text("errors.0.extensions.code"));
        Assert.Equal("FORBIDDEN", (await http.SendAsync("{ auditKinds { name } }")).Text("errors.0.extensions.code"));
        using var refused = await http.Http.GetAsync("/audit.csv", TestContext.Current.CancellationToken);
        using var stranger = new TimelineClient(timeline.Root, token: null);
        using var nobody = await stranger.Http.GetAsync("/audit.csv", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (refused.StatusCode, nobody.StatusCode));

        var unknown = await _client.SendAsync(Query, new { filter = new { kinds = new[] { "gone" } } });
        Assert.Equal("filter.kinds has \"gone\", which is no kind of event. Take the names that auditKinds gives.", unknown.Text("errors.0.message"));
        Assert.Equal("first is 201; ask for 1 to 200.", (await _client.SendAsync(Query, new { first = 201 })).Text("errors.0.message"));
        using var time = await _client.Http.GetAsync("/audit.csv?from=yesterday", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, time.StatusCode);
        Assert.Contains("write a time in UTC such as", await time.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> DeclareAsync(TimelineClient client, string title) =>
        (await client.DoAsync("declareIncident", new { title }, "incident { key }")).Text("incident.key")!;

    private static async Task<JsonElement> AskAsync(TimelineClient client, object? filter, int? first = null, string? after = null) =>
        (await client.AskAsync(Query, new { first, after, filter })).At("audit");

    private async Task<IEnumerable<string?>> KindsAsync(object filter) => (await AskAsync(_client, filter)).At("nodes").EnumerateArray().Select(node => node.Text("kind"));
}
