using System.Text.Json;
using NodaTime;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Writing;

public sealed class SectionHoldTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task Two_people_write_the_same_section_and_no_word_is_lost()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var held = await at.DoAsync(at.Ada, "holdSection");
        Assert.Contains("When it began is not recorded", held.Text("draft.markdown"), StringComparison.Ordinal);
        var refused = await at.TryAsync(at.Grace, "holdSection");
        Assert.Equal("SECTION_HELD", refused.Text("error.code"));
        var saved = await at.DoAsync(at.Ada, "saveSectionDraft", new { version = held.Number("draft.version"), markdown = "Mail stood still." });
        Assert.Equal(at.AdaId, saved.Text("hold.by.personId"));

        // Ada goes for a coffee; nobody is needed to end her hold.
        timeline.Clock.Advance(Duration.FromMinutes(2));
        var taken = await at.DoAsync(at.Grace, "holdSection");
        Assert.Equal(("Mail stood still.", at.GraceId), (taken.Text("draft.markdown"), taken.Text("hold.by.personId")));
        Assert.Equal([at.AdaId], Authors(taken));

        // What Ada typed on is kept, and she is told who writes now and what it differs in.
        var late = await at.TryAsync(at.Ada, "saveSectionDraft", new { version = saved.Number("draft.version"), markdown = "Mail stood still.\n\nAll night." });
        Assert.Equal("SECTION_HELD", late.Text("error.code"));
        Assert.Equal("Mail stood still.\n\nAll night.", late.Text("kept.markdown"));
        Assert.Equal(["SAME Mail stood still.", "ADDED All night."], Paragraphs(late.At("kept.difference")));

        var more = await at.DoAsync(at.Grace, "saveSectionDraft", new { version = taken.Number("draft.version"), markdown = "Mail stood still for hours." });
        var finished = await at.DoAsync(at.Grace, "finishSection", new { version = more.Number("draft.version") });
        Assert.Equal("Mail stood still for hours.", finished.Text("written.markdown"));
        Assert.Equal([at.AdaId, at.GraceId], Authors(finished));
        Assert.Equal(["CHANGED Mail stood still.", "ADDED All night."], Paragraphs(finished.At("kept.0.difference")));

        await at.Ada.DoAsync("discardSectionDraft", new { incidentId = at.Incident, draftId = late.Text("kept.draftId") }, "postmortem { id }");
        Assert.Equal(0, (await at.SectionAsync()).GetProperty("kept").GetArrayLength());
    }

    [Fact]
    public async Task A_hold_ends_by_itself_and_what_was_typed_is_recorded_once()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var held = await at.DoAsync(at.Ada, "holdSection", section: "IMPACT");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version = held.Number("draft.version"), markdown = "Nobody got mail." }, "IMPACT");
        var version = (await at.PostmortemAsync("version")).Number("version");

        timeline.Clock.Advance(Duration.FromSeconds(119));
        await timeline.NothingIsDueAsync();
        Assert.Equal(at.AdaId, (await at.SectionAsync("IMPACT")).Text("hold.by.personId"));

        timeline.Clock.Advance(Duration.FromSeconds(1));
        await timeline.NothingIsDueAsync();
        var section = await at.SectionAsync("IMPACT");
        Assert.Equal(("Nobody got mail.", JsonValueKind.Null, JsonValueKind.Null), (section.Text("written.markdown"), section.GetProperty("hold").ValueKind, section.GetProperty("draft").ValueKind));
        Assert.Equal([at.AdaId], Authors(section));
        Assert.Equal(version + 1, (await at.PostmortemAsync("version")).Number("version"));
    }

    [Fact]
    public async Task Who_comes_back_to_a_hold_that_ended_goes_on_where_they_were()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var held = await at.DoAsync(at.Ada, "holdSection");
        var saved = await at.DoAsync(at.Ada, "saveSectionDraft", new { version = held.Number("draft.version"), markdown = "Mail." });
        timeline.Clock.Advance(Duration.FromMinutes(30));
        await timeline.NothingIsDueAsync();
        var back = await at.DoAsync(at.Ada, "saveSectionDraft", new { version = saved.Number("draft.version"), markdown = "Mail stood still." });
        Assert.Equal(("Mail stood still.", at.AdaId, "Mail."), (back.Text("draft.markdown"), back.Text("hold.by.personId"), back.Text("written.markdown")));
    }

    [Fact]
    public async Task Two_windows_of_one_person_keep_both_texts()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var version = (await at.DoAsync(at.Ada, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "One window." });
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "One window." });
        var other = await at.TryAsync(at.Ada, "saveSectionDraft", new { version, markdown = "The other." });
        Assert.Equal(("DRAFT_CONFLICT", "The other.", "One window."), (other.Text("error.code"), other.Text("kept.markdown"), other.Text("section.draft.markdown")));
    }

    [Fact]
    public async Task Of_many_who_begin_at_once_one_holds_it()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => at.TryAsync(n % 2 == 0 ? at.Ada : at.Grace, "holdSection")));
        var holders = answers.Where(answer => answer.GetProperty("error").ValueKind == JsonValueKind.Null).Select(answer => answer.Text("section.hold.by.personId")).Distinct();
        Assert.Single(holders);
        Assert.Equal(4, answers.Count(answer => answer.GetProperty("error").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task A_hold_that_is_given_up_writes_nothing()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var version = (await at.DoAsync(at.Ada, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "Never mind." });
        Assert.Equal("SECTION_HELD", (await at.TryAsync(at.Grace, "releaseSection")).Text("error.code"));
        var free = await at.DoAsync(at.Ada, "releaseSection");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (free.GetProperty("written").ValueKind, free.GetProperty("hold").ValueKind));
        Assert.Equal("SECTION_NOT_HELD", (await at.TryAsync(at.Ada, "finishSection", new { version })).Text("error.code"));
    }

    [Fact]
    public async Task Finishing_again_under_the_same_id_is_the_same_command()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var version = (await at.DoAsync(at.Ada, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "Mail." });
        var finish = new { commandId = Guid.CreateVersion7(), version = version + 1 };
        await at.DoAsync(at.Ada, "finishSection", finish);
        var after = (await at.PostmortemAsync("version")).Number("version");
        Assert.Equal("Mail.", (await at.DoAsync(at.Ada, "finishSection", finish)).Text("written.markdown"));
        Assert.Equal(after, (await at.PostmortemAsync("version")).Number("version"));
    }

    [Fact]
    public async Task A_reference_to_nothing_is_named_and_the_hold_goes_on()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var entry = (await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "It stops." }, "entry { id }")).Text("entry.id")!;
        var version = (await at.DoAsync(at.Ada, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "[@14:05 it stops](timeline:entry/x)" });
        var refused = await at.TryAsync(at.Ada, "finishSection", new { version = version + 1 });
        Assert.Equal("REFERENCE_NOT_FOUND", refused.Text("error.code"));
        Assert.Contains("timeline:entry/x", refused.Text("error.message"), StringComparison.Ordinal);
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version = version + 1, markdown = $"[@14:05 it stops](timeline:entry/{entry})" });
        Assert.Equal(entry, (await at.DoAsync(at.Ada, "finishSection", new { version = version + 2 })).Text("written.references.0.entryId"));
    }

    [Fact]
    public async Task Before_it_is_drafted_there_is_nothing_to_write_in()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var payload = await at.Ada.MutateAsync("holdSection", new { incidentId = await at.Ada.DeclareAsync(), section = "SUMMARY" });
        Assert.Equal("POSTMORTEM_NOT_FOUND", payload.Text("error.code"));
    }

    [Fact]
    public async Task Those_who_follow_are_told_who_types_and_what_is_recorded_and_never_the_words()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await using var live = await LiveClient.SubscribeAsync(
            timeline.Root, "subscription($id: ID!) { postmortemChanged(incidentId: $id) { type section by version status hold { by { personId } } } }", new { id = at.Incident });

        // It tells from the moment on at which it has begun.
        var next = live.NextAsync();
        await Until.GoodAsync(
            () => at.Ada.DoAsync("addComment", new { incidentId = at.Incident, section = "IMPACT", text = "Secret words." }, "comment { commentId }"), _ => next.IsCompleted);
        Assert.Equal(("comment_added", "IMPACT"), ((await next).Text("postmortemChanged.type"), (await next).Text("postmortemChanged.section")));

        await at.WriteAsync(at.Grace, "Secret words.");
        var told = new List<JsonElement>();
        while (told.Count == 0 || told[^1].Text("postmortemChanged.type") != "section_written")
            told.Add(await live.NextAsync());
        Assert.Contains(told, change => change.Text("postmortemChanged.type") == "section_hold" && change.At("postmortemChanged.hold").ValueKind == JsonValueKind.Object);
        Assert.DoesNotContain(told, change => change.ToString().Contains("Secret", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Authors(JsonElement section) => section.At("written.authors").EnumerateArray().Select(author => author.Text("personId"));

    private static IReadOnlyList<string> Paragraphs(JsonElement difference) =>
        [.. difference.GetProperty("paragraphs").EnumerateArray().Select(paragraph => $"{paragraph.Text("kind")} {paragraph.Text("after") ?? paragraph.Text("before")}")];
}
