using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Incidents;

public sealed class CommandTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    [Theory]
    [InlineData("refuteHypothesis", "REFUTATION", "REFUTED")]
    [InlineData("confirmHypothesis", "CONFIRMATION", "CONFIRMED")]
    [InlineData("abandonHypothesis", "ABANDONMENT", "ABANDONED")]
    public async Task A_settlement_answers_with_its_own_entry_and_with_the_theory(string mutation, string kind, string status)
    {
        var incidentId = await _client.DeclareAsync("Settled");
        var raised = await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "The disk is full." }, "entry { id kind } hypothesis { entryId }");
        Assert.Equal(("HYPOTHESIS", raised.Text("hypothesis.entryId")), (raised.Text("entry.kind"), raised.Text("entry.id")));
        var input = new { commandId = Guid.CreateVersion7(), incidentId, hypothesisId = raised.Text("entry.id"), because = "So it is." };
        for (var sent = 0; sent < 2; sent++)
        {
            var settled = await _client.DoAsync(mutation, input, "entry { kind text } hypothesis { entryId status }");
            Assert.Equal((kind, "So it is."), (settled.Text("entry.kind"), settled.Text("entry.text")));
            Assert.Equal((raised.Text("entry.id"), status), (settled.Text("hypothesis.entryId"), settled.Text("hypothesis.status")));
        }
    }

    [Theory]
    [InlineData("noteRootCause", "ROOT_CAUSE")]
    [InlineData("noteContributingFactor", "CONTRIBUTING_FACTOR")]
    [InlineData("noteTrigger", "TRIGGER")]
    public async Task A_cause_answers_with_its_entry(string mutation, string kind)
    {
        var incidentId = await _client.DeclareAsync("Caused");
        var noted = await _client.DoAsync(mutation, new { incidentId, text = "A certificate ran out." }, "entry { id kind } cause { entryId }");
        Assert.Equal((kind, noted.Text("cause.entryId")), (noted.Text("entry.kind"), noted.Text("entry.id")));
    }

    [Fact]
    public async Task Every_command_of_an_incident_shows_in_its_record()
    {
        var incidentId = await _client.DeclareAsync("All of it");
        await _client.DoAsync("setMilestone", new { incidentId, kind = "FAULT_STARTED", occurredAt = "2026-03-14T08:00:00Z" });
        await _client.DoAsync("logEntry", new { incidentId, text = "The customer rings.", kind = "REPORT", occurredAt = "2026-03-14T08:10:00Z", author = "Customer" });
        await _client.DoAsync("recordContactAttempt", new { incidentId, who = "Ada", outcome = "NO_ANSWER", occurredAt = "2026-03-14T08:12:00Z" });
        await _client.DoAsync("recordContactAttempt", new { incidentId, who = "Grace", rung = "SECONDARY", outcome = "REACHED", occurredAt = "2026-03-14T08:14:00Z" });
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace", how = "remote", occurredAt = "2026-03-14T08:20:00Z" });
        var told = await _client.DoAsync(
            "sendUpdate", new { incidentId, text = "We are on it.", occurredAt = "2026-03-14T08:25:00Z", nextUpdateDue = "2026-12-31T09:30:00Z" }, "incident { nextUpdateDue updateOverdueSince }");
        Assert.Equal(("2026-12-31T09:30:00Z", null), (told.Text("incident.nextUpdateDue"), told.Text("incident.updateOverdueSince")));
        var theory = (await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "The disk is full." }, "hypothesis { id status }")).Text("hypothesis.id");
        Assert.Equal("REFUTED", (await _client.DoAsync("refuteHypothesis", new { incidentId, hypothesisId = theory, because = "40 % are free." }, "hypothesis { status }")).Text("hypothesis.status"));
        var second = (await _client.DoAsync("raiseHypothesis", new { incidentId, statement = "The certificate ran out." }, "hypothesis { id }")).Text("hypothesis.id");
        Assert.Equal("CONFIRMED", (await _client.DoAsync("confirmHypothesis", new { incidentId, hypothesisId = second, because = "Its date says so." }, "hypothesis { status }")).Text("hypothesis.status"));
        var note = (await _client.DoAsync("logEntry", new { incidentId, text = "The **log** names the certificate." }, "entry { id html }")).At("entry");
        Assert.Contains("<strong>log</strong>", note.Text("html"), StringComparison.Ordinal);
        await _client.DoAsync("noteRootCause", new { incidentId, text = "A certificate ran out.", evidence = new[] { note.Text("id") } }, "cause { evidence }");
        await _client.DoAsync("noteContributingFactor", new { incidentId, text = "Nobody watched its date." }, "cause { id }");
        var lesson = (await _client.DoAsync("recordLesson", new { incidentId, category = "DO_DIFFERENTLY", text = "Watch dates of certificates." }, "lesson { id recordedBy }")).At("lesson");
        Assert.Equal("Administrator token", lesson.Text("recordedBy"));
        await _client.DoAsync("raiseActionItem", new { incidentId, text = "Add a probe.", owner = "Ada", due = "2026-04-01", lessonId = lesson.Text("id") }, "actionItem { due }");
        await _client.DoAsync("mitigateIncident", new { incidentId, text = "Clients skip the check." });
        await _client.DoAsync("resolveIncident", new { incidentId, text = "New certificate in place." });

        var incident = (await _client.AskAsync(
            """
            query($key: String!) {
              incident(key: $key) {
                status nextUpdateDue milestones { kind } rootCauses { text evidence } contributingFactors { text } lessons { text } actionItems { text owner due lessonId }
                contactAttempts { who outcome sincePrevious } engagements { who how } updates { text nextUpdateDue } hypotheses { status settledBecause }
                metrics { ticketToEngagement { seconds } attemptsToReach timeToReach { duration } }
                timeline { totalCount nodes { id ... on TimelineEntry { source recordedBy late } } }
              }
            }
            """, new { key = incidentId })).At("incident");
        Assert.Equal(("RESOLVED", null), (incident.Text("status"), incident.Text("nextUpdateDue")));
        Assert.Equal(
            ["FAULT_STARTED", "REPORTED", "FIRST_CONTACT_ATTEMPT", "ENGAGED", "FIRST_UPDATE", "DIAGNOSED", "MITIGATED", "RESOLVED"],
            incident.At("milestones").EnumerateArray().Select(milestone => milestone.Text("kind")));
        Assert.Equal(600, incident.Number("metrics.ticketToEngagement.seconds"));
        Assert.Equal(2, incident.Number("metrics.attemptsToReach"));
        Assert.Equal("PT2M", incident.Text("metrics.timeToReach.duration"));
        Assert.Equal("PT2M", incident.Text("contactAttempts.1.sincePrevious"));
        Assert.Equal("2026-04-01", incident.Text("actionItems.0.due"));
        Assert.Equal("API", incident.Text("timeline.nodes.0.source"));
        Assert.True(incident.At("timeline.nodes.0.late").GetBoolean());
        Assert.Equal(14, incident.Number("timeline.totalCount"));
    }

    [Fact]
    public async Task An_amended_entry_keeps_its_earlier_reading()
    {
        var incidentId = await _client.DeclareAsync();
        var entryId = (await _client.DoAsync("logEntry", new { incidentId, text = "Rebooted server 1." }, "entry { id }")).Text("entry.id");
        var amended = (await _client.DoAsync("amendEntry", new { incidentId, entryId, text = "Rebooted server 2.", reason = "Wrong server." },
            "entry { text amended history { text reason replacedBy } }")).At("entry");
        Assert.Equal("Rebooted server 2.", amended.Text("text"));
        Assert.True(amended.At("amended").GetBoolean());
        Assert.Equal("Rebooted server 1.", amended.Text("history.0.text"));
        Assert.Equal("Wrong server.", amended.Text("history.0.reason"));
    }

    [Fact]
    public async Task Retracting_the_entry_that_resolved_an_incident_takes_the_status_back()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("engageResponder", new { incidentId, who = "Grace" });
        var entryId = (await _client.DoAsync("resolveIncident", new { incidentId }, "entry { id } incident { status }")).Text("entry.id");
        var retracted = await _client.DoAsync("retractEntry", new { incidentId, entryId, reason = "It came back." }, "incident { status milestones { kind } } entry { retracted retractionReason }");
        Assert.Equal("ENGAGED", retracted.Text("incident.status"));
        Assert.DoesNotContain("RESOLVED", retracted.At("incident.milestones").EnumerateArray().Select(milestone => milestone.Text("kind")));
        Assert.Equal("It came back.", retracted.Text("entry.retractionReason"));
    }

    [Fact]
    public async Task The_same_command_twice_records_once_and_answers_the_same()
    {
        var incidentId = await _client.DeclareAsync();
        var input = new { commandId = Guid.CreateVersion7(), incidentId, text = "Sent twice." };
        var first = await _client.DoAsync("logEntry", input, "entry { id sequence } incident { version }");
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(5));
        var second = await _client.DoAsync("logEntry", input, "entry { id sequence } incident { version }");
        Assert.Equal(first.ToString(), second.ToString());
    }

    [Fact]
    public async Task The_id_of_another_incidents_command_is_refused()
    {
        var (first, second) = (await _client.DeclareAsync(), await _client.DeclareAsync());
        var commandId = Guid.CreateVersion7();
        await _client.DoAsync("logEntry", new { commandId, incidentId = first, text = "Here." });
        var error = (await _client.MutateAsync("logEntry", new { commandId, incidentId = second, text = "And there." })).At("error");
        Assert.Equal(("COMMAND_ID_REUSED", "commandId"), (error.Text("code"), error.Text("field")));
    }

    [Theory]
    [InlineData("declareIncident")]
    [InlineData("draftPostmortem")]
    public async Task A_command_id_spent_on_an_entry_declares_and_drafts_nothing(string mutation)
    {
        var incidentId = await _client.DeclareAsync();
        var commandId = Guid.CreateVersion7();
        await _client.DoAsync("logEntry", new { commandId, incidentId, text = "Here." });
        object input = mutation == "declareIncident" ? new { commandId, title = "Again" } : new { commandId, incidentId };
        var error = (await _client.MutateAsync(mutation, input, "incident { id }")).At("error");
        Assert.Equal("COMMAND_ID_REUSED", error.Text("code"));
    }

    [Fact]
    public async Task The_same_declaration_twice_is_one_incident()
    {
        var input = new { commandId = Guid.CreateVersion7(), title = "Declared twice" };
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await _client.DoAsync("declareIncident", input)).Text("incident.key")));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Twenty_people_who_log_at_once_all_succeed()
    {
        var incidentId = await _client.DeclareAsync();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => _client.DoAsync("logEntry", new { incidentId, text = $"Entry {number}" })));
        var nodes = (await _client.AskAsync("query($key: String!) { incident(key: $key) { version timeline { nodes { sequence } } } }", new { key = incidentId })).At("incident");
        Assert.Equal(21, nodes.Number("version"));
        Assert.Equal(Enumerable.Range(2, 20).Select(number => (long)number), nodes.At("timeline.nodes").EnumerateArray().Select(node => node.Number("sequence")).Order());
    }

    [Fact]
    public async Task Incidents_declared_at_once_get_keys_without_gaps()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
            (await _client.DoAsync("declareIncident", new { title = $"Storm {number}" })).Text("incident.key")!));
        var numbers = keys.Select(key => int.Parse(key[4..], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(numbers[0], 12), numbers);
    }

    [Fact]
    public async Task A_program_that_names_the_version_it_saw_is_told_of_a_conflict()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "Something new." });
        var answer = await _client.SendAsync("mutation($input: ResolveIncidentInput!) { resolveIncident(input: $input) { incident { id } } }", new { input = new { incidentId, expectedVersion = 1 } });
        Assert.Equal("CONFLICT", answer.Text("errors.0.extensions.code"));
        Assert.Equal(2, answer.Number("errors.0.extensions.actualVersion"));
        var status = await _client.AskAsync("query($key: String!) { incident(key: $key) { status } }", new { key = incidentId });
        Assert.Equal("DECLARED", status.Text("incident.status"));
    }

    [Fact]
    public async Task An_incident_can_be_asked_for_as_it_was_known()
    {
        timeline.Clock.Set(NodaTime.Instant.FromUtc(2026, 5, 1, 12, 0));
        var incidentId = await _client.DeclareAsync("Looked back at");
        timeline.Clock.Set(NodaTime.Instant.FromUtc(2026, 5, 1, 12, 30));
        await _client.DoAsync("logEntry", new { incidentId, text = "Learnt later.", occurredAt = "2026-05-01T11:00:00Z" });
        const string Query = """
            query($key: String!, $at: Instant) {
              incident(key: $key, asKnownAt: $at) { version timeline { totalCount } }
              now: incident(key: $key) { timeline(asKnownAt: $at) { totalCount } }
            }
            """;
        var before = await _client.AskAsync(Query, new { key = incidentId, at = "2026-05-01T12:10:00Z" });
        Assert.Equal(1, before.Number("incident.version"));
        Assert.Equal(0, before.Number("incident.timeline.totalCount"));
        Assert.Equal(0, before.Number("now.timeline.totalCount"));
        var after = await _client.AskAsync(Query, new { key = incidentId, at = "2026-05-01T12:40:00Z" });
        Assert.Equal(1, after.Number("incident.timeline.totalCount"));
        var never = await _client.AskAsync(Query, new { key = incidentId, at = "2020-01-01T00:00:00Z" });
        Assert.Equal(JsonValueKind.Null, never.At("incident").ValueKind);
    }
}
