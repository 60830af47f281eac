using System.Text.Json;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Tests.Host;

public sealed class NodeTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Everything = """
        query($key: String!) {
          incidents(first: 1) { nodes { id } }
          incident(key: $key) {
            id
            timeline { nodes { id } }
            hypotheses { id } rootCauses { id } contributingFactors { id } lessons { id } actionItems { id }
            postmortem { id }
          }
          viewer { id }
          peopleConnection { nodes { id } }
          accessTokensConnection { nodes { id } }
          serviceReports { nodes { id } }
          catalogue { services { nodes { id } } channels { nodes { id } } segments { nodes { id } } customers { nodes { id } } teams { nodes { id } } contracts { nodes { id } } }
        }
        """;

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Whatever_has_an_id_is_found_again_by_it_and_no_two_things_share_one()
    {
        var incidentId = await RecordAsync();
        var ids = Ids(await _client.AskAsync(Everything, new { key = incidentId })).ToList();
        var nodes = (await _client.AskAsync("query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids })).At("nodes").EnumerateArray().ToList();
        Assert.Equal(ids, nodes.Select(node => node.Text("id")));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(
            [
                "AccessToken", "ActionItem", "CatalogueChannel", "Cause", "Contract", "Customer", "CustomerSegment", "Hypothesis", "Incident", "IncidentSummary", "Lesson", "Person", "Postmortem",
                "Service", "ServiceReport", "Team", "TimelineEntry", "Viewer",
            ],
            nodes.Select(node => node.Text("__typename")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_type_with_an_id_is_a_node()
    {
        var types = (await _client.AskAsync("{ __schema { types { kind name interfaces { name } fields(includeDeprecated: true) { name } } } }")).At("__schema.types").EnumerateArray();
        var withoutNode = types.Where(type => type.Text("kind") is "OBJECT" or "INTERFACE" && type.Text("name") != "Node")
            .Where(type => type.At("fields").EnumerateArray().Any(field => field.Text("name") == "id"))
            .Where(type => type.At("interfaces").EnumerateArray().All(implemented => implemented.Text("name") != "Node"));
        Assert.Empty(withoutNode.Select(type => type.Text("name")));
    }

    [Fact]
    public async Task A_node_reads_as_it_does_where_it_was_found()
    {
        var incidentId = await RecordAsync();
        const string Entry = "... on TimelineEntry { text sequence milestones }";
        var incident = (await _client.AskAsync(
            $"query($key: String!) {{ incident(key: $key) {{ id key version timeline(first: 1) {{ nodes {{ id {Entry} }} }} hypotheses {{ id statement entryId }} }} }}", new { key = incidentId })).At("incident");
        foreach (var expected in new[] { incident.At("timeline.nodes.0"), incident.At("hypotheses.0") })
        {
            var node = (await _client.AskAsync($"query($id: ID!) {{ node(id: $id) {{ id {Entry} ... on Hypothesis {{ statement entryId }} }} }}", new { id = expected.Text("id") })).At("node");
            Assert.All(node.EnumerateObject(), member => Assert.Equal(expected.GetProperty(member.Name).ToString(), member.Value.ToString()));
        }

        Assert.Equal("TimelineEntry", (await _client.AskAsync("query($id: ID!) { node(id: $id) { __typename } }", new { id = incident.Text("hypotheses.0.entryId") })).Text("node.__typename"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("INC-1")]
    [InlineData("hypothesis:nonsense")]
    [InlineData("unknown:0198c0de-0000-7000-8000-000000000000")]
    [InlineData("summary:0198c0de-0000-7000-8000-000000000000")]
    [InlineData("0198c0de-0000-7000-8000-000000000000")]
    public async Task An_id_of_nothing_gives_null(string id)
    {
        Assert.Equal(JsonValueKind.Null, (await _client.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).At("node").ValueKind);
        Assert.Equal("[null]", (await _client.AskAsync("query($id: ID!) { nodes(ids: [$id]) { id } }", new { id })).At("nodes").ToString());
    }

    [Fact]
    public async Task A_view_of_something_that_is_not_one_gives_null()
    {
        var incidentId = await RecordAsync();
        foreach (var view in new[] { "hypothesis:", "cause:", "viewer:" })
            Assert.Equal(JsonValueKind.Null, (await _client.AskAsync("query($id: ID!) { node(id: $id) { id } }", new { id = view + incidentId })).At("node").ValueKind);
    }

    [Fact]
    public async Task More_ids_than_the_limit_are_refused_by_name_value_and_limit()
    {
        var answer = await _client.SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("x", 101) });
        Assert.Equal("ids holds 101 ids; the limit is 100. Ask for the rest in another request.", answer.Text("errors.0.message"));
        Assert.Equal("BAD_USER_INPUT", answer.Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task People_and_tokens_are_hidden_from_whoever_may_not_list_them()
    {
        var issued = await _client.DoAsync("issueAccessToken", new { name = "Observer of nodes", role = "OBSERVER" }, "secret accessToken { id }");
        using var observer = new TimelineClient(timeline.Root, issued.Text("secret"));
        var person = (await _client.DoAsync("invitePerson", new { name = "Hidden" }, "person { id }")).Text("person.id");
        var ids = new[] { person, issued.Text("accessToken.id"), (await _client.AskAsync("{ viewer { id } }")).Text("viewer.id"), (await observer.AskAsync("{ viewer { id } }")).Text("viewer.id") };
        const string Query = "query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }";
        Assert.Equal(["", "", "", "Viewer"], Types(await observer.AskAsync(Query, new { ids })));
        Assert.Equal(["Person", "AccessToken", "Viewer", ""], Types(await _client.AskAsync(Query, new { ids })));

        using var anonymous = timeline.Anonymous;
        Assert.Equal("UNAUTHENTICATED", (await anonymous.SendAsync(Query, new { ids })).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Ids_of_other_views_are_taken_where_one_of_the_thing_itself_was_always_taken()
    {
        var incidentId = await RecordAsync();
        var summaryId = (await _client.AskAsync("{ incidents(first: 1) { nodes { id incidentId } } }")).At("incidents.nodes.0");
        Assert.Equal(incidentId, summaryId.Text("incidentId"));
        var incident = (await _client.AskAsync("query($key: String!) { incident(key: $key) { id hypotheses { id entryId } } }", new { key = summaryId.Text("id") })).At("incident");
        Assert.Equal(incidentId, incident.Text("id"));

        await _client.DoAsync("refuteHypothesis", new { incidentId, hypothesisId = incident.Text("hypotheses.0.id"), because = "It was not." }, "hypothesis { id }");
        await _client.DoAsync("amendEntry", new { incidentId = summaryId.Text("id"), entryId = incident.Text("hypotheses.0.id"), text = "Said better", reason = "Typo" }, "entry { id }");
        await _client.DoAsync("amendEntry", new { incidentId, entryId = incident.Text("hypotheses.0.entryId"), text = "Said best", reason = "Typo" }, "entry { id }");
    }

    [Fact]
    public async Task An_id_that_version_0_1_gave_out_is_found_by_what_it_noted()
    {
        var incidentId = await _client.DeclareAsync();
        var (entry, commandId) = (EntryId.WithoutNumber(Guid.CreateVersion7(), 0), Guid.CreateVersion7());
        await using var session = new CommandMetadata(commandId, "Ada", "Web").OpenSession(timeline.Store, Tenants.Only);
        session.Events.Append(Guid.Parse(incidentId), 2, new EntryLogged(entry, new(timeline.Clock.GetCurrentInstant(), null, Precision.Minute, "UTC"), EntryKind.Note, "Of old.", null));
        session.Store(new NodePlace(entry.Value, Guid.Parse(incidentId)));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);

        var node = (await _client.AskAsync("query($id: ID!) { node(id: $id) { id ... on TimelineEntry { text } } }", new { id = entry.ToString() })).At("node");
        Assert.Equal((entry.ToString(), "Of old."), (node.Text("id"), node.Text("text")));
    }

    private static IEnumerable<string> Types(JsonElement data) =>
        data.At("nodes").EnumerateArray().Select(node => node.ValueKind == JsonValueKind.Null ? "" : node.Text("__typename")!);

    private static IEnumerable<string> Ids(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == "id" ? [member.Value.GetString()!] : Ids(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Ids),
        _ => [],
    };

    private async Task<string> RecordAsync()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, kind = "REPORT", text = "The first call", occurredAt = "2026-03-14T08:00:00Z" });
        await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "The disk is full" }, "hypothesis { id }");
        await _client.DoAsync("noteRootCause", new { incidentId, text = "A certificate ran out." }, "cause { id }");
        await _client.DoAsync("noteContributingFactor", new { incidentId, text = "Nobody was told." }, "cause { id }");
        await _client.DoAsync("recordLesson", new { incidentId, category = "LUCKY", text = "Ada was awake." }, "lesson { id }");
        await _client.DoAsync("raiseActionItem", new { incidentId, type = "DETECT", text = "Watch it." }, "actionItem { id }");
        await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { id }");
        await _client.DoAsync("invitePerson", new { name = $"Somebody {incidentId}" }, "person { id }");
        await _client.DoAsync("issueAccessToken", new { name = "Something" }, "accessToken { id }");
        var name = $"Of {incidentId}";
        await _client.DoAsync("addService", new { name }, "service { id }");
        await _client.DoAsync("addChannel", new { name, channel = "PHONE" }, "channel { id }");
        await _client.DoAsync("addSegment", new { name }, "segment { id }");
        await _client.DoAsync("addTeam", new { name }, "team { id }");
        var customerId = (await _client.DoAsync("addCustomer", new { name }, "customer { id }")).Text("customer.id");
        await _client.DoAsync("addContract", new { customerId }, "contract { id }");
        await _client.DoAsync("makeServiceReport", new { customerId, month = "2026-03-01" }, "report { id }");
        return incidentId;
    }
}
