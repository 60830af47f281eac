using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Notes;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.DueWork;
using Timeline.Storage.Json;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>The notes in <c>postmortems/</c>, decided by the pure player and sent through the public API: both come to the same events, byte for byte.</summary>
public sealed class StoriesTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions AsStored = StoreJson.Create();

    private readonly RunningTimeline _timeline = new() { Set = settings => settings with { LateDeadlineMinutes = (int)UpdatePromises.Grace.TotalMinutes, FatigueHours = FatigueWarnings.Limit } };

    public ValueTask InitializeAsync() => _timeline.InitializeAsync();

    public ValueTask DisposeAsync() => _timeline.DisposeAsync();

    [Fact]
    public async Task Every_story_comes_to_the_same_events_through_the_api()
    {
        // In the order of their keys, which the application gives out anew.
        foreach (var (path, notes) in PostmortemFolder.Read(PostmortemFolderTests.Folder).OrderBy(story => story.Notes.Key.Length).ThenBy(story => story.Notes.Key, StringComparer.Ordinal))
        {
            var expected = NotesRecord.Of(path, notes);
            await PlayAsync(expected, notes);
            await using var session = _timeline.Store.Reading();
            var stored = await session.Events.FetchStreamAsync(expected.Play.IncidentId, token: TestContext.Current.CancellationToken);
            Assert.Equal(expected.Events.Select(recorded => Describe(recorded.Event)), stored.Select(_timeline.Services.GetRequiredService<IncidentRecords>().ToRecorded).Select(recorded => Describe(recorded.Event)));
        }
    }

    private static string Describe(IncidentEvent made) => $"{made.GetType().Name} {JsonSerializer.Serialize(made, made.GetType(), AsStored)}";

    private async Task PlayAsync(NotesRecord expected, NotesFile notes)
    {
        var (client, play) = (_timeline.Client, expected.Play);
        var found = new Queue<Instant>(expected.Events.Where(recorded => recorded.Source == Source.System).Select(recorded => recorded.RecordedAt));
        _timeline.Clock.Set(expected.Events[0].RecordedAt);
        foreach (var command in notes.Catalogue)
            Assert.Equal(JsonValueKind.Null, (await client.AskAsync(play.Document(command))).At($"{command.Do}.error").ValueKind);
        var declared = await client.DoAsync("declareIncident", new { commandId = play.IncidentId, title = notes.Title, severity = notes.Severity, kind = notes.Kind, zone = notes.Zone });
        Assert.Equal(notes.Key, declared.Text("incident.key"));
        foreach (var step in play.Steps)
        {
            while (found.TryPeek(out var due) && due <= step.At)
                await PassAsync(found.Dequeue());
            await PassAsync(step.At);
            if (step.Command is { } command)
                Assert.Equal(JsonValueKind.Null, (await client.AskAsync(play.Document(command))).At($"{command.Do}.error").ValueKind);
            else
                await ImportAsync(client, play, notes);
        }

        while (found.TryDequeue(out var due))
            await PassAsync(due);
    }

    private static Task<JsonElement> ImportAsync(TimelineClient client, NotesPlay play, NotesFile notes) => client.DoAsync(
        "importEntries",
        new
        {
            commandId = play.ImportId,
            incidentId = play.IncidentId,
            zone = notes.Zone,
            entries = play.Lines.Select(line => new
            {
                occurredAt = Say.Time(line.OccurredAt),
                occurredUntil = line.OccurredUntil is { } until ? Say.Time(until) : null,
                text = line.Text,
                role = Say.Name(line.Role),
                precision = Say.Name(line.Precision),
                author = line.Author,
                who = line.Who,
                rung = Say.Name(line.Rung),
                channel = Say.Name(line.Channel),
                outcome = Say.Name(line.Outcome),
                audience = Say.Name(line.Audience),
            }),
        });

    // The time comes, and what falls due then is recorded.
    private async Task PassAsync(Instant moment)
    {
        _timeline.Clock.Set(Instant.Max(moment, _timeline.Clock.GetCurrentInstant()));
        var until = moment.ToDateTimeOffset();
        await Until.GoodAsync(
            async () =>
            {
                await using var session = _timeline.Store.Reading();
                return await session.Query<DueItem>().CountAsync(item => item.At <= until, TestContext.Current.CancellationToken);
            },
            due => due == 0);
    }
}
