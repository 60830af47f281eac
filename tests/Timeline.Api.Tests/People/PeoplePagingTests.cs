using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

public sealed class PeoplePagingTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Theory]
    [InlineData("first", "after", "endCursor", "hasNextPage")]
    [InlineData("last", "before", "startCursor", "hasPreviousPage")]
    public async Task Tokens_of_the_same_name_come_once_each_in_either_direction(string size, string from, string cursor, string more)
    {
        var name = $"Twins, {size}: 100%";
        var issued = new List<string>();
        for (var number = 0; number < 5; number++)
            issued.Add((await _client.DoAsync("issueAccessToken", new { name }, "accessToken { id }")).Text("accessToken.id")!);

        var query = $"query($from: String) {{ accessTokensConnection({size}: 2, {from}: $from) {{ edges {{ node {{ id name }} }} pageInfo {{ {more} {cursor} }} totalCount }} }}";
        var seen = new List<string>();
        string? place = null;
        do
        {
            var page = (await _client.AskAsync(query, new { from = place })).At("accessTokensConnection");
            Assert.True(page.Number("totalCount") >= 5);
            var nodes = page.At("edges").EnumerateArray().Select(edge => edge.At("node")).Where(node => node.Text("name") == name).Select(node => node.Text("id")!);
            seen.AddRange(size == "first" ? nodes : nodes.Reverse());
            place = page.At("pageInfo").GetProperty(more).GetBoolean() ? page.At("pageInfo").Text(cursor) : null;
        }
        while (place is not null);

        Assert.Equal(issued.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task People_come_by_name()
    {
        foreach (var name in new[] { "Zoe: 2", "anna", "Zoe: 1" })
            await _client.DoAsync("invitePerson", new { name, role = "OBSERVER" }, "person { id }");
        var first = (await _client.AskAsync("{ peopleConnection(first: 1) { nodes { name } pageInfo { endCursor } } }")).At("peopleConnection");
        Assert.Equal("anna", first.Text("nodes.0.name"));
        var last = (await _client.AskAsync("query($after: String) { peopleConnection(last: 2, after: $after) { nodes { name } } }", new { after = first.Text("pageInfo.endCursor") })).At("peopleConnection");
        Assert.Equal(["Zoe: 1", "Zoe: 2"], last.At("nodes").EnumerateArray().Select(node => node.Text("name")));
    }

    [Fact]
    public async Task People_are_found_by_a_part_of_their_name_their_role_and_whether_they_may_come_in()
    {
        foreach (var (name, role) in new[] { ("Findable %1", "OBSERVER"), ("FINDABLE _2", "MANAGER"), ("Somebody else", "MANAGER") })
            await _client.DoAsync("invitePerson", new { name, role }, "person { id }");
        Assert.Equal(["Findable %1", "FINDABLE _2"], await NamesAsync(new { text = " findable " }));
        Assert.Equal(["FINDABLE _2"], await NamesAsync(new { text = "_" }));
        Assert.Equal(["FINDABLE _2"], await NamesAsync(new { text = "findable", role = "MANAGER" }));
        var id = (await _client.AskAsync("{ peopleConnection(text: \"findable %\") { nodes { id } } }")).Text("peopleConnection.nodes.0.id");
        await _client.DoAsync("changePerson", new { personId = id, active = false }, "person { id }");
        Assert.Equal(["FINDABLE _2"], await NamesAsync(new { text = "findable", active = true }));
        Assert.Equal(["Findable %1"], await NamesAsync(new { text = "findable", active = false }));
    }

    private async Task<IEnumerable<string?>> NamesAsync(object question) => (await _client.AskAsync(
        "query($text: String, $role: Role, $active: Boolean) { peopleConnection(text: $text, role: $role, active: $active) { nodes { name } } }", question)).At("peopleConnection.nodes").EnumerateArray().Select(node => node.Text("name"));

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await _client.DeclareAsync();
        var cursor = (await _client.AskAsync("{ incidents { edges { cursor } } }")).Text("incidents.edges.0.cursor");
        var answer = await _client.SendAsync("query($cursor: String) { peopleConnection(after: $cursor) { nodes { id } } }", new { cursor });
        Assert.Equal($"after is \"{cursor}\", which is no cursor of this list. Pass one as it was given.", answer.Text("errors.0.message"));
    }

    [Fact]
    public async Task Only_administrators_page_through_people_and_tokens()
    {
        var secret = (await _client.DoAsync("issueAccessToken", new { name = "Manager", role = "MANAGER" }, "secret")).Text("secret");
        using var manager = new TimelineClient(timeline.Root, secret);
        foreach (var list in new[] { "peopleConnection", "accessTokensConnection" })
            Assert.Equal("FORBIDDEN", (await manager.SendAsync($"{{ {list} {{ totalCount }} }}")).Text("errors.0.extensions.code"));
    }
}
