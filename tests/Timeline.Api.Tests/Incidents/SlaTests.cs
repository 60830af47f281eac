using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;
using static Timeline.Api.Tests.Running.Moments;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Targets of an incident through the API, and what the application records of them by itself. The rules are in Domain.Tests.</summary>
public sealed class SlaTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_target_that_was_missed_while_no_node_ran_is_recorded_once_late_with_the_time_at_which_it_was_due()
    {
        var (incidentId, reported, _) = await ReportAsync();
        await timeline.RestartAsync(() => timeline.Clock.Set(reported + (300 * Minute)));
        await timeline.NothingIsDueAsync();

        var incident = await ReadAsync(incidentId);
        var breach = Assert.Single(Of(incident, "SLA_BREACH"));
        Assert.Equal((reported + (60 * Minute), reported + (300 * Minute)), (Moment(breach, "occurredAt"), Moment(breach, "recordedAt")));
        Assert.Equal(("SYSTEM", "Timeline"), (breach.Text("source"), breach.Text("recordedBy")));
        Assert.Equal(reported + (48 * Minute), Moment(Assert.Single(Of(incident, "SLA_WARNING")), "occurredAt"));

        var clock = Assert.Single(incident.At("sla").EnumerateArray());
        Assert.Equal(("Response", "BREACHED", 1, -240 * 60), (clock.Text("target"), clock.Text("status"), clock.At("policyVersion").GetInt32(), clock.At("remainingSeconds").GetInt32()));
        Assert.Contains(clock.At("explanation").EnumerateArray(), line => line.GetString()!.StartsWith("Sum: 1 h, the target. Due ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nodes_that_find_it_together_record_it_once()
    {
        var (node, _) = await timeline.StartAnotherAsync(timeline.Clock);
        await using var _ = node;
        var reported = new List<string>();
        for (var number = 0; number < 5; number++)
            reported.Add((await ReportAsync()).IncidentId);
        timeline.Clock.Advance(61 * Minute);
        await timeline.NothingIsDueAsync();

        foreach (var incidentId in reported)
            Assert.Equal((1, 1), (Of(await ReadAsync(incidentId), "SLA_WARNING").Count, Of(await ReadAsync(incidentId), "SLA_BREACH").Count));
    }

    [Fact]
    public async Task A_clock_that_is_paused_for_a_reason_of_the_policy_is_not_missed_meanwhile()
    {
        var (incidentId, reported, _) = await ReportAsync();
        timeline.Clock.Set(reported + (30 * Minute));
        var refused = await _client.MutateAsync("pauseClock", new { incidentId, reason = "lunch" });
        Assert.Equal(("NOT_ALLOWED", "reason"), (refused.Text("error.code"), refused.Text("error.field")));
        Assert.Contains("their policies name \"waiting for customer\"", refused.Text("error.message"), StringComparison.Ordinal);
        var pauseId = (await _client.DoAsync("pauseClock", new { incidentId, reason = "Waiting for customer" }, "entry { id }")).Text("entry.id");
        timeline.Clock.Advance(100 * Minute);
        await timeline.NothingIsDueAsync();
        var paused = (await ReadAsync(incidentId)).At("sla.0");
        Assert.Equal(("PAUSED", null, 30 * 60), (paused.Text("status"), paused.Text("dueAt"), paused.At("countedSeconds").GetInt32()));

        await _client.DoAsync("resumeClock", new { incidentId, pauseId });
        Assert.Equal("PROMISE_SETTLED", (await _client.MutateAsync("resumeClock", new { incidentId, pauseId })).Text("error.code"));
        timeline.Clock.Advance(31 * Minute);
        await timeline.NothingIsDueAsync();
        Assert.Equal(reported + (160 * Minute), Moment(Assert.Single(Of(await ReadAsync(incidentId), "SLA_BREACH")), "occurredAt"));
    }

    [Fact]
    public async Task A_contract_that_is_added_later_has_its_targets_from_the_time_of_the_report()
    {
        var name = $"Late {Guid.NewGuid():N}";
        var (incidentId, reported, _) = await ReportAsync(name, withContract: false);
        timeline.Clock.Set(reported + (90 * Minute));
        var none = (await ReadAsync(incidentId)).At("sla.0");
        Assert.Equal(("NO_CONTRACT", $"{name} has no contract: best effort."), (none.Text("status"), none.Text("reason")));

        await AddContractAsync((await _client.CatalogueAsync($"customers(text: \"{name}\") {{ nodes {{ id }} }}")).Text("customers.nodes.0.id")!);
        await timeline.NothingIsDueAsync();
        Assert.Equal(reported + (60 * Minute), Moment(Assert.Single(Of(await ReadAsync(incidentId), "SLA_BREACH")), "occurredAt"));
    }

    [Fact]
    public async Task Another_version_that_is_assigned_holds_and_what_was_recorded_is_reassessed()
    {
        var (incidentId, reported, policyId) = await ReportAsync();
        timeline.Clock.Set(reported + (61 * Minute));
        await timeline.NothingIsDueAsync();
        var calendarId = (await _client.CatalogueAsync($"policy(id: \"{policyId}\") {{ versions {{ calendar {{ id }} }} }}")).Text("policy.versions.0.calendar.id")!;
        var published = await _client.DoAsync("publishSlaPolicy", new { policyId, terms = Terms(calendarId, "PT2H"), version = 2 }, "slaPolicy { versions { number targets { within } } }");
        Assert.Equal(("PT2H", 2), (published.Text("slaPolicy.versions.1.targets.0.within"), published.At("slaPolicy.versions.1.number").GetInt32()));
        Assert.Equal("NOT_ALLOWED", (await _client.MutateAsync("publishSlaPolicy", new { policyId, terms = Terms(calendarId, "PT3H"), version = 2 }, "slaPolicy { id }")).Text("error.code"));
        Assert.Equal(1, (await ReadAsync(incidentId)).At("sla.0.policyVersion").GetInt32());

        var customerId = (await ReadAsync(incidentId)).Text("sla.0.customerId");
        await _client.DoAsync("assignSlaPolicy", new { incidentId, policyId, version = 2, customerId, reason = "Agreed on the phone." });
        await timeline.NothingIsDueAsync();
        var incident = await ReadAsync(incidentId);
        Assert.Equal((2, "RUNNING", reported + (120 * Minute)), (incident.At("sla.0.policyVersion").GetInt32(), incident.Text("sla.0.status"), Moment(incident, "sla.0.dueAt")));
        Assert.Single(Of(incident, "SLA_REASSESSMENT"));
    }

    [Fact]
    public async Task A_policy_is_assigned_by_names_as_a_form_has_them_and_corrected_by_what_its_entry_says()
    {
        var (incidentId, _, policyId) = await ReportAsync();
        var sla = (await ReadAsync(incidentId)).At("sla.0");
        var (policy, customer) = (sla.Text("policy")!, sla.Text("customer")!);
        var nothing = await _client.MutateAsync("assignSlaPolicy", new { incidentId, reason = "So." });
        Assert.Equal(("REQUIRED", "policy"), (nothing.Text("error.code"), nothing.Text("error.field")));
        foreach (var (field, input) in new (string, object)[]
        {
            ("policy", new { incidentId, policy = "Platinum", customer, reason = "So." }), ("customer", new { incidentId, policy, customer = "Nobody Ltd", reason = "So." }),
        })
        {
            var refused = await _client.MutateAsync("assignSlaPolicy", input);
            Assert.Equal(("CATALOGUE_ITEM_NOT_FOUND", field), (refused.Text("error.code"), refused.Text("error.field")));
        }

        var entry = (await _client.DoAsync(
            "assignSlaPolicy", new { incidentId, policy = policy.ToUpperInvariant(), customer, reason = "Agreed on the phone." }, "entry { id text facts { name input } }")).At("entry");
        var said = entry.At("facts").EnumerateArray().ToDictionary(fact => fact.Text("name")!, fact => fact.Text("input"), StringComparer.Ordinal);
        Assert.Equal(("Agreed on the phone.", policy, policyId, "1", customer), (entry.Text("text"), said["policy"], said["policyId"], said["version"], said["customer"]));

        var amends = new { entryId = entry.Text("id"), reason = "It was agreed in writing." };
        var corrected = await _client.DoAsync(
            "assignSlaPolicy", new { incidentId, policyId = said["policyId"], customerId = said["customerId"], reason = "Agreed in writing.", amends }, "entry { id text }");
        Assert.Equal((entry.Text("id"), "Agreed in writing."), (corrected.Text("entry.id"), corrected.Text("entry.text")));
    }

    [Fact]
    public async Task Terms_are_replayed_over_the_incidents_of_late_before_they_are_published()
    {
        var (incidentId, reported, policyId) = await ReportAsync();
        timeline.Clock.Set(reported + (90 * Minute));
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace" });
        var calendarId = (await _client.CatalogueAsync($"policy(id: \"{policyId}\") {{ versions {{ calendar {{ id }} }} }}")).Text("policy.versions.0.calendar.id")!;
        const string Query = "query($input: SlaReplayInput!) { slaReplay(input: $input) { concerned was { met breached } would { met breached } changes { incident { incidentId } target was { status } would { status dueAt } } } }";
        var replay = (await _client.AskAsync(Query, new { input = new { policyId, terms = Terms(calendarId, "PT2H") } })).At("slaReplay");
        Assert.Equal((1, 1, 1), (replay.At("concerned").GetInt32(), replay.At("was.breached").GetInt32(), replay.At("would.met").GetInt32()));
        Assert.Equal(
            (incidentId, "BREACHED", "MET", reported + (120 * Minute)),
            (replay.Text("changes.0.incident.incidentId"), replay.Text("changes.0.was.status"), replay.Text("changes.0.would.status"), Moment(replay, "changes.0.would.dueAt")));
        Assert.Empty((await _client.AskAsync(Query, new { input = new { policyId, terms = Terms(calendarId, "PT1H") } })).At("slaReplay.changes").EnumerateArray());
        Assert.Equal("1", (await ReadAsync(incidentId)).At("sla.0.policyVersion").ToString());
    }

    [Fact]
    public async Task As_known_before_it_shows_what_was_promised_and_known_then()
    {
        var (incidentId, reported, _) = await ReportAsync();
        timeline.Clock.Set(reported + (10 * Minute));
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace" });
        var known = await ReadAsync(incidentId, reported + (5 * Minute));
        Assert.Equal(("RUNNING", 5 * 60), (known.Text("sla.0.status"), known.At("sla.0.countedSeconds").GetInt32()));
        Assert.Equal("MET", (await ReadAsync(incidentId)).Text("sla.0.status"));
    }

    [Fact]
    public async Task What_a_policy_or_a_calendar_cannot_say_is_refused_with_its_field()
    {
        var calendarId = await CalendarAsync();
        await RefusedAsync("addSlaPolicy", new { name = Unique("P"), terms = Terms(calendarId, "PT0S") }, "OUT_OF_RANGE", "terms.targets.0.within");
        await RefusedAsync("addSlaPolicy", new { name = Unique("P"), terms = Terms(Guid.NewGuid().ToString(), "PT1H") }, "CATALOGUE_ITEM_NOT_FOUND", "terms.calendarId");
        await RefusedAsync("addSlaPolicy", new { name = Unique("P"), terms = new { calendarId } }, "REQUIRED", "terms.targets");
        await RefusedAsync("addCalendar", new { name = Unique("C"), calendar = new { zone = "Mars/North" } }, "UNKNOWN_ZONE", "calendar.zone");
        await RefusedAsync("changeCalendar", new { calendarId, calendar = new { zone = "Europe/Berlin", always = true } }, "NOT_ALLOWED", "calendar.zone");
    }

    private async Task RefusedAsync(string mutation, object input, string code, string field)
    {
        var refused = await _client.MutateAsync(mutation, input, "__typename");
        Assert.Equal((code, field), (refused.Text("error.code"), refused.Text("error.field")));
    }

    /// <summary>An incident that hits a customer, to be answered within an hour of the report, which is now.</summary>
    private async Task<(string IncidentId, Instant Reported, string PolicyId)> ReportAsync(string? customer = null, bool withContract = true)
    {
        customer ??= Unique("Customer");
        var customerId = await _client.AddAsync("addCustomer", "customer", new { name = customer });
        var policyId = withContract ? await AddContractAsync(customerId) : "";
        var incidentId = await _client.DeclareAsync();
        var reported = timeline.Clock.GetCurrentInstant();
        await _client.DoAsync("startImpact", new { incidentId, service = "Mail", customer, level = "DOWN" });
        await _client.DoAsync("logEntry", new { incidentId, text = "They rang.", kind = "REPORT", occurredAt = Text(reported), precision = "SECOND" });
        return (incidentId, reported, policyId);
    }

    private async Task<string> AddContractAsync(string customerId)
    {
        var policyId = await _client.AddAsync("addSlaPolicy", "slaPolicy", new { name = Unique("Policy"), terms = Terms(await CalendarAsync(), "PT1H"), validFrom = "2010-01-01" });
        await _client.AddAsync("addContract", "contract", new { customerId, policyId, validFrom = "2010-01-01" });
        return policyId;
    }

    private Task<string> CalendarAsync() => _client.AddAsync("addCalendar", "calendar", new { name = Unique("Calendar"), calendar = new { zone = "UTC", always = true } });

    private static object Terms(string calendarId, string within) => new
    {
        calendarId,
        targets = new[] { new { name = "Response", severities = new[] { "SEV1", "SEV2", "SEV3", "SEV4" }, from = new[] { "REPORTED", "DECLARED" }, to = "ENGAGED", within } },
        pauseReasons = new[] { "waiting for customer" },
    };

    private static string Unique(string what) => $"{what} {Guid.NewGuid():N}";

    private async Task<JsonElement> ReadAsync(string key, Instant? asKnownAt = null) => (await _client.AskAsync(
        """
        query($key: String!, $asKnownAt: Instant) {
          incident(key: $key, asKnownAt: $asKnownAt) {
            sla { target severity customer customerId policy policyId policyVersion status reason from { label at } awaits within dueAt warnsAt countedSeconds remainingSeconds pauses { reason from until } explanation }
            timeline { nodes { occurredAt recordedAt ... on TimelineEntry { kind text source recordedBy } } }
          }
        }
        """,
        new { key, asKnownAt = asKnownAt is { } moment ? Text(moment) : null })).At("incident");

    private static List<JsonElement> Of(JsonElement incident, string kind) =>
        [.. incident.At("timeline.nodes").EnumerateArray().Where(entry => entry.Text("kind") == kind)];
}
