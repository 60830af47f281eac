using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Commands that a program carried out whose ids did not carry the number of the incident, sent again to this one.</summary>
public sealed class OlderCommandTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private static readonly Occurrence When = new(Instant.FromUtc(2026, 3, 14, 8, 0), Until: null, Precision.Minute, "UTC");
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Each_answers_with_what_it_made_then()
    {
        var incidentId = await _client.DeclareAsync();
        var lesson = new LessonId(Guid.NewGuid());
        var logged = await StoredAsync(incidentId, 1, entry => [new EntryLogged(entry, When, EntryKind.Note, "Then.", Author: null)]);
        var engaged = await StoredAsync(incidentId, 2, entry =>
            [new ResponderEngaged(entry, When, "Grace", How: null, Text: null), new StatusChanged(entry, When, IncidentStatus.Declared, IncidentStatus.Engaged, Text: null)]);
        var theory = await StoredAsync(incidentId, 4, entry => [new HypothesisRaised(entry, When, "The disk is full.", RaisedBy: null)]);
        var cause = await StoredAsync(incidentId, 5, entry => [new RootCauseNoted(entry, When, "It was full.", [])]);
        var learnt = await StoredAsync(incidentId, 6, _ => [new LessonRecorded(lesson, LessonCategory.Lucky, "Learnt.")]);

        Assert.Equal(Made(logged), (await _client.DoAsync("logEntry", new { commandId = logged, incidentId, text = "Then." }, "entry { id }")).Text("entry.id"));
        Assert.Equal(Made(engaged), (await _client.DoAsync("engageResponder", new { commandId = engaged, incidentId, who = "Grace" }, "entry { id }")).Text("entry.id"));
        Assert.Equal(Made(theory), (await _client.DoAsync("raiseHypothesis", new { commandId = theory, incidentId, statement = "The disk is full." }, "hypothesis { entryId }")).Text("hypothesis.entryId"));
        Assert.Equal(Made(cause), (await _client.DoAsync("noteRootCause", new { commandId = cause, incidentId, text = "It was full." }, "cause { entryId }")).Text("cause.entryId"));
        Assert.Equal(lesson.ToString(), (await _client.DoAsync("recordLesson", new { commandId = learnt, incidentId, category = "LUCKY", text = "Learnt." }, "lesson { id }")).Text("lesson.id"));
    }

    [Fact]
    public async Task An_import_names_its_entries_even_after_one_was_retracted()
    {
        var incidentId = await _client.DeclareAsync();
        var imported = await StoredAsync(incidentId, 1, entry => [new EntryLogged(entry, When, EntryKind.Note, "Then.", Author: null)], Source.Import);
        await _client.DoAsync("retractEntry", new { incidentId, entryId = Made(imported), reason = "No." });
        var answer = await _client.DoAsync(
            "importEntries", new { commandId = imported, incidentId, entries = new[] { new { occurredAt = "2026-03-14T08:00:00Z", text = "Then." } } }, "entries { id } skippedCount");
        Assert.Equal((Made(imported), 1), (answer.At("entries")[0].Text("id"), answer.At("skippedCount").GetInt32()));
    }

    [Fact]
    public async Task What_is_another_mutation_or_another_incident_is_refused()
    {
        var (incidentId, otherId) = (await _client.DeclareAsync(), await _client.DeclareAsync());
        var logged = await StoredAsync(incidentId, 1, entry => [new EntryLogged(entry, When, EntryKind.Note, "Then.", Author: null)]);
        var resolved = await StoredAsync(incidentId, 2, entry => [new StatusChanged(entry, When, IncidentStatus.Declared, IncidentStatus.Resolved, "Done.")]);
        foreach (var (mutation, input) in new (string, object)[]
        {
            ("raiseHypothesis", new { commandId = logged, incidentId, statement = "Then." }),
            ("importEntries", new { commandId = logged, incidentId, entries = new[] { new { occurredAt = "2026-03-14T08:00:00Z", text = "Then." } } }),
            ("mitigateIncident", new { commandId = resolved, incidentId, text = "Done." }),
            ("redactEntry", new { commandId = logged, incidentId, entryId = Made(logged), reason = "A secret." }),
            ("logEntry", new { commandId = logged, incidentId = otherId, text = "Then." }),
            ("declareIncident", new { commandId = logged, title = "Then." }),
        })
            Assert.Equal((mutation, "COMMAND_ID_REUSED"), (mutation, (await _client.MutateAsync(mutation, input)).Text("error.code")));
    }

    [Fact]
    public async Task A_person_added_then_gets_another_link_under_the_same_name_only()
    {
        var id = Guid.CreateVersion7();
        await using (var session = timeline.Store.LightweightSession(Tenants.Only))
        {
            session.Insert(new Person(id, "Grace", Person.Fold("Grace"), Role.Responder, Active: true, HasNamed: true, When.At));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var again = await _client.DoAsync("invitePerson", new { commandId = id, name = "Grace" }, "person { id } signInUrl");
        Assert.Equal((id.ToString(), true), (again.Text("person.id"), again.Text("signInUrl")!.Contains('#', StringComparison.Ordinal)));
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("invitePerson", new { commandId = id, name = "Hopper" }, "person { id }")).Text("error.code"));
    }

    private static string Made(Guid commandId) => EntryId.WithoutNumber(commandId, 0).ToString();

    private async Task<Guid> StoredAsync(string incidentId, long version, Func<EntryId, IncidentEvent[]> events, Source source = Source.Web)
    {
        var commandId = Guid.CreateVersion7();
        await using var session = new CommandMetadata(commandId, "Ada", source.ToString()).OpenSession(timeline.Store, Tenants.Only);
        var made = events(EntryId.WithoutNumber(commandId, 0));
        session.Events.Append(Guid.Parse(incidentId), version + made.Length, [.. made]);
        session.Insert(new HandledCommand { Id = commandId, Streams = [new StreamVersion(Guid.Parse(incidentId), version + made.Length, made.Length)], Actor = "Ada" });
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return commandId;
    }
}
