using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Writing;

public sealed class WritingTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task A_refresh_leaves_what_a_person_wrote_and_shows_what_the_record_says_now_by_paragraph()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "We do not know why.", "CAUSES");
        await at.Ada.DoAsync("noteRootCause", new { incidentId = at.Incident, text = "The disk was full." });
        Assert.False((await at.SectionAsync("CAUSES")).GetProperty("outdated").GetBoolean());

        var refreshed = (await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { incidentVersion }")).Number("postmortem.incidentVersion");
        var section = await at.SectionAsync("CAUSES");
        Assert.Equal("We do not know why.", section.Text("written.markdown"));
        Assert.True(section.GetProperty("outdated").GetBoolean());
        var paragraphs = section.At("difference.paragraphs").EnumerateArray().ToList();
        Assert.Contains(paragraphs, paragraph => paragraph.Text("kind") == "SAME" && paragraph.Text("after") == "### Root cause");
        Assert.Contains(paragraphs, paragraph => paragraph.Text("kind") == "REMOVED" && paragraph.Text("before") == "*No root cause is noted.*");
        Assert.Contains(paragraphs, paragraph => paragraph.Text("kind") == "ADDED" && paragraph.Text("after") == "- The disk was full.");

        // Taken by one, and left by another.
        var taken = await at.WriteAsync(at.Ada, "The disk was full.", "CAUSES", incidentVersion: refreshed);
        Assert.Equal((JsonValueKind.Null, refreshed), (taken.GetProperty("difference").ValueKind, taken.Number("written.incidentVersion")));
        await at.Ada.DoAsync("noteContributingFactor", new { incidentId = at.Incident, text = "Nobody watched it." });
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        Assert.True((await at.SectionAsync("CAUSES")).GetProperty("outdated").GetBoolean());
        var left = await at.DoAsync(at.Grace, "keepSection", section: "CAUSES");
        Assert.Equal(("The disk was full.", false), (left.Text("written.markdown"), left.GetProperty("outdated").GetBoolean()));
    }

    [Fact]
    public async Task A_section_says_what_is_generated_again_once_nobody_writes_in_it()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Mine.");
        await at.DoAsync(at.Ada, "holdSection");
        Assert.Equal("SECTION_HELD", (await at.TryAsync(at.Grace, "resetSection")).Text("error.code"));
        var reset = await at.DoAsync(at.Ada, "resetSection");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (reset.GetProperty("written").ValueKind, reset.GetProperty("hold").ValueKind));
        Assert.Equal(0, (await at.PostmortemAsync("authors { personId }")).GetProperty("authors").GetArrayLength());
    }

    [Fact]
    public async Task Who_comes_back_after_a_reset_does_not_undo_it()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var version = (await at.DoAsync(at.Ada, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Ada, "saveSectionDraft", new { version, markdown = "Mine." });
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(2));
        await timeline.NothingIsDueAsync();
        await at.DoAsync(at.Grace, "resetSection");
        var late = await at.TryAsync(at.Ada, "saveSectionDraft", new { version = version + 1, markdown = "Mine, and more." });
        Assert.Equal(("DRAFT_CONFLICT", "Mine, and more."), (late.Text("error.code"), late.Text("kept.markdown")));
        Assert.Equal(JsonValueKind.Null, (await at.SectionAsync()).GetProperty("written").ValueKind);
    }

    [Theory]
    [InlineData("METRICS")]
    [InlineData("TIMELINE")]
    [InlineData("APPENDIX")]
    public async Task Where_what_is_computed_stays_one_begins_with_nothing(string section)
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        Assert.Equal("", (await at.DoAsync(at.Ada, "holdSection", section: section)).Text("draft.markdown"));
        await at.Ada.DoAsync("releaseSection", new { incidentId = at.Incident, section });
        var written = await at.WriteAsync(at.Ada, "Read this first.", section);
        Assert.Equal(("Read this first.", JsonValueKind.Null), (written.Text("written.markdown"), written.GetProperty("difference").ValueKind));
    }

    [Fact]
    public async Task What_is_asked_for_as_known_before_was_not_written_yet()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var before = timeline.Clock.GetCurrentInstant();
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await at.WriteAsync(at.Ada, "Later.");
        var known = await at.Ada.AskAsync(
            "query($key: String!, $at: Instant!) { incident(key: $key, asKnownAt: $at) { postmortem { sections(only: [SUMMARY]) { written { markdown } } } } }", new { key = at.Incident, at = Timeline.Domain.Shared.Say.Time(before) });
        Assert.Equal(JsonValueKind.Null, known.At("incident.postmortem.sections.0.written").ValueKind);
        Assert.Equal("Later.", (await at.SectionAsync()).Text("written.markdown"));
    }

    [Fact]
    public async Task What_was_written_and_what_is_typed_is_redacted_everywhere()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        await at.WriteAsync(at.Ada, "Password: hunter2.");
        var version = (await at.DoAsync(at.Grace, "holdSection")).Number("draft.version");
        await at.DoAsync(at.Grace, "saveSectionDraft", new { version, markdown = "Password: hunter2, still." });
        await timeline.Client.DoAsync("redactPostmortem", new { incidentId = at.Incident, section = "SUMMARY", reason = "A password." });
        var section = await at.SectionAsync();
        Assert.Equal(("[redacted]", "A password."), (section.Text("written.markdown"), section.Text("written.redaction.reason")));
        Assert.Empty(await DatabaseText.TablesWithAsync(timeline.Database, "hunter2"));
        Assert.Equal("SECTION_NOT_HELD", (await at.TryAsync(at.Grace, "saveSectionDraft", new { version = version + 1, markdown = "Password: hunter2." })).Text("error.code"));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => at.Ada.DoAsync("redactPostmortem", new { incidentId = at.Incident, section = "SUMMARY", reason = "A manager may not." }));
    }
}
