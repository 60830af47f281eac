using System.Text.Json;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Names that were typed in part: found, offered, and replaced by whoever says so.</summary>
public sealed class NamesInTextTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Finds = "namesNotice version namesInText(settled: true) { findId place section entryId lessonId actionItemId words before after times confidence reason state shownAs candidates { person shownAs } }";

    private static readonly string[] Formats = ["md", "html", "json"];

    [Fact]
    public async Task A_name_in_an_entry_is_replaced_in_every_document_with_roles_and_stays_in_the_record()
    {
        using var at = await NamedAsync();
        var entry = await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "We asked Lovelace, and Lovelace came." }, "entry { id text }");
        await RefreshAsync(at);
        var find = await FindAsync(at, "Lovelace");
        Assert.Equal(("ENTRY", entry.Text("entry.id"), 2, "LIKELY", "PART", "OPEN"), (find.Text("place"), find.Text("entryId"), (int)find.Number("times"), find.Text("confidence"), find.Text("reason"), find.Text("state")));
        Assert.Equal(("We asked ", ", and Lovelace came."), (find.Text("before"), find.Text("after")));
        var candidate = Assert.Single(find.GetProperty("candidates").EnumerateArray());
        Assert.Equal(("Ada Lovelace", "Responder 1"), (candidate.Text("person"), candidate.Text("shownAs")));
        Assert.Contains("may still be read", (await at.PostmortemAsync("namesNotice")).Text("namesNotice"), StringComparison.Ordinal);
        Assert.Contains("Lovelace", await ReadAsync(at, "md", "?names=roles"), StringComparison.Ordinal);

        var choice = new { findId = find.Text("findId") };
        await at.Ada.DoAsync("replaceNames", new { incidentId = at.Incident, names = new[] { choice, choice } }, "postmortem { version }");
        foreach (var format in Formats)
            Assert.DoesNotContain("Lovelace", await ReadAsync(at, format, "?names=roles"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Lovelace", await ReadAsync(at, "md", "?audience=external&sections=TIMELINE"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Lovelace", ReadPdf.Everything(await at.Ada.Http.GetByteArrayAsync(new Uri($"/incidents/{at.Incident}/postmortem.pdf?names=roles", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("We asked Lovelace, and Lovelace came.", await ReadAsync(at, "md"), StringComparison.Ordinal);
        Assert.Equal(("REPLACED", "Responder 1"), (await FindAsync(at, "Lovelace")) is var replaced ? (replaced.Text("state"), replaced.Text("shownAs")) : default);
        Assert.Null((await at.PostmortemAsync("namesNotice")).Text("namesNotice"));

        await at.Ada.DoAsync("reopenNames", new { incidentId = at.Incident, findIds = new[] { find.Text("findId") } }, "postmortem { version }");
        Assert.Contains("Lovelace", await ReadAsync(at, "md", "?names=roles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_words_of_a_place_are_redacted_what_was_said_of_names_there_goes_and_no_more()
    {
        using var at = await NamedAsync();
        var gone = await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "We asked Lovelace." }, "entry { id }");
        var kept = await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "Then we asked Lovelace again." }, "entry { id }");
        await RefreshAsync(at);
        var finds = (await at.PostmortemAsync(Finds)).GetProperty("namesInText").EnumerateArray().Where(find => find.Text("words") == "Lovelace").ToList();
        Assert.Equal(2, finds.Count);
        await at.Ada.DoAsync("replaceNames", new { incidentId = at.Incident, names = finds.Select(find => new { findId = find.Text("findId") }) }, "postmortem { version }");

        await timeline.Client.DoAsync("redactEntry", new { incidentId = at.Incident, entryId = gone.Text("entry.id"), reason = "A name." });
        var said = await DatabaseText.LinesAsync(timeline.Database, "select type || ' ' || data::text from mt_events where type like 'names%' order by seq_id");
        Assert.Contains(said, one => one.StartsWith("names_redacted", StringComparison.Ordinal));
        Assert.DoesNotContain(said, one => one.Contains("Lovelace", StringComparison.Ordinal) && one.Contains(gone.Text("entry.id")!, StringComparison.Ordinal));
        await RefreshAsync(at);
        var left = Assert.Single((await at.PostmortemAsync(Finds)).GetProperty("namesInText").EnumerateArray(), find => find.Text("words") == "Lovelace");
        Assert.Equal((kept.Text("entry.id"), "REPLACED"), (left.Text("entryId"), left.Text("state")));
    }

    [Fact]
    public async Task What_is_no_name_is_not_offered_again()
    {
        using var at = await NamedAsync();
        await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "Will it hold?" }, "entry { id }");
        await RefreshAsync(at);
        var find = await FindAsync(at, "Will");
        Assert.Equal(("DOUBTFUL", "COMMON_WORD"), (find.Text("confidence"), find.Text("reason")));
        await at.Ada.DoAsync("dismissNames", new { incidentId = at.Incident, findIds = new[] { find.Text("findId") } }, "postmortem { version }");
        Assert.Empty((await at.PostmortemAsync("namesInText { words }")).GetProperty("namesInText").EnumerateArray());
        Assert.Equal("NO_NAME", (await FindAsync(at, "Will")).Text("state"));
        Assert.Contains("Will it hold?", await ReadAsync(at, "md", "?names=roles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_written_section_the_words_are_written_anew_by_whoever_asks_unless_somebody_types_there()
    {
        using var at = await NamedAsync();
        await at.WriteAsync(at.Ada, "**Lovelace** restarted it; see [the graph](https://example.org).");
        var find = await FindAsync(at, "Lovelace");
        Assert.Equal(("SECTION", "SUMMARY"), (find.Text("place"), find.Text("section")));
        var choice = new { incidentId = at.Incident, names = new[] { new { findId = find.Text("findId"), person = "Ada Lovelace" } } };

        await at.DoAsync(at.Ada, "holdSection");
        Assert.Equal("SECTION_HELD", (await at.Grace.MutateAsync("replaceNames", choice, "postmortem { version }")).Text("error.code"));
        Assert.Equal("SECTION_HELD", (await at.Ada.MutateAsync("replaceNames", choice, "postmortem { version }")).Text("error.code"));
        await at.DoAsync(at.Ada, "releaseSection");
        await at.Grace.DoAsync("replaceNames", choice, "postmortem { version }");
        var written = (await at.SectionAsync()).GetProperty("written");
        Assert.Equal("**Responder 1** restarted it; see [the graph](https://example.org).", written.Text("markdown"));
        Assert.Contains(written.GetProperty("authors").EnumerateArray(), author => author.Text("personId") == at.GraceId);
    }

    [Fact]
    public async Task A_choice_that_cannot_be_is_refused_and_nothing_is_stored()
    {
        using var at = await NamedAsync();
        await at.Ada.DoAsync("engageResponder", new { incidentId = at.Incident, who = "Augusta Lovelace" }, "entry { id }");
        await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = "We asked Lovelace." }, "entry { id }");
        await RefreshAsync(at);
        var find = (await FindAsync(at, "Lovelace")).Text("findId")!;
        var version = (await at.PostmortemAsync("version")).Number("version");
        Assert.Equal(("REQUIRED", "names.0.person"), await RefusedAsync(new { findId = find, person = (string?)null }));
        Assert.Equal(("PERSON_NOT_FOUND", "names.0.person"), await RefusedAsync(new { findId = find, person = (string?)"Grace" }));
        Assert.Equal(("NAME_NOT_FOUND", "names.0.findId"), await RefusedAsync(new { findId = Guid.Empty.ToString(), person = (string?)null }));
        Assert.Equal("OUT_OF_RANGE", (await at.Ada.MutateAsync("dismissNames", new { incidentId = at.Incident, findIds = Enumerable.Repeat(find, 201) }, "postmortem { version }")).Text("error.code"));
        Assert.Equal(version, (await at.PostmortemAsync("version")).Number("version"));

        async Task<(string?, string?)> RefusedAsync(object name)
        {
            var payload = await at.Ada.MutateAsync("replaceNames", new { incidentId = at.Incident, names = new[] { name } }, "postmortem { version }");
            return (payload.Text("error.code"), payload.Text("error.field"));
        }
    }

    private async Task<WrittenPostmortem> NamedAsync()
    {
        var at = await WrittenPostmortem.DraftAsync(timeline);
        foreach (var who in new[] { "Ada Lovelace", "Will Smart" })
            await at.Ada.DoAsync("engageResponder", new { incidentId = at.Incident, who }, "entry { id }");
        await RefreshAsync(at);
        return at;
    }

    private static Task<JsonElement> RefreshAsync(WrittenPostmortem at) => at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");

    private static async Task<JsonElement> FindAsync(WrittenPostmortem at, string words) =>
        (await at.PostmortemAsync(Finds)).GetProperty("namesInText").EnumerateArray().Single(find => find.Text("words") == words);

    private static Task<string> ReadAsync(WrittenPostmortem at, string format, string query = "") =>
        at.Ada.Http.GetStringAsync(new Uri($"/incidents/{at.Incident}/postmortem.{format}{query}", UriKind.Relative), TestContext.Current.CancellationToken);
}
