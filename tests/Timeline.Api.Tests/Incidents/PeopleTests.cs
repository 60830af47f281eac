using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Who does what in an incident, for how long, and with which vendors, through the API. The rules are in Domain.Tests.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private readonly RunningTimeline _timeline = new() { Set = settings => settings with { FatigueHours = 8 } };

    private TimelineClient Client => _timeline.Client;

    public async ValueTask InitializeAsync() => await _timeline.InitializeAsync();

    public async ValueTask DisposeAsync() => await _timeline.DisposeAsync();

    [Fact]
    public async Task Every_command_shows_in_roles_engagements_vendors_and_hours()
    {
        var incidentId = await Client.DeclareAsync();
        await Client.DoAsync("engageResponder", new { incidentId, who = "Ada", occurredAt = At("03:00") });
        await Client.DoAsync("takeRole", new { incidentId, who = "Ada", role = "COMMANDER", occurredAt = At("03:05") });
        await Client.DoAsync("takeRole", new { incidentId, who = "Joan", role = "CUSTOM", roleName = "Runner", occurredAt = At("03:10") });
        await Client.DoAsync("escalateToVendor", new { incidentId, vendor = "Mail maker", caseNumber = "C-4711", occurredAt = At("04:00") });
        await Client.DoAsync("engageVendor", new { incidentId, vendor = "mail maker", who = "Their engineer", occurredAt = At("04:35") });
        await Client.DoAsync("handOverRole", new { incidentId, to = "Grace", role = "COMMANDER", handedOver = "The vendor is in.", occurredAt = At("05:00") });
        await Client.DoAsync("releaseResponder", new { incidentId, who = "ada", occurredAt = At("05:10") });
        await Client.DoAsync("releaseRole", new { incidentId, who = "Joan", role = "CUSTOM", roleName = "runner", occurredAt = At("05:20") });
        await Client.DoAsync("resolveIncident", new { incidentId, occurredAt = At("06:00") });

        var incident = (await Client.AskAsync(
            """
            query($key: String!) { incident(key: $key) {
              roles { role roleName title who since until handedTo handedOver current alongside takenBy endedBy }
              engagements { who until stretch endAssumed }
              vendors { vendor caseNumber channel openedAt engagedAt who timeToEngage { seconds } openedBy engagedBy }
              metrics { effort { status personMinutes reason people { who worked endAssumed running longest { seconds from { label } to { kind } } stretches { length } } } }
            } }
            """, new { key = incidentId })).At("incident");
        Assert.Equal(
            [("Ada", "incident commander", "Grace", "The vendor is in."), ("Joan", "Runner", null, null), ("Grace", "incident commander", null, null)],
            incident.At("roles").EnumerateArray().Select(role => (role.Text("who"), role.Text("title"), role.Text("handedTo"), role.Text("handedOver"))));
        Assert.Equal([false, false, true], incident.At("roles").EnumerateArray().Select(role => role.At("current").GetBoolean()));
        Assert.Equal((At("05:10"), "PT2H10M"), (incident.Text("engagements.0.until"), incident.Text("engagements.0.stretch")));
        Assert.Equal(("Mail maker", "C-4711", 35 * 60), (incident.Text("vendors.0.vendor"), incident.Text("vendors.0.caseNumber"), incident.Number("vendors.0.timeToEngage.seconds")));
        Assert.Equal(("RECORDED", 130 + 130 + 60), (incident.Text("metrics.effort.status"), incident.Number("metrics.effort.personMinutes")));
        Assert.Equal(("RESOLVED", "Grace took the role of incident commander"), (incident.Text("metrics.effort.people.2.longest.to.kind"), incident.Text("metrics.effort.people.2.longest.from.label")));
    }

    [Fact]
    public async Task Somebody_named_by_id_is_shown_by_the_name_they_have()
    {
        var incidentId = await Client.DeclareAsync();
        var invited = (await Client.DoAsync("invitePerson", new { name = "Grace Hopper", role = "RESPONDER" }, "person { id }")).Text("person.id");
        await Client.DoAsync("engageResponder", new { incidentId, personId = invited, occurredAt = At("03:00") });
        var released = await Client.DoAsync("releaseResponder", new { incidentId, who = "The admiral", personId = invited, occurredAt = At("05:00") }, "incident { engagements { who personId until } }");
        Assert.Equal(("Grace Hopper", invited, At("05:00")), (released.Text("incident.engagements.0.who"), released.Text("incident.engagements.0.personId"), released.Text("incident.engagements.0.until")));

        var unknown = await Client.MutateAsync("takeRole", new { incidentId, personId = Guid.NewGuid(), role = "SCRIBE" }, "error { code field }");
        Assert.Equal(("PERSON_NOT_FOUND", "personId"), (unknown.Text("error.code"), unknown.Text("error.field")));
        var nobody = await Client.MutateAsync("engageResponder", new { incidentId }, "error { code field }");
        Assert.Equal(("REQUIRED", "who"), (nobody.Text("error.code"), nobody.Text("error.field")));
    }

    [Fact]
    public async Task Who_works_for_too_long_is_warned_of_once_and_a_late_release_takes_it_back()
    {
        var incidentId = await Client.DeclareAsync();
        var began = _timeline.Clock.GetCurrentInstant();
        await Client.DoAsync("engageResponder", new { incidentId, who = "Ada", occurredAt = Say.Time(began) });
        _timeline.Clock.Set(began + Duration.FromHours(8) + Duration.FromMinutes(1));
        await _timeline.NothingIsDueAsync();
        var warned = Assert.Single(await EntriesAsync(incidentId), entry => entry.Text("kind") == "FATIGUE_WARNING");
        Assert.Equal(
            (Say.Time(began + Duration.FromHours(8)), "Ada had worked on it for 8 h without a break.", "SYSTEM"),
            (warned.Text("occurredAt"), warned.Text("text"), warned.Text("source")));

        await Client.DoAsync("releaseResponder", new { incidentId, who = "Ada", occurredAt = Say.Time(began + Duration.FromHours(2)) });
        await _timeline.NothingIsDueAsync();
        var entries = await EntriesAsync(incidentId);
        Assert.Single(entries, entry => entry.Text("kind") == "FATIGUE_WARNING");
        Assert.Equal("No such stretch after all: they had been released before.", Assert.Single(entries, entry => entry.Text("kind") == "FATIGUE_WARNING_WITHDRAWN").Text("text"));
    }

    private static string At(string clock) => $"2026-03-14T{clock}:00Z";

    private async Task<List<JsonElement>> EntriesAsync(string key) =>
    [
        .. (await Client.AskAsync("query($key: String!) { incident(key: $key) { timeline { nodes { occurredAt ... on TimelineEntry { kind text source } } } } }", new { key }))
            .At("incident.timeline.nodes").EnumerateArray(),
    ];
}
