using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Projections;

/// <summary>What an administrator is told of the program and of what waits for its time.</summary>
public sealed class SystemTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query = "{ system { version database databaseBytes events dueWaiting dueNow dueFirstAt } }";

    [Fact]
    public async Task It_says_which_program_and_database_answer_and_what_is_to_be_done_at_its_time()
    {
        var before = await AskAsync();
        Assert.Matches(@"^\d+\.\d+\.\d+$", before.Text("version")!);
        Assert.Matches(@"^PostgreSQL \d", before.Text("database")!);
        Assert.True(before.Number("databaseBytes") > 1_000_000);

        var incident = await timeline.Client.DeclareAsync();
        await timeline.Client.DoAsync("sendUpdate", new { incidentId = incident, text = "We look into it.", audience = "TEAM", nextUpdateDue = "2026-03-14T12:00:00Z" }, "entry { id }");
        var after = await AskAsync();
        Assert.Equal(before.Number("events") + 2, after.Number("events"));
        Assert.True(after.Number("dueWaiting") > before.Number("dueWaiting"), after.ToString());
        await timeline.NothingIsDueAsync();
        var at = (await AskAsync()).At("dueFirstAt");
        Assert.True(at.ValueKind == JsonValueKind.String && NodaTime.Text.InstantPattern.ExtendedIso.Parse(at.GetString()!).Value > timeline.Clock.GetCurrentInstant() - Duration.FromMinutes(1), at.ToString());
        Assert.Equal(0, (await AskAsync()).Number("dueNow"));
    }

    [Fact]
    public async Task It_is_for_administrators()
    {
        var manager = await new SignedInPeople(timeline).SignInAsync("MANAGER");
        using var http = manager.Http(timeline.Root);
        Assert.Equal("FORBIDDEN", (await http.SendAsync(Query)).Text("errors.0.extensions.code"));
    }

    private async Task<JsonElement> AskAsync() => (await timeline.Client.AskAsync(Query)).At("system");
}
