using System.Text.Json;
using NodaTime;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Testing;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Many who record into one incident at once, through two nodes.</summary>
public sealed class ContentionTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const int Clients = 8;
    private const int Entries = 24;
    private const int Repeated = 4;

    [Fact]
    public async Task All_are_stored_once_without_a_gap_and_what_is_sent_twice_is_answered_the_same()
    {
        await using var both = await TwoNodes.StartAsync(timeline);
        var incidentId = await both.Clients[0].DeclareAsync();
        var inputs = Enumerable.Range(1, Entries).Select(number => (Id: Guid.CreateVersion7(), Text: $"Entry {number}")).ToList();
        // The repeated ones first, so that both copies are under way together.
        var sent = inputs[..Repeated].Concat(inputs).Select((input, index) => (input.Id, input.Text, Client: index % Clients)).ToList();

        var answers = await Task.WhenAll(sent.GroupBy(command => command.Client, async (client, commands) =>
        {
            var answered = new List<(Guid Id, string Answer)>();
            foreach (var (commandId, text, _) in commands)
                answered.Add((commandId, (await both.Clients[client].DoAsync("logEntry", new { commandId, incidentId, text }, "entry { id sequence text recordedAt }")).ToString()));
            return answered;
        }));

        var byCommand = answers.SelectMany(answered => answered).ToLookup(answered => answered.Id, answered => answered.Answer);
        Assert.Equal(Repeated, byCommand.Count(command => command.Count() == 2));
        Assert.All(byCommand, command => Assert.Single(command.Distinct()));
        var incident = await ReadAsync(both.Clients[0], incidentId);
        Assert.Equal(Entries + 1, incident.Number("version"));
        var entries = incident.At("timeline.nodes").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(2, Entries).Select(number => (long)number), entries.Select(entry => entry.Number("sequence")).Order());
        Assert.Equal(inputs.Select(input => input.Text).Order(StringComparer.Ordinal), entries.Select(entry => entry.Text("text")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_comes_while_the_incident_is_closed_is_stored_before_that_or_refused()
    {
        await using var both = await TwoNodes.StartAsync(timeline);
        var incidentId = await both.Clients[0].DeclareAsync();
        // What happened by the closing is welcome after it: this happens later than that.
        var occurredAt = Say.Time(timeline.Clock.GetCurrentInstant() + Duration.FromMinutes(1));
        var logged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = Task.WhenAll(both.Clients.Select(async client =>
        {
            // Until it is refused, and once more.
            var payloads = new List<JsonElement>();
            while (payloads.Count(payload => !IsStored(payload)) < 2)
            {
                payloads.Add(await client.MutateAsync("logEntry", new { incidentId, text = "Seen.", occurredAt }, "entry { sequence }"));
                logged.TrySetResult();
            }

            return payloads;
        }));
        await logged.Task;
        var closed = await CloseAsync(Guid.Parse(incidentId));

        var payloads = (await answers).SelectMany(list => list).ToList();
        var stored = payloads.Where(IsStored).Select(payload => payload.Number("entry.sequence")).Order().ToList();
        Assert.Equal(Enumerable.Range(2, stored.Count).Select(number => (long)number), stored);
        Assert.Equal(closed, stored.Count + 2);
        Assert.All(payloads.Where(payload => !IsStored(payload)), payload => Assert.Equal("INCIDENT_CLOSED", payload.Text("error.code")));
        var incident = await ReadAsync(both.Clients[0], incidentId);
        Assert.Equal(("CLOSED", closed), (incident.Text("status"), incident.Number("version")));
    }

    private static bool IsStored(JsonElement payload) => payload.At("error").ValueKind == JsonValueKind.Null;

    private static async Task<JsonElement> ReadAsync(TimelineClient client, string key) =>
        (await client.AskAsync("query($key: String!) { incident(key: $key) { status version timeline { nodes { sequence ... on TimelineEntry { text } } } } }", new { key })).At("incident");

    /// <summary>Closes it as another program would: in a transaction, after whatever was stored before. Gives the version at which it is closed.</summary>
    private async Task<long> CloseAsync(Guid incidentId)
    {
        await using var session = timeline.Store.Writing();
        await session.HoldStreamAsync(incidentId, TestContext.Current.CancellationToken);
        var version = (await session.Events.FetchStreamStateAsync(incidentId, TestContext.Current.CancellationToken))!.Version + 1;
        var now = new Occurrence(timeline.Clock.GetCurrentInstant(), Until: null, Precision.Second, "UTC");
        session.Events.Append(incidentId, version, new StatusChanged(EntryId.From(1, Guid.CreateVersion7(), 0), now, IncidentStatus.Declared, IncidentStatus.Closed, Text: null));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        return version;
    }

    /// <summary>Eight clients, each with connections of its own: half of them of another node.</summary>
    private sealed class TwoNodes(IAsyncDisposable other, IReadOnlyList<TimelineClient> clients) : IAsyncDisposable
    {
        public IReadOnlyList<TimelineClient> Clients => clients;

        public static async Task<TwoNodes> StartAsync(RunningTimeline timeline)
        {
            var (other, root) = await timeline.StartAnotherAsync(new FakeClock(timeline.Clock.GetCurrentInstant()));
            return new TwoNodes(other, [.. Enumerable.Range(0, ContentionTests.Clients).Select(number => number % 2 == 0 ? timeline.Client : new TimelineClient(root, RunningTimeline.AdminToken))]);
        }

        public ValueTask DisposeAsync()
        {
            foreach (var client in clients)
                client.Dispose();
            return other.DisposeAsync();
        }
    }
}
