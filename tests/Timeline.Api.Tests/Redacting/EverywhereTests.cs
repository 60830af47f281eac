using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;
using Timeline.Api.Tests.Walking;
using Timeline.Domain.Shared;
using Timeline.Pdf.Tests.Writing;
using Timeline.Storage.Files;

namespace Timeline.Api.Tests.Redacting;

/// <summary>
/// The one test of redaction: a word is written wherever a person can type, each thing that has it is redacted, and then it is nowhere: in no table, no
/// file, no log, no answer, no document. The commands come from the schema, so that what is added later is typed, redacted and looked for too.
/// </summary>
public sealed class EverywhereTests
{
    private const string Word = "zyxmarker";
    private const string Search =
        """
        query($text: String!) {
          search(text: $text, filter: { includeDrills: true, includeRetracted: true }) { nodes { thing entryKind incident { title } fragments { parts { text marked } } } }
        }
        """;

    private const string Outputs = "query($key: String!) { incident(key: $key) { postmortem { publications { outputs { bytes { sha256 } } } } } }";

    private const string Secret = "Personal data.";

    // What is refused in the walk, each with why nothing of it is stored.
    private static readonly string[] Refused = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_word_that_was_typed_everywhere_and_redacted_is_nowhere_any_more(bool filesInFolder)
    {
        var folder = Directory.CreateTempSubdirectory("timeline-redaction-");
        try
        {
            using var log = new CollectedLog();
            await using var timeline = new RunningTimeline
            {
                Log = log,
                Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Timeline"] = "Trace" },
                Set = standard => filesInFolder ? standard with { Files = new() { Folder = folder.FullName } } : standard,
            };
            await timeline.InitializeAsync();
            var people = new SignedInPeople(timeline);
            var (named, stranger, third) = (await people.SignInAsync("ADMINISTRATOR"), await people.SignInAsync("ADMINISTRATOR"), await people.SignInAsync("RESPONDER"));
            using var client = named.Http(timeline.Root);
            using var other = stranger.Http(timeline.Root);
            var walk = new SchemaWalk(await client.AskAsync(SchemaWalk.Introspection));
            var typed = new TypedEverywhere(client, other, walk, Word, third.PersonId);

            await typed.TypeAsync();
            await client.DoAsync("draftPostmortem", new { incidentId = typed.Incident }, "postmortem { id }");
            await Until.GoodAsync(() => FoundAsync(client), found => found > 0);
            Assert.NotEmpty(await DatabaseText.TablesWithAsync(timeline.Database, Word));
            Assert.Contains(Word, await DocumentsAsync(client, typed), StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Word, await PublishedAsync(client, typed), StringComparison.OrdinalIgnoreCase);
            Assert.Contains(Word, await KeptAsync(timeline, typed), StringComparison.OrdinalIgnoreCase);
            Assert.Equal(filesInFolder, FilesIn(folder).Any());

            await RedactAsync(client, typed);
            await timeline.NothingIsDueAsync();
            await Until.GoodAsync(() => client.AskAsync(Outputs, new { key = typed.Incident }), all => all.At("incident.postmortem.publications.0.outputs").EnumerateArray().All(output => output.At("bytes").ValueKind == JsonValueKind.Object));
            await Until.GoodAsync(() => client.AskAsync("{ projections { lag } }"), all => all.At("projections").EnumerateArray().All(projection => projection.Number("lag") == 0));

            var rows = await RowsAsync(timeline);
            var found = (await client.AskAsync(Search, new { text = Word })).At("search.nodes").EnumerateArray().Select(node => node.ToString()).ToList();
            var outputs = await DocumentsAsync(client, typed) + await PublishedAsync(client, typed) + await KeptAsync(timeline, typed) + (filesInFolder ? "" : await AnswersAsync(client, walk, typed));
            var heard = await HeardAsync(timeline, named, walk, typed, client);
            Assert.Multiple(
                () => Assert.Equal(Refused, typed.Refused),
                () => Assert.True(typed.Sent > 50, $"only {typed.Sent} commands were sent"),
                () => Assert.Empty(rows),
                () => Assert.Empty(found),
                () => Assert.Equal([], FilesIn(folder).Where(file => !file.Contains(".postmortem.", StringComparison.Ordinal))),
                () => Assert.Empty(Around(outputs)),
                () => Assert.Empty(Around(heard)),
                () => Assert.DoesNotContain(log.Lines, line => line.Contains(Word, StringComparison.OrdinalIgnoreCase)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RedactAsync(TimelineClient client, TypedEverywhere typed)
    {
        foreach (var incidentId in typed.Incidents)
            await RedactTimelineAsync(client, incidentId);
        foreach (var part in typed.Parts)
            await client.DoAsync("redact", new { incidentId = typed.Incident, id = part, reason = Secret });
        foreach (var section in typed.Sections)
            await client.DoAsync("redactPostmortem", new { incidentId = typed.Incident, section, reason = Secret });
        foreach (var commentId in typed.Comments)
            await client.DoAsync("redactPostmortem", new { incidentId = typed.Incident, commentId, reason = Secret });
        await client.DoAsync("redactPostmortem", new { incidentId = typed.Incident, names = true, reason = Secret });
        await client.DoAsync("redactPostmortem", new { incidentId = typed.Incident, reason = Secret });
        await client.DoAsync("draftPostmortem", new { incidentId = typed.Incident }, "postmortem { id }");
    }

    private static async Task RedactTimelineAsync(TimelineClient client, string incidentId)
    {
        string? after = null;
        do
        {
            var page = (await client.AskAsync(
                "query($key: String!, $after: String) { incident(key: $key) { timeline(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }", new { key = incidentId, after })).At("incident.timeline");
            foreach (var entry in page.At("nodes").EnumerateArray())
                await client.DoAsync("redactEntry", new { incidentId, entryId = entry.Text("id"), reason = Secret });
            after = page.At("pageInfo.hasNextPage").GetBoolean() ? page.Text("pageInfo.endCursor") : null;
        }
        while (after is not null);
    }

    private static async Task<long> FoundAsync(TimelineClient client) => (await client.AskAsync(
        "query($text: String!) { search(text: $text, filter: { includeDrills: true, includeRetracted: true }) { rankedAmong } lessons(filter: { text: $text, includeCancelled: true }) { totalCount } }",
        new { text = Word })) is var found ? found.Number("search.rankedAmong") + found.Number("lessons.totalCount") : 0;

    // Every field of every query; what each was asked stands before its answer.
    private static async Task<string> AnswersAsync(TimelineClient client, SchemaWalk walk, TypedEverywhere typed)
    {
        var answers = new List<string>();
        foreach (var operation in walk.Queries(new([], Text: null)).Concat(walk.Queries(new([typed.Incident], Text: null))))
            answers.Add($"{operation}\n{await client.SendAsync(operation.Query, operation.Variables)}");
        Assert.True(answers.Count > 30, $"only {answers.Count} operations were made");
        return string.Join('\n', answers);
    }

    private static async Task<string> DocumentsAsync(TimelineClient client, TypedEverywhere typed)
    {
        var answers = new List<string>();
        foreach (var format in new[] { "md", "html" })
            answers.Add($"{format}\n{await client.Http.GetStringAsync(Document(typed, format), TestContext.Current.CancellationToken)}");
        var pdf = new PdfReader(await client.Http.GetByteArrayAsync(Document(typed, "pdf"), TestContext.Current.CancellationToken));
        answers.Add($"pdf\n{string.Join('\n', pdf.Texts)}");
        return string.Join('\n', answers);
    }

    // The published version, for every reader, as it was and as withdrawn: what is asked for is kept.
    private static async Task<string> PublishedAsync(TimelineClient client, TypedEverywhere typed)
    {
        var answers = new List<string>();
        foreach (var query in new[] { "", "&names=roles", "&audience=external&sections=SUMMARY,IMPACT,TIMELINE,APPENDIX" }.SelectMany(reader => new[] { reader, $"{reader}&standing=published" }))
        {
            foreach (var format in new[] { "md", "html", "json", "pdf" })
                answers.Add($"{format}{query}\n{Text(await client.Http.GetByteArrayAsync(new Uri($"/incidents/{typed.Incident}/postmortem.{format}?version=1{query}", UriKind.Relative), TestContext.Current.CancellationToken))}");
        }

        return string.Join('\n', answers);
    }

    // Whatever the store has of it, whether it is given out or not.
    private static async Task<string> KeptAsync(RunningTimeline timeline, TypedEverywhere typed)
    {
        var store = timeline.Services.GetRequiredService<IFileStore>();
        var kept = new List<string>();
        await foreach (var key in store.ListAsync(Tenants.Only, OutputStreams.Of(new IncidentId(Guid.Parse(typed.Incident))), TestContext.Current.CancellationToken))
        {
            using var bytes = new MemoryStream();
            await using var content = await store.OpenAsync(key, 0, TestContext.Current.CancellationToken);
            await content!.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            kept.Add($"kept {key.Part} {Text(bytes.ToArray())}");
        }

        Assert.True(kept.Count >= 24, $"only {kept.Count} outputs are kept");
        return string.Join('\n', kept);
    }

    private static string Text(byte[] document) => document is [(byte)'%', (byte)'P', ..] ? string.Join('\n', new PdfReader(document).Texts) : Encoding.UTF8.GetString(document);

    private static Uri Document(TypedEverywhere typed, string format) => new($"/incidents/{typed.Incident}/postmortem.{format}", UriKind.Relative);

    // Whoever follows from the beginning is told every change, and so is whoever follows everything.
    private static async Task<string> HeardAsync(RunningTimeline timeline, SignedInCaller named, SchemaWalk walk, TypedEverywhere typed, TimelineClient client)
    {
        const string All = "subscription($id: ID!) { timelineChanged(incidentId: $id, afterSequence: 0) { sequence type entry { text author history { text reason } facts { value } tags } incident { title tags } } }";
        await using var heard = new Listening(await named.ConnectAsync(timeline.Root));
        foreach (var (index, operation) in walk.Whole("Subscription", new([], Text: null), depth: 3).Concat(walk.Whole("Subscription", new([typed.Incident], Text: null), depth: 3)).Index())
            await heard.StartAsync($"{index}", operation);
        await heard.StartAsync("all", new("timelineChanged", All, new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = typed.Incident }));
        var last = (await client.DoAsync("recordLesson", new { incidentId = typed.Incident, text = "Heard to the end." }, "incident { version }")).Number("incident.version");
        await Until.GoodAsync(
            () => Task.FromResult(heard.All),
            all => all.Any(message => message.Contains("\"id\":\"all\"", StringComparison.Ordinal) && message.Contains($"\"sequence\":{last},", StringComparison.Ordinal)));
        return string.Join('\n', heard.All);
    }

    private static IEnumerable<string> FilesIn(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name);

    // The rows that have it, each with its table.
    private static async Task<IReadOnlyList<string>> RowsAsync(RunningTimeline timeline)
    {
        var rows = new List<string>();
        foreach (var table in await DatabaseText.TablesWithAsync(timeline.Database, Word))
            rows.AddRange((await DatabaseText.LinesAsync(timeline.Database, $"select left(t::text, 1000) from {table} t where strpos(lower(t::text), '{Word}') > 0 limit 20")).Append("").Select(row => $"{table}: {row}"));
        return rows;
    }

    private static string Around(string text) =>
        text.IndexOf(Word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text[Math.Max(0, at - 1_500)..Math.Min(text.Length, at + 200)] : "";
}
