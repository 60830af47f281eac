using System.Text.Json;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.Incidents;
using Timeline.Api.Lessons;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Projections;

public sealed class ProjectionsTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Fields = "name version position newest lag owner lastUpdated parked { parkedEventId position streamId version type error }";
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task An_administrator_sees_how_far_each_is_and_who_keeps_it()
    {
        await RecordAsync(await _client.DeclareAsync(), "Seen.");
        var library = await LibraryAsync(library => library.Number("lag") == 0 && library.Number("position") > 0);
        Assert.Equal(("LessonLibrary", 1), (library.Text("name"), library.Number("version")));
        Assert.Equal(library.Number("newest"), library.Number("position"));
        Assert.Equal("timeline tests", library.Text("owner"));
        Assert.Equal(JsonValueKind.String, library.At("lastUpdated").ValueKind);
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var secret = (await _client.DoAsync("issueAccessToken", new { name = "A manager's program", role = "MANAGER" }, "secret")).Text("secret");
        using var manager = new TimelineClient(timeline.Root, secret);
        Assert.Equal("FORBIDDEN", (await manager.SendAsync("{ projections { name } }")).Text("errors.0.extensions.code"));
        var refused = await manager.SendAsync("mutation { retryParkedEvent(input: {parkedEventId: \"1\"}) { applied } }");
        Assert.Equal("FORBIDDEN", refused.Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task A_parked_event_is_shown_and_taken_in_once_its_cause_is_put_right()
    {
        var incidentId = await _client.DeclareAsync();
        await RecordAsync(incidentId, "Poison.");
        await LibraryAsync(library => library.Number("lag") == 0);
        await ParkAsync(Guid.Parse(incidentId), "It would not go in.");
        await ExecuteAsync("alter table mt_doc_librarylesson add constraint no_poison check (data ->> 'Text' <> 'Poison.')");

        var parked = (await LibraryAsync(library => library.At("parked").GetArrayLength() == 1)).At("parked.0");
        Assert.Equal(("lesson_recorded", incidentId, 2, "It would not go in."), (parked.Text("type"), parked.Text("streamId"), parked.Number("version"), parked.Text("error")));
        Assert.Equal("False", await RetryAsync(parked.Text("parkedEventId")!));
        Assert.Contains("no_poison", (await LibraryAsync(_ => true)).Text("parked.0.error"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("Poison."));

        await ExecuteAsync("alter table mt_doc_librarylesson drop constraint no_poison");
        Assert.Equal("True", await RetryAsync(parked.Text("parkedEventId")!));
        Assert.Equal(1, await CountAsync("Poison."));
        Assert.Equal(0, (await LibraryAsync(_ => true)).At("parked").GetArrayLength());
        Assert.Equal("PARKED_EVENT_NOT_FOUND", await RetryAsync(parked.Text("parkedEventId")!));
        Assert.Equal("PARKED_EVENT_NOT_FOUND", await RetryAsync("no id at all"));
    }

    [Fact]
    public async Task A_database_that_refuses_a_document_holds_the_projection_there_until_it_takes_it()
    {
        var incidentId = await _client.DeclareAsync();
        await LibraryAsync(library => library.Number("lag") == 0);
        await ExecuteAsync("alter table mt_doc_librarylesson add constraint not_now check (data ->> 'Text' <> 'Not now.')");
        await RecordAsync(incidentId, "Not now.");
        await RecordAsync(incidentId, "Goes on.");
        await LibraryAsync(library => library.Number("lag") >= 2);
        Assert.Equal(0, await CountAsync("Goes on."));

        await ExecuteAsync("alter table mt_doc_librarylesson drop constraint not_now");
        await LibraryAsync(library => library.Number("lag") == 0);
        Assert.Equal((1, 1), (await CountAsync("Not now."), await CountAsync("Goes on.")));
    }

    [Fact]
    public async Task A_line_of_the_board_is_what_a_fold_of_the_whole_stream_gives_after_every_kind_of_event()
    {
        var incidentId = await _client.DeclareAsync("Every kind");
        await SameAsAFoldAsync(incidentId);
        var notes = new List<string>();
        async Task Do(string field, object input, string selection = "incident { version }")
        {
            var payload = await _client.DoAsync(field, input, selection);
            if (payload.TryGetProperty("entry", out var entry))
                notes.Add(entry.Text("id")!);
            await SameAsAFoldAsync(incidentId);
        }

        const string Entry = "entry { id }";
        await Do("logEntry", new { incidentId, text = "A note." }, Entry);
        await Do("logEntry", new { incidentId, text = "They ring.", kind = "REPORT", occurredAt = "2026-03-14T08:10:00Z" }, Entry);
        await Do("logEntry", new { incidentId, text = "Another, before it.", kind = "REPORT", occurredAt = "2026-03-14T08:05:00Z" }, Entry);
        await Do("logEntry", new { incidentId, text = "Ticket.", kind = "TICKET" }, Entry);
        await Do("recordContactAttempt", new { incidentId, who = "Ada", outcome = "REACHED" });
        await Do("engageResponder", new { incidentId, who = "Ada", occurredAt = "2026-03-14T08:20:00Z" });
        await Do("sendUpdate", new { incidentId, text = "We are on it." });
        await Do("raiseHypothesis", new { incidentId, statement = "The disk." });
        await Do("noteRootCause", new { incidentId, text = "The disk." });
        await Do("setMilestone", new { incidentId, kind = "REPORTED", occurredAt = "2026-03-14T08:00:00Z", reason = "By the phone's log." });
        await Do("amendEntry", new { incidentId, entryId = notes[1], reason = "Earlier.", occurredAt = "2026-03-14T08:01:00Z" });
        await Do("retractEntry", new { incidentId, entryId = notes[2], reason = "Another incident." });
        await Do("retractEntry", new { incidentId, entryId = notes[0], reason = "Another incident." });
        await Do("redactEntry", new { incidentId, entryId = notes[1], reason = "A name." });
        await Do("recordLesson", new { incidentId, category = "LUCKY", text = "Somebody was awake." });
        await Do("raiseActionItem", new { incidentId, text = "Add a probe." });
        await Do("mitigateIncident", new { incidentId });
        await Do("resolveIncident", new { incidentId });
        await Do("logEntry", new { incidentId, text = "A note after it." }, Entry);
    }

    private async Task SameAsAFoldAsync(string incidentId)
    {
        var id = Guid.Parse(incidentId);
        await using var session = timeline.Store.Reading();
        var kept = await session.LoadAsync<IncidentSummary>(id, TestContext.Current.CancellationToken);
        var events = await session.Events.FetchStreamAsync(id, token: TestContext.Current.CancellationToken);
        Assert.Equal(IncidentSummary.Of(timeline.Services.GetRequiredService<IncidentRecords>().Apply(new IncidentId(id), before: null, events)), kept);
    }

    // As Marten's daemon leaves it when a projection throws.
    private async Task ParkAsync(Guid stream, string message)
    {
        await using var session = timeline.Store.Writing();
        var stored = (await session.Events.FetchStreamAsync(stream, token: TestContext.Current.CancellationToken)).Single(stored => stored.Data is LessonRecorded);
        session.Delete<LibraryLesson>(((LessonRecorded)stored.Data).LessonId.Value);
        session.Store(new DeadLetterEvent
        {
            Id = Guid.CreateVersion7(),
            ProjectionName = LessonLibraryProjection.ProjectionName,
            ShardName = "All",
            EventSequence = stored.Sequence,
            TenantId = Tenants.Only,
            ExceptionMessage = message,
            ExceptionType = "Example",
            Timestamp = DateTimeOffset.UnixEpoch,
        });
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private Task<JsonElement> RecordAsync(string incidentId, string text) => _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text }, "lesson { id }");

    private Task<JsonElement> LibraryAsync(Func<JsonElement, bool> isGood) =>
        Until.GoodAsync(async () => (await _client.AskAsync($"{{ projections {{ {Fields} }} }}")).At("projections").EnumerateArray().Single(projection => projection.Text("name") == LessonLibraryProjection.ProjectionName), isGood);

    private async Task<string> RetryAsync(string parkedEventId)
    {
        var payload = await _client.MutateAsync("retryParkedEvent", new { parkedEventId }, "applied");
        return payload.At("error").ValueKind == JsonValueKind.Null ? payload.At("applied").ToString() : payload.Text("error.code")!;
    }

    private async Task<int> CountAsync(string text)
    {
        await using var session = timeline.Store.Reading();
        return await session.Query<LibraryLesson>().CountAsync(lesson => lesson.Text == text, TestContext.Current.CancellationToken);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = timeline.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
