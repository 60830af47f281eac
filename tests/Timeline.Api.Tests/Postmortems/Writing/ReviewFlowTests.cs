using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Writing;

public sealed class ReviewFlowTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Reason = "The owners are on leave.";

    [Fact]
    public async Task It_is_published_by_a_second_person_and_with_a_reason_where_something_is_missing()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail stood still.");
        Assert.Equal("NOT_IN_REVIEW", await RefusedAsync(at, at.Grace, "approvePostmortem"));
        await AcceptedAsync(at, at.Ada, "requestReview", new { reviewers = new[] { at.GraceId } });

        // The author, a program, and a reason in place of a second person.
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, at.Ada, "approvePostmortem"));
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, timeline.Client, "approvePostmortem"));
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, at.Grace, "publishPostmortem", new { reason = Reason }));
        Assert.Equal("APPROVED", (await AcceptedAsync(at, at.Grace, "approvePostmortem")).Text("postmortem.status"));
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, at.Ada, "publishPostmortem", new { reason = Reason }));
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, timeline.Client, "publishPostmortem", new { reason = Reason }));

        var incomplete = await at.ReviewAsync(at.Grace, "publishPostmortem");
        Assert.Equal("INCOMPLETE", incomplete.Text("error.code"));
        Assert.Contains("No root cause is noted.", incomplete.Text("error.message"), StringComparison.Ordinal);
        var published = await AcceptedAsync(at, at.Grace, "publishPostmortem", new { reason = Reason });
        Assert.Equal(("PUBLISHED", 1L, Reason), (published.Text("postmortem.status"), published.Number("postmortem.publications.0.number"), published.Text("postmortem.publications.0.reason")));
        Assert.Contains(published.At("postmortem.publications.0.missing").EnumerateArray(), missing => missing.GetString() == "No root cause is noted.");
    }

    [Fact]
    public async Task The_words_of_a_program_are_those_of_whoever_issued_its_token()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var administrator = await new SignedInPeople(timeline).SignInAsync("ADMINISTRATOR");
        using var hers = administrator.Http(timeline.Root);
        var secret = (await hers.DoAsync("issueAccessToken", new { name = $"Program {Guid.NewGuid():N}", role = "MANAGER" }, "secret")).Text("secret");
        using var program = new TimelineClient(timeline.Root, secret);
        var written = await at.WriteAsync(program, "Mail stood still.");
        Assert.Equal(administrator.PersonId, written.Text("written.authors.0.personId"));
        await AcceptedAsync(at, at.Ada, "requestReview");
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, hers, "approvePostmortem"));
        await AcceptedAsync(at, at.Ada, "approvePostmortem");
    }

    [Fact]
    public async Task A_responder_neither_publishes_nor_withdraws()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        using var responder = (await new SignedInPeople(timeline).SignInAsync("RESPONDER")).Http(timeline.Root);
        foreach (var (mutation, more) in new[] { ("PublishPostmortem", ""), ("WithdrawPublication", ", number: 1, reason: \"Wrong.\"") })
        {
            var field = char.ToLowerInvariant(mutation[0]) + mutation[1..];
            var answer = await responder.SendAsync($"mutation {{ {field}(input: {{ incidentId: \"{at.Incident}\"{more} }}) {{ error {{ code }} }} }}");
            Assert.Equal("FORBIDDEN", answer.Text("errors.0.extensions.code"));
        }
    }

    [Fact]
    public async Task What_is_written_or_refreshed_after_the_approval_goes_back_to_review_and_a_version_that_was_not_seen_is_not_approved()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail stood still.");
        await AcceptedAsync(at, at.Ada, "requestReview");
        var seen = (await AcceptedAsync(at, at.Grace, "approvePostmortem")).Number("postmortem.version");
        await at.WriteAsync(at.Ada, "Mail stood still for hours.");
        Assert.Equal("IN_REVIEW", (await at.PostmortemAsync("status")).Text("status"));
        Assert.Equal("SECOND_PERSON_NEEDED", await RefusedAsync(at, at.Grace, "publishPostmortem", new { reason = Reason }));
        var answer = await at.Grace.SendAsync($"mutation {{ approvePostmortem(input: {{ incidentId: \"{at.Incident}\", expectedVersion: {seen} }}) {{ error {{ code }} }} }}");
        Assert.Equal("CONFLICT", answer.Text("errors.0.extensions.code"));

        await AcceptedAsync(at, at.Grace, "approvePostmortem", new { expectedVersion = seen + 1 });
        await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "One more." });
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        Assert.Equal("IN_REVIEW", (await at.PostmortemAsync("status")).Text("status"));
    }

    [Fact]
    public async Task A_publication_stays_while_the_next_version_is_written_and_is_withdrawn_with_a_reason()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mail stood still.");
        await PublishAsync(at);
        await at.WriteAsync(at.Ada, "It did not.");
        Assert.Equal("DRAFT", (await at.PostmortemAsync("status")).Text("status"));
        await PublishAsync(at);
        Assert.Equal("PUBLICATION_NOT_FOUND", await RefusedAsync(at, at.Grace, "withdrawPublication", new { number = 3, reason = "Which?" }));
        var withdrawn = await AcceptedAsync(at, at.Grace, "withdrawPublication", new { number = 2, reason = "It did." });
        Assert.Equal(("WITHDRAWN", "It did."), (withdrawn.Text("postmortem.status"), withdrawn.Text("postmortem.publications.1.withdrawal.reason")));
        Assert.Equal(JsonValueKind.Null, withdrawn.At("postmortem.publications.0.withdrawal").ValueKind);
    }

    [Fact]
    public async Task Two_published_versions_differ_in_words_and_in_what_the_record_says()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var kept = (await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "A first look.", kind = "REPORT", occurredAt = "2026-03-14T08:00:00Z" }, "entry { id }")).Text("entry.id")!;
        var gone = (await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "A mistake." }, "entry { id }")).Text("entry.id")!;
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        await at.WriteAsync(at.Ada, "Mail stood still.\n\nNobody knows why.");
        await PublishAsync(at);
        await at.Ada.DoAsync("amendEntry", new { incidentId = at.Incident, entryId = kept, text = "A second look.", reason = "It was not the first." });
        await at.Ada.DoAsync("retractEntry", new { incidentId = at.Incident, entryId = gone, reason = "Another incident." });
        await at.Ada.DoAsync("engageResponder", new { incidentId = at.Incident, who = "Grace", occurredAt = "2026-03-14T08:18:00Z" });
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        await at.WriteAsync(at.Ada, "Mail stood still for hours.\n\nThe disk was full.");
        await PublishAsync(at);

        var compared = (await at.PostmortemAsync(
            """
            compare(from: 1, to: 2) {
              from { number } to { number } sections { section difference { paragraphs { kind after words { kind text } } } }
              entriesAdded { text } entriesAmended { text } entriesRetracted { text } figures { metric label before after }
            }
            """)).GetProperty("compare");
        var summary = compared.GetProperty("sections").EnumerateArray().Single(section => section.Text("section") == "SUMMARY").At("difference.paragraphs");
        Assert.Equal(["CHANGED", "REMOVED", "ADDED"], summary.EnumerateArray().Select(paragraph => paragraph.Text("kind")));
        Assert.Equal(["SAME Mail stood still", "ADDED  for hours", "SAME ."], summary.At("0.words").EnumerateArray().Select(word => $"{word.Text("kind")} {word.Text("text")}"));
        Assert.Contains(compared.GetProperty("entriesAdded").EnumerateArray(), entry => entry.Text("text")!.Contains("Grace", StringComparison.Ordinal));
        Assert.Equal("A second look.", Assert.Single(compared.GetProperty("entriesAmended").EnumerateArray()).Text("text"));
        Assert.Single(compared.GetProperty("entriesRetracted").EnumerateArray());
        var figure = compared.GetProperty("figures").EnumerateArray().Single(figure => figure.Text("metric") == "TICKET_TO_ENGAGEMENT");
        Assert.Equal(("pending", "18 min"), (figure.Text("before"), figure.Text("after")));
        Assert.Equal(JsonValueKind.Null, (await at.PostmortemAsync("compare(from: 1, to: 7) { from { number } }")).GetProperty("compare").ValueKind);
    }

    [Fact]
    public async Task A_thread_that_nobody_resolved_is_missing()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var first = (await at.Grace.DoAsync("addComment", new { incidentId = at.Incident, section = "IMPACT", text = "How many?" }, "comment { commentId open }")).Text("comment.commentId")!;
        var answer = await at.Ada.DoAsync("addComment", new { incidentId = at.Incident, section = "SUMMARY", text = "All of them.", replyTo = first }, "comment { replyTo section }");
        Assert.Equal((first, "IMPACT"), (answer.Text("comment.replyTo"), answer.Text("comment.section")));
        Assert.Contains((await at.PostmortemAsync("missing")).GetProperty("missing").EnumerateArray(), missing => missing.GetString()!.Contains("\"How many?\"", StringComparison.Ordinal));
        var resolved = await at.Ada.DoAsync("resolveComment", new { incidentId = at.Incident, commentId = first }, "comment { open resolvedBy } postmortem { missing }");
        Assert.False(resolved.At("comment.open").GetBoolean());
        Assert.DoesNotContain(resolved.At("postmortem.missing").EnumerateArray(), missing => missing.GetString()!.Contains("How many", StringComparison.Ordinal));
        await at.Ada.DoAsync("reopenComment", new { incidentId = at.Incident, commentId = first }, "comment { open }");
        Assert.Equal("COMMENT_NOT_FOUND", (await at.Ada.MutateAsync("resolveComment", new { incidentId = at.Incident, commentId = "nothing" })).Text("error.code"));
        Assert.True((await at.Grace.DoAsync("retractComment", new { incidentId = at.Incident, commentId = first }, "comment { retracted }")).At("comment.retracted").GetBoolean());
        Assert.Equal(0, (await at.SectionAsync("IMPACT")).GetProperty("comments").GetArrayLength());
    }

    private static async Task PublishAsync(WrittenPostmortem at)
    {
        await AcceptedAsync(at, at.Ada, "requestReview");
        await AcceptedAsync(at, at.Grace, "approvePostmortem");
        await AcceptedAsync(at, at.Grace, "publishPostmortem", new { reason = Reason });
    }

    private static async Task<JsonElement> AcceptedAsync(WrittenPostmortem at, TimelineClient by, string mutation, object? more = null)
    {
        var payload = await at.ReviewAsync(by, mutation, more);
        Assert.True(payload.GetProperty("error").ValueKind == JsonValueKind.Null, payload.GetProperty("error").ToString());
        return payload;
    }

    private static async Task<string?> RefusedAsync(WrittenPostmortem at, TimelineClient by, string mutation, object? more = null) =>
        (await at.ReviewAsync(by, mutation, more)).Text("error.code");
}
