using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Catalogue;

/// <summary>The catalogue as a client sees it, over the real database.</summary>
public sealed class CatalogueTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Everything_added_is_read_back_with_what_it_names()
    {
        var channel = await _client.AddChannelAsync("Mail to all", "EMAIL");
        var person = (await _client.DoAsync("invitePerson", new { name = "Grace of the catalogue" }, "person { id }")).Text("person.id")!;
        var team = await _client.AddAsync("addTeam", "team", new { name = "Operations", members = new object[] { new { personId = person }, new { name = "Linus" } } });
        var names = await _client.AddServiceAsync("Name service");
        var mail = await _client.AddServiceAsync("Mail", [names], [channel], [team]);

        const string Selection = "name names { name } dependsOn { id name } carries { name channel carriedBy { name } } keptBy { members { name personId } } retired { at }";
        var service = (await _client.CatalogueAsync($"service(id: \"{mail}\") {{ id {Selection} }}")).At("service");
        Assert.Equal((mail, "Mail", "Mail"), (service.Text("id"), service.Text("name"), service.Text("names.0.name")));
        Assert.Equal((names, "Name service"), (service.Text("dependsOn.0.id"), service.Text("dependsOn.0.name")));
        Assert.Equal(("EMAIL", "Mail"), (service.Text("carries.0.channel"), service.Text("carries.0.carriedBy.0.name")));
        Assert.Equal(("Grace of the catalogue", person, "Linus", null), (service.Text("keptBy.0.members.0.name"), service.Text("keptBy.0.members.0.personId"), service.Text("keptBy.0.members.1.name"), service.Text("keptBy.0.members.1.personId")));
        Assert.Equal(JsonValueKind.Null, service.At("retired").ValueKind);

        var node = (await _client.AskAsync($"query($id: ID!) {{ node(id: $id) {{ __typename id ... on Service {{ {Selection} }} }} }}", new { id = mail })).At("node");
        Assert.Equal("Service", node.Text("__typename"));
        Assert.All(service.EnumerateObject(), member => Assert.Equal(member.Value.ToString(), node.GetProperty(member.Name).ToString()));
    }

    [Fact]
    public async Task A_command_sent_twice_adds_once_and_answers_the_same()
    {
        var input = new { commandId = Guid.CreateVersion7(), name = "Sent twice" };
        var before = (await _client.CatalogueAsync("version")).Number("version");
        var first = await _client.DoAsync("addService", input, "service { id name }");
        Assert.Equal(first.ToString(), (await _client.DoAsync("addService", input, "service { id name }")).ToString());
        Assert.Equal(before + 1, (await _client.CatalogueAsync("version")).Number("version"));
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("addService", input with { name = "Another" }, "service { id }")).Text("error.code"));
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("addTeam", input, "team { id }")).Text("error.code"));
    }

    [Fact]
    public async Task The_id_of_the_catalogues_own_stream_is_no_commands()
    {
        var commandId = Timeline.Api.Catalogue.CatalogueRecords.StreamOf("*DEFAULT*");
        Assert.Equal("COMMAND_ID_REUSED", (await _client.MutateAsync("declareIncident", new { commandId, title = "In its place" })).Text("error.code"));
    }

    [Fact]
    public async Task Something_is_as_known_at_a_moment_and_keeps_the_names_it_had()
    {
        var id = await _client.AddServiceAsync("Exchange");
        var then = Say.Time(timeline.Clock.GetCurrentInstant());
        timeline.Clock.Advance(Duration.FromMinutes(10));
        await _client.DoAsync("changeService", new { serviceId = id, name = "Post" }, "service { name }");
        await _client.DoAsync("retireCatalogueItem", new { itemId = id, reason = "Replaced." }, "item { id retired { reason } }");

        var now = (await _client.CatalogueAsync($"service(id: \"{id}\") {{ name names {{ name since }} retired {{ reason }} }}")).At("service");
        Assert.Equal(("Post", "Exchange", "Post", "Replaced."), (now.Text("name"), now.Text("names.0.name"), now.Text("names.1.name"), now.Text("retired.reason")));
        var earlier = (await _client.CatalogueAsync($"asKnownAt service(id: \"{id}\") {{ name names {{ name }} retired {{ reason }} }}", then)).At("service");
        Assert.Equal(("Exchange", 1, JsonValueKind.Null), (earlier.Text("name"), earlier.At("names").GetArrayLength(), earlier.At("retired").ValueKind));
        var before = await _client.CatalogueAsync($"version asKnownAt service(id: \"{id}\") {{ name }}", "2000-01-01T00:00:00Z");
        Assert.Equal((0, JsonValueKind.Null, JsonValueKind.Null), (before.Number("version"), before.At("asKnownAt").ValueKind, before.At("service").ValueKind));
    }

    [Fact]
    public async Task Retired_things_leave_the_lists_and_are_found_by_id_and_come_back()
    {
        var id = await _client.AddServiceAsync("Gopher");
        var retired = await _client.DoAsync("retireCatalogueItem", new { itemId = id }, "item { __typename id retired { at reason } ... on Service { name } }");
        Assert.Equal(("Service", "Gopher"), (retired.Text("item.__typename"), retired.Text("item.name")));
        const string List = "services(text: \"gopher\") { totalCount } all: services(text: \"GOPH\", includeRetired: true) { nodes { id } }";
        var lists = await _client.CatalogueAsync(List);
        Assert.Equal((0, id), (lists.Number("services.totalCount"), lists.Text("all.nodes.0.id")));
        Assert.Equal("Service", (await _client.AskAsync("query($id: ID!) { node(id: $id) { __typename } }", new { id })).Text("node.__typename"));

        await _client.DoAsync("reinstateCatalogueItem", new { itemId = id }, "item { retired { at } }");
        Assert.Equal(1, (await _client.CatalogueAsync(List)).Number("services.totalCount"));
    }

    [Fact]
    public async Task Lists_come_in_pages_by_name_whatever_the_case()
    {
        foreach (var name in new[] { "page d", "Page B", "page c", "Page a" })
            await _client.AddAsync("addSegment", "segment", new { name });
        const string Page = "nodes { name } edges { cursor } pageInfo { endCursor hasNextPage } totalCount";
        var first = (await _client.CatalogueAsync($"segments(first: 3, text: \"page\") {{ {Page} }}")).At("segments");
        Assert.Equal(["Page a", "Page B", "page c"], first.At("nodes").EnumerateArray().Select(node => node.Text("name")));
        Assert.Equal((true, 4), (first.At("pageInfo.hasNextPage").GetBoolean(), first.Number("totalCount")));
        var rest = (await _client.CatalogueAsync($"segments(first: 3, after: \"{first.Text("pageInfo.endCursor")}\", text: \"page\") {{ {Page} }}")).At("segments");
        Assert.Equal("page d", rest.Text("nodes.0.name"));
        Assert.False(rest.At("pageInfo.hasNextPage").GetBoolean());
        var wrong = await _client.SendAsync($"{{ catalogue {{ teams(after: \"{first.Text("pageInfo.endCursor")}\") {{ totalCount }} }} }}");
        Assert.Equal("BAD_USER_INPUT", wrong.Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Channels_that_an_outage_affects_are_told_with_the_way_and_the_others_with_them()
    {
        var (mail, phone) = (await _client.AddChannelAsync("All-staff mail", "EMAIL"), await _client.AddChannelAsync("Hotline", "PHONE"));
        var storage = await _client.AddServiceAsync("Storage array");
        var store = await _client.AddServiceAsync("Mail store", [storage], [mail]);
        var asked = await _client.CatalogueAsync(
            $"channelsAffectedBy(serviceIds: [\"{storage}\", \"nonsense\"]) {{ channel {{ id }} way {{ id }} why }} workingChannels(serviceIds: [\"{storage}\"]) {{ id }}");
        var affected = Assert.Single(asked.At("channelsAffectedBy").EnumerateArray());
        Assert.Equal((mail, store, storage), (affected.Text("channel.id"), affected.Text("way.0.id"), affected.Text("way.1.id")));
        Assert.Equal("All-staff mail is carried by Mail store, which depends on Storage array, which is affected.", affected.Text("why"));
        var working = asked.At("workingChannels").EnumerateArray().Select(channel => channel.Text("id")).ToList();
        Assert.Contains(phone, working);
        Assert.DoesNotContain(mail, working);
    }

    [Fact]
    public async Task A_customer_tells_the_contract_of_a_day()
    {
        var segment = await _client.AddAsync("addSegment", "segment", new { name = "Hosted" });
        var customer = await _client.AddAsync("addCustomer", "customer", new { name = "Northwind", segments = new[] { segment } });
        const string Selection = "contractOn { state sentence contract { id } } later: contractOn(day: \"2027-01-01\") { state }";
        var none = (await _client.CatalogueAsync($"customer(id: \"{customer}\") {{ {Selection} }}")).At("customer");
        Assert.Equal(("NONE", "Northwind has no contract: best effort."), (none.Text("contractOn.state"), none.Text("contractOn.sentence")));

        var added = await _client.DoAsync(
            "addContract", new { customerId = customer, policy = "Gold", validUntil = "2026-12-31", entitledTime = "PT40H" },
            "contract { id policy validFrom validUntil entitledTime entitledIncidents usedTime isUsedUp customer { name segments { name } } }");
        Assert.Equal(("2026-03-14", "PT40H", null, "Hosted"), (added.Text("contract.validFrom"), added.Text("contract.entitledTime"), added.Text("contract.usedTime"), added.Text("contract.customer.segments.0.name")));
        var contractId = added.Text("contract.id");
        var now = (await _client.CatalogueAsync($"customer(id: \"{customer}\") {{ {Selection} }}")).At("customer");
        Assert.Equal(("IN_FORCE", contractId, "EXPIRED"), (now.Text("contractOn.state"), now.Text("contractOn.contract.id"), now.Text("later.state")));

        var used = await _client.DoAsync("changeContract", new { contractId, usedTime = "PT40H" }, "contract { usedTime isUsedUp policy }");
        Assert.Equal(("PT40H", "Gold"), (used.Text("contract.usedTime"), used.Text("contract.policy")));
        var lists = await _client.CatalogueAsync($"customer(id: \"{customer}\") {{ {Selection} }} customers(segmentId: \"{segment}\") {{ nodes {{ id }} }} contracts(customerId: \"{customer}\") {{ nodes {{ id }} }} none: contracts(customerId: \"{segment}\") {{ totalCount }}");
        Assert.Equal(("USED_UP", customer, contractId, 0), (lists.Text("customer.contractOn.state"), lists.Text("customers.nodes.0.id"), lists.Text("contracts.nodes.0.id"), lists.Number("none.totalCount")));
    }

    [Fact]
    public async Task What_a_rule_refuses_names_the_field_and_stores_nothing()
    {
        var (lower, upper) = (await _client.AddServiceAsync("Lower"), await _client.AddServiceAsync("Upper"));
        await _client.DoAsync("changeService", new { serviceId = upper, dependsOn = new[] { lower } }, "service { id }");
        var before = (await _client.CatalogueAsync("version")).Number("version");
        await RefusedAsync("DEPENDENCY_CYCLE", "dependsOn", "changeService", new { serviceId = lower, dependsOn = new[] { upper } });
        await RefusedAsync("NAME_TAKEN", "name", "addService", new { name = "LOWER" });
        await RefusedAsync("CATALOGUE_ITEM_NOT_FOUND", "carries.0", "addService", new { name = "New", carries = new[] { lower } });
        await RefusedAsync("CATALOGUE_ITEM_NOT_FOUND", "serviceId", "changeService", new { serviceId = "nonsense", name = "New" });
        await RefusedAsync("PERSON_NOT_FOUND", "members.0.personId", "addTeam", new { name = "New", members = new[] { new { personId = lower } } });
        await RefusedAsync("REQUIRED", "members.0.name", "addTeam", new { name = "New", members = new[] { new { name = " " } } });
        await RefusedAsync("CATALOGUE_ITEM_NOT_FOUND", "itemId", "retireCatalogueItem", new { itemId = Guid.CreateVersion7() });
        Assert.Equal(before, (await _client.CatalogueAsync("version")).Number("version"));
    }

    [Fact]
    public async Task Observers_and_responders_read_and_managers_change()
    {
        var id = await _client.AddServiceAsync("Looked at");
        foreach (var (role, may) in new[] { ("OBSERVER", false), ("RESPONDER", false), ("MANAGER", true) })
        {
            using var caller = new TimelineClient(timeline.Root, (await _client.DoAsync("issueAccessToken", new { name = "Of the catalogue", role }, "secret")).Text("secret"));
            Assert.Equal("Looked at", (await caller.CatalogueAsync($"service(id: \"{id}\") {{ name }}")).Text("service.name"));
            Assert.Equal("Service", (await caller.AskAsync("query($id: ID!) { node(id: $id) { __typename } }", new { id })).Text("node.__typename"));
            foreach (var (mutation, input) in new (string, object)[] { ("addService", new AddInput($"By {role}")), ("retireCatalogueItem", new { itemId = Guid.CreateVersion7() }) })
            {
                var answer = await caller.SendAsync($"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ error {{ code }} }} }}", new { input });
                Assert.Equal(may, !answer.TryGetProperty("errors", out var errors) || errors.GetArrayLength() == 0);
                if (!may)
                    Assert.Equal("FORBIDDEN", answer.Text("errors.0.extensions.code"));
            }
        }

        using var anonymous = timeline.Anonymous;
        Assert.Equal("UNAUTHENTICATED", (await anonymous.SendAsync("{ catalogue { version } }")).Text("errors.0.extensions.code"));
    }

    private async Task RefusedAsync(string code, string field, string mutation, object input)
    {
        var error = (await _client.MutateAsync(mutation, input, "__typename")).At("error");
        Assert.Equal((code, field), (error.Text("code"), error.Text("field")));
    }

    private sealed record AddInput(string Name);
}
