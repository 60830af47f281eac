using System.Text.Json;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Telling people through the API: mail is down, and mail was the way to tell; who was told, and who was not.</summary>
public sealed class TellingCommandTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Announcing_a_mail_outage_by_mail_is_warned_of_and_the_choice_recorded()
    {
        var (email, phone, page, serviceId) = await ProviderAsync();
        var incidentId = await _client.DeclareAsync("Mail stands still");
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", serviceId });

        var advice = (await IncidentAsync(
            incidentId, $"channelAdvice(channelIds: [\"{email}\"]) {{ warning atRisk {{ channel {{ id }} way {{ id }} }} working {{ id channel }} }} all: channelAdvice {{ warning }} other: channelAdvice(channel: PHONE) {{ warning }}"));
        Assert.StartsWith("E-mail is carried by Mail", advice.Text("channelAdvice.warning"), StringComparison.Ordinal);
        Assert.Equal((email, serviceId), (advice.Text("channelAdvice.atRisk.0.channel.id"), advice.Text("channelAdvice.atRisk.0.way.0.id")));
        Assert.Equal([page, phone], advice.At("channelAdvice.working").EnumerateArray().Select(channel => channel.Text("id")));
        Assert.Equal((advice.Text("channelAdvice.warning"), null), (advice.Text("all.warning"), advice.Text("other.warning")));

        var update = new { incidentId, text = "Mail is down.", channel = "EMAIL" };
        var refused = (await _client.MutateAsync("sendUpdate", update)).At("error");
        Assert.Equal(("CHANNEL_AT_RISK", "channel"), (refused.Text("code"), refused.Text("field")));
        Assert.Contains("Still working: Status page, Support line.", refused.Text("message"), StringComparison.Ordinal);
        Assert.Equal(0, (await IncidentAsync(incidentId, "updates { entryId }")).At("updates").GetArrayLength());

        var sent = await _client.DoAsync(
            "sendUpdate",
            new { incidentId, text = "Mail is down.", channelIds = new[] { email }, sendAnyway = true, sendAnywayReason = "Some have it forwarded." },
            "entry { kind facts { name input } } channelWarning { overridden reason working atRisk { channel services } by }");
        Assert.Equal(("UPDATE", "Some have it forwarded.", "Administrator token"), (sent.Text("entry.kind"), sent.Text("channelWarning.reason"), sent.Text("channelWarning.by")));
        Assert.True(sent.At("channelWarning.overridden").GetBoolean());
        Assert.Equal(("E-mail", "Mail", "Status page"), (sent.Text("channelWarning.atRisk.0.channel"), sent.Text("channelWarning.atRisk.0.services.0"), sent.Text("channelWarning.working.0")));
        Assert.Contains($"channelIds={email}", sent.At("entry.facts").EnumerateArray().Select(fact => $"{fact.Text("name")}={fact.Text("input")}"));

        await _client.DoAsync("sendUpdate", new { incidentId, text = "Look here.", channelIds = new[] { page } });
        var incident = await IncidentAsync(incidentId, "updates { channel channels { channelId name } channelWarning { overridden text } } timeline { nodes { ... on TimelineEntry { kind } } }");
        Assert.Equal(("EMAIL", "STATUS_PAGE", "Status page"), (incident.Text("updates.0.channel"), incident.Text("updates.1.channel"), incident.Text("updates.1.channels.0.name")));
        Assert.Equal((true, JsonValueKind.Null), (incident.At("updates.0.channelWarning.overridden").GetBoolean(), incident.At("updates.1.channelWarning").ValueKind));
        Assert.Contains("CHANNEL_WARNING_OVERRIDDEN", incident.At("timeline.nodes").EnumerateArray().Select(node => node.Text("kind")));
    }

    [Fact]
    public async Task What_went_by_mail_in_the_past_is_recorded_with_the_warning_that_was_missed()
    {
        var (email, _, _, serviceId) = await ProviderAsync();
        var incidentId = await _client.DeclareAsync("Mail stood still");
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", serviceId, occurredAt = "2026-03-14T08:00:00Z" });
        var sent = await _client.DoAsync(
            "sendUpdate", new { incidentId, text = "Mail is down.", channelIds = new[] { email }, occurredAt = "2026-03-14T08:30:00Z" }, "channelWarning { overridden }");
        Assert.False(sent.At("channelWarning.overridden").GetBoolean());
        Assert.Equal("CATALOGUE_ITEM_NOT_FOUND", (await _client.MutateAsync("sendUpdate", new { incidentId, text = "x", channelIds = new[] { "no" } })).Text("error.code"));
    }

    [Fact]
    public async Task Who_is_to_be_told_and_was_not_is_told_by_segment_and_by_name()
    {
        var segmentId = await _client.AddAsync("addSegment", "segment", new { name = "Store 3" });
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = "Northwind", segments = new[] { segmentId } });
        await _client.AddAsync("addCustomer", "customer", new { name = "Tailspin", segments = new[] { segmentId } });
        var incidentId = await _client.DeclareAsync("Mail for some");
        await _client.DoAsync("startImpact", new { incidentId, service = "Post", segment = "Store 3", segmentId, occurredAt = "2026-03-14T08:00:00Z" });
        await _client.DoAsync("addCustomersToTell", new { incidentId, customers = new[] { new { name = "A neighbour" } }, reason = "They called." }, "entry { kind text }");
        await _client.DoAsync("recordCustomerContact", new { incidentId, customerId, person = "Their help desk" }, "entry { kind text }");
        await _client.DoAsync("recordCustomerContact", new { incidentId, customer = "Tailspin", outcome = "NO_ANSWER" });
        await _client.DoAsync("recordFeedback", new { incidentId, fromWhom = "Northwind", text = "Quick work." }, "entry { kind }");

        var incident = await IncidentAsync(
            incidentId, "customerContacts { customer customerId person channel outcome toldBy } customersToTell { name customerId since reason lastContact { outcome } } feedback { fromWhom text } entitlements { customer customerId standing { state sentence } }");
        Assert.Equal(("Northwind", customerId, "PHONE", "TOLD"), (incident.Text("customerContacts.0.customer"), incident.Text("customerContacts.0.customerId"), incident.Text("customerContacts.0.channel"), incident.Text("customerContacts.0.outcome")));
        Assert.Equal(["Tailspin", "A neighbour"], incident.At("customersToTell").EnumerateArray().Select(customer => customer.Text("name")));
        Assert.Equal(("in Store 3, hit by the impact on Post", "NO_ANSWER", "They called."), (incident.Text("customersToTell.0.reason"), incident.Text("customersToTell.0.lastContact.outcome"), incident.Text("customersToTell.1.reason")));
        Assert.Equal(("Northwind", "Quick work."), (incident.Text("feedback.0.fromWhom"), incident.Text("feedback.0.text")));

        Assert.Equal(["Northwind", "Tailspin"], incident.At("entitlements").EnumerateArray().Select(entitled => entitled.Text("customer")));
        Assert.Equal(
            (customerId, "NONE", "Northwind has no contract: best effort."),
            (incident.Text("entitlements.0.customerId"), incident.Text("entitlements.0.standing.state"), incident.Text("entitlements.0.standing.sentence")));

        await _client.DoAsync("resolveIncident", new { incidentId });
        var draft = await _client.DoAsync("draftPostmortem", new { incidentId }, "postmortem { markdown missing }");
        Assert.Contains("Customers not told: 2. Tell them, or record how they were told.", draft.At("postmortem.missing").EnumerateArray().Select(part => part.GetString()));
        Assert.All(["Customers who were not told", "Tailspin", "Their help desk", "Northwind has no contract: best effort."], said => Assert.Contains(said, draft.Text("postmortem.markdown"), StringComparison.Ordinal));
    }

    // Names are unique in the catalogue, and tests share it.
    private async Task<(string Email, string Phone, string Page, string Service)> ProviderAsync()
    {
        var known = (await _client.AskAsync("{ catalogue { channels { nodes { id name } } services(text: \"Mail\") { nodes { id } } } }", new { })).At("catalogue");
        var channels = known.At("channels.nodes").EnumerateArray().ToDictionary(channel => channel.Text("name")!, channel => channel.Text("id")!, StringComparer.Ordinal);
        if (channels.Count > 0)
            return (channels["E-mail"], channels["Support line"], channels["Status page"], known.Text("services.nodes.0.id")!);

        var email = await _client.AddChannelAsync("E-mail", "EMAIL");
        var phone = await _client.AddChannelAsync("Support line", "PHONE");
        var page = await _client.AddChannelAsync("Status page", "STATUS_PAGE");
        return (email, phone, page, await _client.AddAsync("addService", "service", new { name = "Mail", carries = new[] { email } }));
    }

    private async Task<JsonElement> IncidentAsync(string incidentId, string fields) =>
        (await _client.AskAsync($"query($key: String!) {{ incident(key: $key) {{ {fields} }} }}", new { key = incidentId })).At("incident");
}
