using System.Globalization;
using System.Net;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Postmortems.Published;

/// <summary>What is kept of a published version, for whom, and for how long.</summary>
public sealed class PublishedBytesTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task The_outputs_are_made_behind_the_publication_and_given_out_from_then_on_whatever_would_be_made_today()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        var outputs = await published.MadeAsync();
        Assert.Equal(["HTML", "JSON", "MARKDOWN", "PDF"], outputs.Select(output => output.Text("format")!).Order(StringComparer.Ordinal));
        Assert.All(outputs, output => Assert.Equal(("PEOPLE", false), (output.Text("reader"), output.At("withdrawn").GetBoolean())));

        // As if another program told the record otherwise: nothing is redacted.
        await using (var change = timeline.Database.CreateCommand($"update mt_events set data = replace(data::text, 'hunter2', 'swordfish')::jsonb where stream_id = '{published.At.Incident}'"))
            Assert.True(await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0);
        foreach (var output in outputs)
        {
            using var answer = await published.At.Ada.Http.GetAsync(output.Text("url"), TestContext.Current.CancellationToken);
            var read = await published.ReadAsync(output.Text("url")!.Split('.', '?')[1]);
            Assert.Equal(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), read.Bytes);
            Assert.Equal((output.Text("bytes.sha256"), output.Text("bytes.sha256"), output.Number("bytes.size")), (PublishedPostmortem.HashOf(read.Bytes), read.Hash, read.Bytes.Length));
            Assert.Equal((output.Text("bytes.madeAt"), output.Text("bytes.mediaType"), $"\"{read.Hash}\""), (read.Kept, answer.Content.Headers.ContentType!.ToString(), answer.Headers.ETag!.Tag));
            Assert.Contains("hunter2", read.Text, StringComparison.Ordinal);
        }

        // What is asked for first today is made of what the record says today, and kept too.
        var roles = await published.ReadAsync("md", "&names=roles");
        Assert.Contains("swordfish", roles.Text, StringComparison.Ordinal);
        Assert.Equal(roles.Kept, Assert.Single(await published.OutputsAsync(), output => output.Text("reader") == "ROLES").Text("bytes.madeAt"));
    }

    [Fact]
    public async Task A_redaction_of_what_it_shows_removes_the_bytes_makes_them_anew_and_says_what_they_were()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        var roles = await published.ReadAsync("md", "&names=roles");
        var before = (await published.MadeAsync(5)).ToDictionary(output => $"{output.Text("format")} {output.Text("reader")}", output => output.Text("bytes.sha256")!);
        Assert.Contains("hunter2", roles.Text, StringComparison.Ordinal);
        Assert.Equal(before.Values.Order(StringComparer.Ordinal), await published.StoredAsync());

        await timeline.Client.DoAsync("redactEntry", new { incidentId = published.At.Incident, entryId = published.Entry, reason = "A password." });
        var after = await published.MadeAsync(5);
        await Until.GoodAsync(published.StoredAsync, stored => !stored.Intersect(before.Values).Any());
        Assert.Equal(after.Select(output => output.Text("bytes.sha256")!).Order(StringComparer.Ordinal), await published.StoredAsync());
        foreach (var output in after)
        {
            var was = Assert.Single(output.At("before").EnumerateArray());
            Assert.Equal((before[$"{output.Text("format")} {output.Text("reader")}"], "REDACTED"), (was.Text("bytes.sha256"), was.Text("because")));
            using var answer = await published.At.Ada.Http.GetAsync(output.Text("url"), TestContext.Current.CancellationToken);
            var text = new Downloaded(answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), null, null, null).Text;
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.Contains("redacted", text, StringComparison.Ordinal);
            Assert.Contains(was.Text("bytes.sha256")!, text, StringComparison.Ordinal);
        }

        Assert.Contains("\nmadeAnew: \"2026-", (await published.ReadAsync("md")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_does_not_show_is_redacted_without_touching_it()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        var later = (await published.At.Ada.DoAsync("logEntry", new { incidentId = published.At.Incident, text = "Afterwards." }, "entry { id }")).Text("entry.id");
        var made = await published.MadeAsync();
        await timeline.Client.DoAsync("redactEntry", new { incidentId = published.At.Incident, entryId = later, reason = "A name." });
        await published.At.WriteAsync(published.At.Ada, "What nobody should read.", section: "IMPACT");
        await timeline.Client.DoAsync("redactPostmortem", new { incidentId = published.At.Incident, section = "IMPACT", reason = "A name." }, "postmortem { version }");
        Assert.Equal(made.Select(output => output.ToString()), (await published.OutputsAsync()).Select(output => output.ToString()));
    }

    [Theory]
    [InlineData("SUMMARY", "Mail stood still.")]
    [InlineData(null, "The owners are on leave.")]
    public async Task Words_and_reasons_of_the_postmortem_go_from_it_when_they_are_redacted(string? section, string words)
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        Assert.Contains(words, (await published.ReadAsync("md")).Text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await timeline.Client.DoAsync("redactPostmortem", new { incidentId = published.At.Incident, section, reason = "Personal." }, "postmortem { version }");
        foreach (var format in PublishedPostmortem.Formats)
            Assert.DoesNotContain(words, (await published.ReadAsync(format)).Text, StringComparison.Ordinal);
        await published.MadeAsync();
    }

    [Fact]
    public async Task A_withdrawn_version_says_so_in_bytes_of_its_own_and_is_still_there_as_it_was_published()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        var was = await published.ReadAsync("pdf");
        Assert.Null(was.Withdrawn);
        await published.MadeAsync();
        await published.At.ReviewAsync(published.At.Grace, "withdrawPublication", new { number = 1, reason = "Wrong times." });
        var outputs = await published.MadeAsync(8);
        Assert.Equal(4, outputs.Count(output => output.At("withdrawn").GetBoolean()));
        var now = await published.ReadAsync("pdf");
        Assert.Contains("withdrawn", now.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(now.Withdrawn);
        var then = await published.ReadAsync("pdf", "&standing=published");
        Assert.Equal(was.Bytes, then.Bytes);
        Assert.Equal((was.Kept, now.Withdrawn), (then.Kept, then.Withdrawn));
    }

    [Fact]
    public async Task Of_documents_with_chosen_sections_so_many_are_kept_and_the_others_are_made_each_time()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        string[] sections = ["SUMMARY", "IMPACT", "LEAD_UP", "DETECTION", "RESPONSE", "COMMUNICATIONS", "DIAGNOSIS", "CAUSES", "RECOVERY"];
        var pairs = sections.SelectMany((one, at) => sections.Skip(at + 1).Select(other => $"&audience=external&sections={other},{one},{other}")).Take(33).ToList();
        foreach (var pair in pairs.SkipLast(1))
            Assert.NotEqual("no", (await published.ReadAsync("md", pair)).Kept);
        var (first, last) = (await published.ReadAsync("md", pairs[0]), await published.ReadAsync("md", pairs[^1]));
        Assert.Equal(("no", HttpStatusCode.OK), (last.Kept, last.Status));
        Assert.Equal((await published.ReadAsync("md", pairs[^1])).Bytes, last.Bytes);
        // The order in which they are given, and the message alone, make no other document.
        Assert.Equal(first.Kept, (await published.ReadAsync("md", "&audience=external&sections=SUMMARY,IMPACT")).Kept);
        Assert.Equal((await published.ReadAsync("html", "&audience=external")).Kept, (await published.ReadAsync("html", "&audience=external&sections=EXTERNAL_MESSAGE")).Kept);
        Assert.NotEqual("no", (await published.ReadAsync("md", "&audience=external")).Kept);
    }

    [Fact]
    public async Task Who_may_not_see_the_incident_gets_nothing_of_what_is_kept()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        using var stranger = (await new SignedInPeople(timeline).SignInAsync("MANAGER")).Http(timeline.Root);
        Assert.Equal(HttpStatusCode.OK, (await published.ReadAsync("pdf", by: stranger)).Status);
        await published.At.Ada.DoAsync("makeIncidentPrivate", new { incidentId = published.At.Incident, people = new[] { published.At.AdaId } });
        Assert.Equal(HttpStatusCode.NotFound, (await published.ReadAsync("pdf", by: stranger)).Status);
        Assert.Equal(HttpStatusCode.OK, (await published.ReadAsync("pdf")).Status);
    }

    [Fact]
    public async Task Whoever_was_shut_out_is_named_no_more_in_what_names_them_and_other_versions_stay()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        using var other = await PublishedPostmortem.PublishAsync(timeline);
        var name = (await published.At.PostmortemAsync("authors { name }")).Text("authors.0.name")!;
        var (named, untouched) = (await published.ReadAsync("pdf"), await other.ReadAsync("pdf"));
        Assert.Contains(name, named.Text, StringComparison.Ordinal);
        await timeline.Client.DoAsync("changePerson", new { personId = published.At.AdaId, active = false }, "person { id }");
        var after = await Until.GoodAsync(() => published.ReadAsync("pdf", by: published.At.Grace), read => read.Hash != named.Hash);
        Assert.DoesNotContain(name, after.Text, StringComparison.Ordinal);
        Assert.Contains(named.Hash!, after.Text, StringComparison.Ordinal);
        Assert.Equal(untouched.Bytes, (await other.ReadAsync("pdf")).Bytes);
    }

    [Fact]
    public async Task A_version_as_it_was_known_at_a_moment_shows_what_was_kept_by_then()
    {
        using var published = await PublishedPostmortem.PublishAsync(timeline);
        await published.MadeAsync();
        var query = "query($key: String!, $at: Instant) { incident(key: $key, asKnownAt: $at) { postmortem { publications { outputs { format bytes { madeAt } } } } } }";
        var moment = timeline.Clock.GetCurrentInstant().ToString("uuuu-MM-ddTHH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
        timeline.Clock.Advance(NodaTime.Duration.FromMinutes(1));
        await published.ReadAsync("md", "&names=roles");
        var known = await published.At.Ada.AskAsync(query, new { key = published.At.Incident, at = moment });
        Assert.Equal(4, known.At("incident.postmortem.publications.0.outputs").GetArrayLength());
        Assert.Equal(5, (await published.OutputsAsync()).Count);
        Assert.All(await published.OutputsAsync(), output => Assert.Equal(JsonValueKind.Object, output.GetProperty("bytes").ValueKind));
    }
}
