using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Catalogue;

/// <summary>Two nodes that change one catalogue at once.</summary>
public sealed class CatalogueRaceTests(TwoNodes nodes) : IClassFixture<TwoNodes>
{
    private readonly TimelineClient _client = nodes.Timeline.Client;

    [Fact]
    public async Task Everybody_who_adds_at_once_on_two_nodes_is_stored_and_both_show_all()
    {
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? _client : other).AddServiceAsync($"At once {number}")));
        Assert.Equal(20, added.Distinct().Count());
        foreach (var client in new[] { _client, other })
        {
            var shown = (await client.CatalogueAsync("services(first: 100, text: \"at once\") { nodes { id } }")).At("services.nodes").EnumerateArray().Select(node => node.Text("id")!);
            Assert.Equal(added.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Of_two_who_give_one_name_at_once_one_is_refused()
    {
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(
                _client.MutateAsync("addTeam", new { name = $"Team {round}" }, "team { id }"), other.MutateAsync("addTeam", new { name = $"TEAM {round}" }, "team { id }"));
            Assert.Equal("NAME_TAKEN", Assert.Single(answers, answer => answer.At("error").ValueKind == System.Text.Json.JsonValueKind.Object).Text("error.code"));
        }
    }

    [Fact]
    public async Task A_command_is_known_on_the_other_node_and_after_a_restart()
    {
        using var other = new TimelineClient(nodes.Other, RunningTimeline.AdminToken);
        var input = new { commandId = Guid.CreateVersion7(), name = "Known everywhere" };
        var first = await _client.DoAsync("addSegment", input, "segment { id name }");
        Assert.Equal(first.ToString(), (await other.DoAsync("addSegment", input, "segment { id name }")).ToString());
        await nodes.Timeline.RestartAsync();
        Assert.Equal(first.ToString(), (await nodes.Timeline.Client.DoAsync("addSegment", input, "segment { id name }")).ToString());
        Assert.Equal("Known everywhere", (await nodes.Timeline.Client.CatalogueAsync($"segment(id: \"{first.Text("segment.id")}\") {{ name }}")).Text("segment.name"));
    }
}
