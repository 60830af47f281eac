using System.Text.Json;
using Timeline.Api.Tests.Catalogue;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

/// <summary>Impact, recovery, causes and decisions through the API.</summary>
public sealed class ImpactCommandTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task Impact_starts_changes_and_ends_and_is_counted()
    {
        var incidentId = await _client.DeclareAsync("Mail for some");
        var impactId = (await _client.DoAsync(
            "startImpact", new { incidentId, service = "Mail", segment = "Store 3", affected = 40, occurredAt = "2026-03-14T08:00:00Z" }, "entry { id kind text } impact { entryId level }")).Text("impact.entryId");
        await _client.DoAsync("changeImpact", new { incidentId, impactId, level = "DEGRADED", affected = 10, occurredAt = "2026-03-14T08:30:00Z" });
        var ended = await _client.DoAsync("endImpact", new { incidentId, impactId, occurredAt = "2026-03-14T09:00:00Z" }, "entry { kind } impact { entryId until duration { seconds } steps { level affected from until } }");
        Assert.Equal(("IMPACT_END", impactId, "2026-03-14T09:00:00Z", 3600), (ended.Text("entry.kind"), ended.Text("impact.entryId"), ended.Text("impact.until"), ended.Number("impact.duration.seconds")));
        Assert.Equal(("DEGRADED", 10), (ended.Text("impact.steps.1.level"), ended.Number("impact.steps.1.affected")));

        var incident = await IncidentAsync(incidentId, "impacts { service segment serviceId level affected } metrics { impactMinutes { time { status seconds from { label } to { at } } downSeconds degradedSeconds affectedSeconds services { service time { seconds } } } }");
        Assert.Equal(("Mail", "Store 3"), (incident.Text("impacts.0.service"), incident.Text("impacts.0.segment")));
        var minutes = incident.At("metrics.impactMinutes");
        Assert.Equal((3600, 1800, 1800, 1800 * 50), (minutes.Number("time.seconds"), minutes.Number("downSeconds"), minutes.Number("degradedSeconds"), minutes.Number("affectedSeconds")));
        Assert.Equal(("Mail", "Impact on Mail"), (minutes.Text("services.0.service"), minutes.Text("time.from.label")));

        var again = (await _client.MutateAsync("endImpact", new { incidentId, impactId })).At("error");
        Assert.Equal(("IMPACT_OVER", "impactId"), (again.Text("code"), again.Text("field")));
    }

    [Fact]
    public async Task Every_fact_of_an_impact_is_corrected_by_the_mutation_that_starts_it()
    {
        var incidentId = await _client.DeclareAsync();
        var entryId = (await _client.DoAsync("startImpact", new { incidentId, service = "Mail", occurredAt = "2026-03-14T08:00:00Z" }, "entry { id }")).Text("entry.id");
        var corrected = await _client.DoAsync(
            "startImpact", new { incidentId, service = "Names", level = "AT_RISK", amends = new { entryId, reason = "Mixed up." } }, "entry { id amended occurredAt facts { name input } } impact { service level }");
        Assert.Equal((entryId, "2026-03-14T08:00:00Z", "Names", "AT_RISK"), (corrected.Text("entry.id"), corrected.Text("entry.occurredAt"), corrected.Text("impact.service"), corrected.Text("impact.level")));
        Assert.Equal(["service=Names", "level=AT_RISK"], corrected.At("entry.facts").EnumerateArray().Select(fact => $"{fact.Text("name")}={fact.Text("input")}"));
    }

    [Fact]
    public async Task What_the_catalogue_knows_is_named_by_its_id_and_shown_by_the_name_of_the_time()
    {
        var incidentId = await _client.DeclareAsync();
        var (serviceId, segmentId) = (await _client.AddServiceAsync("Mail of the offices"), await _client.AddAsync("addSegment", "segment", new { name = "Branch offices" }));
        await _client.DoAsync("startImpact", new { incidentId, serviceId, segmentId });
        await _client.DoAsync("changeService", new { serviceId, name = "Post of the offices" }, "service { id }");
        var impact = (await IncidentAsync(incidentId, "impacts { service serviceId segment segmentId customer customerId }")).At("impacts.0");
        Assert.Equal(("Mail of the offices", serviceId, "Branch offices", segmentId, null), (impact.Text("service"), impact.Text("serviceId"), impact.Text("segment"), impact.Text("segmentId"), impact.Text("customerId")));

        var unknown = (await _client.MutateAsync("startImpact", new { incidentId, service = "Mail", customerId = serviceId })).At("error");
        Assert.Equal(("CATALOGUE_ITEM_NOT_FOUND", "customerId"), (unknown.Text("code"), unknown.Text("field")));
        var nothing = (await _client.MutateAsync("startImpact", new { incidentId })).At("error");
        Assert.Equal(("REQUIRED", "service"), (nothing.Text("code"), nothing.Text("field")));

        var entry = (await _client.DoAsync("logEntry", new { incidentId, text = "#[Mail of the offices] and #nothing, says @Grace" }, "entry { mentions { kind name service { id name } } }")).At("entry.mentions");
        Assert.Equal((serviceId, "Post of the offices", null, null), (entry.Text("0.service.id"), entry.Text("0.service.name"), entry.Text("1.service"), entry.Text("2.service")));
    }

    [Fact]
    public async Task Lost_data_is_assessed_until_all_is_recovered_and_stages_are_timed()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("setMilestone", new { incidentId, kind = "FAULT_STARTED", occurredAt = "2026-03-12T12:00:00Z" });
        await _client.DoAsync("logEntry", new { incidentId, text = "The customer rings.", kind = "REPORT", occurredAt = "2026-03-12T12:10:00Z" });
        Assert.Equal("NOT_ASSESSED", (await IncidentAsync(incidentId, "dataLoss")).Text("dataLoss"));
        await _client.DoAsync("assessDataLoss", new { incidentId, lastGoodCopy = "2026-03-12T00:00:00Z", occurredAt = "2026-03-12T13:00:00Z" }, "entry { kind text }");
        await _client.DoAsync("reachRecoveryStage", new { incidentId, stage = "Blank mailboxes", whatWorks = "New mail flows.", forWhom = "Store 3", occurredAt = "2026-03-12T14:10:00Z" }, "entry { kind }");
        await _client.DoAsync("assessDataLoss", new { incidentId, recoveredTo = "2026-03-12T12:00:00Z", occurredAt = "2026-03-13T13:00:00Z" });
        var incident = await IncidentAsync(
            incidentId, "dataLoss dataLossAssessments { state lastGoodCopy recoveredTo assessedBy } recoveryStages { stage forWhom whatWorks sinceReported { seconds } } metrics { dataLossWindow { seconds } remainingLoss { seconds } }");
        Assert.Equal(("LOSS", 12 * 3600, 0), (incident.Text("dataLoss"), incident.Number("metrics.dataLossWindow.seconds"), incident.Number("metrics.remainingLoss.seconds")));
        Assert.Equal(2, incident.At("dataLossAssessments").GetArrayLength());
        Assert.Equal(("Blank mailboxes", "Store 3", 7200), (incident.Text("recoveryStages.0.stage"), incident.Text("recoveryStages.0.forWhom"), incident.Number("recoveryStages.0.sinceReported.seconds")));
        Assert.Equal("NOT_ALLOWED", (await _client.MutateAsync("assessDataLoss", new { incidentId, none = true, recoveredTo = "2026-03-12T12:00:00Z" })).Text("error.code"));
    }

    [Fact]
    public async Task A_theory_has_its_evidence_and_may_be_given_up()
    {
        var incidentId = await _client.DeclareAsync();
        var hypothesisId = (await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "Set up wrongly.", raisedBy = "Customer" }, "hypothesis { id }")).Text("hypothesis.id");
        var evidenceId = (await _client.DoAsync("logEntry", new { incidentId, text = "It runs on the second server." }, "entry { id }")).Text("entry.id");
        var linked = await _client.DoAsync(
            "linkEvidence", new { incidentId, hypothesisId, evidenceId, bearing = "AGAINST", text = "So it fails over." }, "entry { kind } hypothesis { id raisedBy evidenceFor { text } evidenceAgainst { entryId evidenceId text note } }");
        Assert.Equal(("EVIDENCE", hypothesisId, 0), (linked.Text("entry.kind"), linked.Text("hypothesis.id"), linked.At("hypothesis.evidenceFor").GetArrayLength()));
        Assert.Equal((evidenceId, "So it fails over."), (linked.Text("hypothesis.evidenceAgainst.0.evidenceId"), linked.Text("hypothesis.evidenceAgainst.0.note")));
        var abandoned = await _client.DoAsync("abandonHypothesis", new { incidentId, hypothesisId, because = "Nobody can look." }, "hypothesis { status settledBecause settledByEntryId }");
        Assert.Equal(("ABANDONED", "Nobody can look."), (abandoned.Text("hypothesis.status"), abandoned.Text("hypothesis.settledBecause")));
        Assert.NotNull(abandoned.Text("hypothesis.settledByEntryId"));
        await _client.DoAsync("noteTrigger", new { incidentId, text = "The upgrade was begun anew.", evidence = new[] { evidenceId } }, "cause { id kind evidence }");
        Assert.Equal(("TRIGGER", evidenceId), (await IncidentAsync(incidentId, "triggers { kind evidence }")) is var incident ? (incident.Text("triggers.0.kind"), incident.Text("triggers.0.evidence.0")) : default);
    }

    [Fact]
    public async Task A_decision_is_taken_and_verified()
    {
        var incidentId = await _client.DeclareAsync();
        var taken = await _client.DoAsync(
            "takeDecision", new { incidentId, what = "Edit the hosts file.", decidedBy = "Engineer", onAdviceOf = "A superior", assumption = "It is the test server.", options = new[] { "Edit", "Wait" } },
            "entry { kind author } decision { entryId decidedBy outcome options }");
        Assert.Equal(("DECISION", "Engineer", null), (taken.Text("entry.kind"), taken.Text("decision.decidedBy"), taken.Text("decision.outcome")));
        var decisionId = taken.Text("decision.entryId");
        await _client.DoAsync("verifyDecision", new { incidentId, decisionId, outcome = "DID_NOT_HOLD", how = "It was production." }, "entry { kind } decision { outcome }");
        var decision = (await IncidentAsync(incidentId, "decisions { outcome verifiedHow verifiedBy verificationEntryId assumption }")).At("decisions.0");
        Assert.Equal(("DID_NOT_HOLD", "It was production.", "Administrator token"), (decision.Text("outcome"), decision.Text("verifiedHow"), decision.Text("verifiedBy")));
        Assert.Equal("DECISION_NOT_FOUND", (await _client.MutateAsync("verifyDecision", new { incidentId, decisionId = incidentId, outcome = "HELD", how = "x" })).Text("error.code"));
    }

    private async Task<JsonElement> IncidentAsync(string incidentId, string fields) =>
        (await _client.AskAsync($"query($key: String!) {{ incident(key: $key) {{ {fields} }} }}", new { key = incidentId })).At("incident");
}
