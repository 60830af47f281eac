using System.Text.Json;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Storage.DueWork;
using static Timeline.Api.Tests.Running.Moments;

namespace Timeline.Api.Tests.Incidents;

/// <summary>What the application records by itself of an update that was promised. The rules are in Domain.Tests.</summary>
public sealed class PromisedUpdateTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Overdue = "update_overdue";
    private const string Withdrawn = "update_overdue_withdrawn";

    private static readonly Duration Minute = Duration.FromMinutes(1);
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task When_its_time_passes_without_one_that_is_recorded_at_that_time_and_followers_are_told()
    {
        var (incidentId, due) = await PromiseAsync();
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 2);
        timeline.Clock.Set(due + (2 * Minute));

        var change = (await live.NextAsync()).At("timelineChanged");
        Assert.Equal((3, Overdue, "No update had been sent by the time that was promised."), (change.Number("sequence"), change.Text("type"), change.Text("entry.text")));
        await timeline.NothingIsDueAsync();
        var incident = await ReadAsync(incidentId);
        Assert.Equal((3, due, due), (incident.Number("version"), Moment(incident, "nextUpdateDue"), Moment(incident, "updateOverdueSince")));
        var entry = Entries(incident)[^1];
        Assert.Equal((due, due + (2 * Minute)), (Moment(entry, "occurredAt"), Moment(entry, "recordedAt")));
        Assert.Equal(("UPDATE_OVERDUE", "SYSTEM", "Timeline", false), (entry.Text("kind"), entry.Text("source"), entry.Text("recordedBy"), entry.At("late").GetBoolean()));
    }

    [Fact]
    public async Task Nodes_that_find_it_together_record_it_once()
    {
        var (node, _) = await timeline.StartAnotherAsync(timeline.Clock);
        await using var _ = node;
        var promised = new List<string>();
        for (var number = 0; number < 10; number++)
            promised.Add((await PromiseAsync()).IncidentId);
        timeline.Clock.Advance(40 * Minute);
        await timeline.NothingIsDueAsync();

        foreach (var incidentId in promised)
            Assert.Equal([Overdue], await FoundAsync(incidentId));
    }

    [Fact]
    public async Task An_update_in_time_leaves_nothing_to_be_done()
    {
        var (incidentId, due) = await PromiseAsync();
        timeline.Clock.Set(due - Minute);
        await SendAsync(incidentId);

        Assert.Equal(0, await ScheduledAsync(incidentId));
        timeline.Clock.Set(due + Minute);
        await timeline.NothingIsDueAsync();
        Assert.Empty(await FoundAsync(incidentId));
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(incidentId)).At("nextUpdateDue").ValueKind);
    }

    [Fact]
    public async Task An_update_in_time_that_promises_another_is_waited_for_until_that_time()
    {
        var (incidentId, due) = await PromiseAsync();
        timeline.Clock.Set(due - Minute);
        await SendAsync(incidentId, due: due + (20 * Minute));
        timeline.Clock.Set(due + Minute);
        await timeline.NothingIsDueAsync();
        Assert.Empty(await FoundAsync(incidentId));

        timeline.Clock.Set(due + (21 * Minute));
        await timeline.NothingIsDueAsync();
        Assert.Equal([Overdue], await FoundAsync(incidentId));
        Assert.Equal(due + (20 * Minute), Moment(await ReadAsync(incidentId), "updateOverdueSince"));
    }

    [Theory]
    [InlineData("sendUpdate", "an update had been sent in time")]
    [InlineData("resolveIncident", "the incident was over by then")]
    [InlineData("retractEntry", "the update that promised it was retracted")]
    public async Task What_is_noted_later_and_shows_that_it_was_not_overdue_is_followed_by_a_correction_that_erases_nothing(string mutation, string because)
    {
        var (incidentId, due) = await PromiseAsync();
        timeline.Clock.Set(due + Minute);
        await timeline.NothingIsDueAsync();
        await using var live = await LiveClient.TimelineAsync(timeline.Root, incidentId, afterSequence: 3);
        if (mutation == "sendUpdate")
            await SendAsync(incidentId, at: due - Minute);
        else if (mutation == "resolveIncident")
            await _client.DoAsync(mutation, new { incidentId, occurredAt = Text(due - Minute) });
        else
            await _client.DoAsync(mutation, new { incidentId, entryId = Entries(await ReadAsync(incidentId))[0].Text("id"), reason = "Never sent." });

        await timeline.NothingIsDueAsync();
        Assert.Equal([Overdue, Withdrawn], await FoundAsync(incidentId));
        await live.NextAsync();
        var change = (await live.NextAsync()).At("timelineChanged");
        Assert.Equal((5, Withdrawn), (change.Number("sequence"), change.Text("type")));
        var incident = await ReadAsync(incidentId);
        Assert.Equal(JsonValueKind.Null, incident.At("updateOverdueSince").ValueKind);
        var entries = Entries(incident);
        Assert.False(entries.Single(entry => entry.Text("kind") == "UPDATE_OVERDUE").At("retracted").GetBoolean());
        Assert.Equal($"Not overdue after all: {because}.", entries.Single(entry => entry.Text("kind") == "UPDATE_OVERDUE_WITHDRAWN").Text("text"));
    }

    [Fact]
    public async Task When_the_incident_is_over_before_nothing_is_waited_for()
    {
        var (incidentId, due) = await PromiseAsync();
        await _client.DoAsync("resolveIncident", new { incidentId });
        Assert.Equal(0, await ScheduledAsync(incidentId));
        timeline.Clock.Set(due + Minute);
        await timeline.NothingIsDueAsync();
        Assert.Empty(await FoundAsync(incidentId));
    }

    [Fact]
    public async Task When_the_incident_was_closed_by_whatever_program_nothing_is_recorded_at_the_due_time()
    {
        var (incidentId, due) = await PromiseAsync();
        await using (var session = timeline.Store.Writing())
        {
            var now = new Occurrence(timeline.Clock.GetCurrentInstant(), Until: null, Precision.Second, "UTC");
            session.Events.Append(Guid.Parse(incidentId), 3, new StatusChanged(EntryId.From(1, Guid.CreateVersion7(), 0), now, IncidentStatus.Declared, IncidentStatus.Closed, Text: null));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        timeline.Clock.Set(due + Minute);
        await timeline.NothingIsDueAsync();
        Assert.Empty(await FoundAsync(incidentId));
        Assert.Equal(0, await ScheduledAsync(incidentId));
    }

    [Fact]
    public async Task Whose_time_passed_while_no_node_ran_is_recorded_once_late_and_with_that_time()
    {
        var (incidentId, due) = await PromiseAsync();
        await timeline.RestartAsync(() => timeline.Clock.Set(due + (120 * Minute)));
        await timeline.NothingIsDueAsync();

        Assert.Equal([Overdue], await FoundAsync(incidentId));
        var entry = Entries(await ReadAsync(incidentId))[^1];
        Assert.Equal((due, due + (120 * Minute)), (Moment(entry, "occurredAt"), Moment(entry, "recordedAt")));
        Assert.True(entry.At("late").GetBoolean());
    }

    [Fact]
    public async Task Whose_time_had_passed_when_it_was_noted_is_recorded_late()
    {
        var incidentId = await _client.DeclareAsync();
        var now = timeline.Clock.GetCurrentInstant();
        await SendAsync(incidentId, at: now - (120 * Minute), due: now - (60 * Minute));
        await timeline.NothingIsDueAsync();

        Assert.Equal([Overdue], await FoundAsync(incidentId));
        var entry = Entries(await ReadAsync(incidentId))[^1];
        Assert.Equal((now - (60 * Minute), true), (Moment(entry, "occurredAt"), entry.At("late").GetBoolean()));
    }

    [Fact]
    public async Task What_was_recorded_before_the_migration_never_comes_to_be_overdue_and_what_is_recorded_after_it_does()
    {
        var rules = timeline.Services.GetRequiredService<DeadlineRules>();
        var (incidentId, due) = await PromiseAsync();
        rules.Since = timeline.Clock.Advance(Minute);
        try
        {
            timeline.Clock.Set(due + Minute);
            await timeline.NothingIsDueAsync();
            await _client.DoAsync("logEntry", new { incidentId, text = "Still at it." });
            Assert.Equal(0, await ScheduledAsync(incidentId));
            Assert.Empty(await FoundAsync(incidentId));

            await SendAsync(incidentId, due: due + (10 * Minute));
            timeline.Clock.Set(due + (11 * Minute));
            await timeline.NothingIsDueAsync();
            Assert.Equal([Overdue], await FoundAsync(incidentId));
        }
        finally
        {
            rules.Since = Instant.MinValue;
        }
    }

    /// <summary>An incident whose stakeholders were told of the next update in half an hour.</summary>
    private async Task<(string IncidentId, Instant Due)> PromiseAsync()
    {
        var incidentId = await _client.DeclareAsync();
        var due = timeline.Clock.GetCurrentInstant() + (30 * Minute);
        await SendAsync(incidentId, due: due);
        return (incidentId, due);
    }

    private Task<JsonElement> SendAsync(string incidentId, Instant? at = null, Instant? due = null) => _client.DoAsync(
        "sendUpdate", new { incidentId, text = "We are on it.", occurredAt = at is { } sent ? Text(sent) : null, nextUpdateDue = due is { } next ? Text(next) : null });

    /// <summary>How many times the incident is to be looked at, now or later.</summary>
    private async Task<int> ScheduledAsync(string incidentId)
    {
        await using var session = timeline.Store.Reading();
        return await session.Query<DueItem>().Where(item => item.Subject == Guid.Parse(incidentId)).CountAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The types of what Timeline recorded by itself, in order.</summary>
    private async Task<IReadOnlyList<string>> FoundAsync(string incidentId)
    {
        await using var session = timeline.Store.Reading();
        var events = await session.Events.FetchStreamAsync(Guid.Parse(incidentId), token: TestContext.Current.CancellationToken);
        return [.. events.Select(stored => stored.EventTypeName).Where(type => type is Overdue or Withdrawn)];
    }

    private async Task<JsonElement> ReadAsync(string key) => (await _client.AskAsync(
        "query($key: String!) { incident(key: $key) { version nextUpdateDue updateOverdueSince timeline { nodes { id occurredAt recordedAt ... on TimelineEntry { kind text source recordedBy late retracted } } } } }",
        new { key })).At("incident");

    private static List<JsonElement> Entries(JsonElement incident) => [.. incident.At("timeline.nodes").EnumerateArray()];
}
