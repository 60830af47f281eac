using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Testing;

namespace Timeline.Api.Tests.Host;

/// <summary>What the program makes of a database that version 0.1 filled: the same answers, documents and hashes, and nothing more stored.</summary>
public sealed class MigratedDatabaseTests(MigratedTimeline migrated) : IClassFixture<MigratedTimeline>
{
    private const string Hashes = "select concat_ws(' ', stream_id, version, seq_id, to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), type, headers ->> 'hash') from mt_events order by seq_id";

    [Fact]
    public async Task Every_question_is_answered_as_version_01_answered_it()
    {
        foreach (var asked in Version01.Read("expected.json").At("asked").EnumerateArray())
        {
            // A document that was drafted later is not known at an earlier moment; version 0.1 told of it.
            var earlier = asked.At("variables").TryGetProperty("asKnownAt", out var moment) && moment.ValueKind == JsonValueKind.String;
            AssertSame($"{asked.Text("name")} {asked.At("variables")}", asked.At("data"), await migrated.Client.AskAsync(asked.Text("query")!, asked.At("variables")), earlier);
        }
    }

    /// <remarks>Not as version 0.1 wrote them: documents are composed when they are read, and are written better since.</remarks>
    [Theory]
    [InlineData("INC-1")]
    [InlineData("INC-2")]
    public async Task Every_document_is_written_from_the_record_as_it_was(string key)
    {
        var markdown = await migrated.Client.Http.GetStringAsync(new Uri($"/incidents/{key}/postmortem.md", UriKind.Relative), TestContext.Current.CancellationToken);
        GoldenFile.Match(markdown, $"Documents/{key}.md");
    }

    [Fact]
    public async Task Every_command_sent_again_is_answered_as_before_and_stores_nothing()
    {
        var before = await DatabaseText.LinesAsync(migrated.Database, "select t::text from mt_events t order by seq_id");
        foreach (var command in Version01.Read("commands.json").EnumerateArray())
            AssertSame($"{command.Text("name")} {command.At("variables")}", command.At("answer"), await migrated.Client.AskAsync(command.Text("query")!, command.At("variables")));

        Assert.Equal(before, await DatabaseText.LinesAsync(migrated.Database, "select t::text from mt_events t order by seq_id"));
    }

    [Fact]
    public async Task Every_event_is_where_it_was_with_its_hash_and_verify_says_that_all_fit()
    {
        var expected = Version01.Read("hashes.json").EnumerateArray()
            .Select(line => string.Join(' ', new[] { "stream", "version", "seqId", "timestamp", "type", "hash" }.Select(member => line.GetProperty(member).ToString()))).ToList();
        Assert.Equal(expected, await DatabaseText.LinesAsync(migrated.Database, Hashes));

        var (code, output, errors) = await Version01.RunAsync(migrated.Database, "verify");
        Assert.True(code == 0, output + errors);
        var heads = Version01.Read("expected.json").At("heads").EnumerateArray().ToList();
        Assert.Equal($"{expected.Count} events of {heads.Count} streams verified: every event fits. 3 redacted.", output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task No_table_holds_a_secret_or_what_was_redacted()
    {
        // Else this test would show nothing.
        Assert.Contains("public.mt_events", await DatabaseText.TablesWithAsync(migrated.Database, "Word in half an hour."));
        foreach (var secret in Secrets().Concat(RedactedTexts()))
            Assert.Equal((secret, ""), (secret, string.Join(' ', await DatabaseText.TablesWithAsync(migrated.Database, secret))));
    }

    [Fact]
    public void Without_the_verb_migrate_the_program_says_to_run_it_and_changes_nothing()
    {
        Assert.Equal((1, false), (migrated.Unmigrated.Code, migrated.Unmigrated.Changed));
        Assert.Contains("run the verb migrate", Assert.Single(migrated.Unmigrated.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void The_verb_says_what_it_did_and_a_second_time_changes_nothing()
    {
        Assert.Equal((0, "The database is migrated from version 0.1; start the program.\n", true), (migrated.Migrated.Code, migrated.Migrated.Output, migrated.Migrated.Changed));
        Assert.Contains("59 events of 5 streams verified: every event fits.", migrated.Migrated.Errors, StringComparison.Ordinal);
        Assert.Equal(new Run(0, "The database is up to date; nothing was changed.\n", "", Changed: false), migrated.MigratedAgain);
    }

    [Fact]
    public async Task Who_had_access_has_it_still_and_an_update_that_never_came_is_not_found_overdue_whatever_is_recorded_later()
    {
        await using var database = await migrated.CreateAnotherAsync();
        using var program = Version01.Start(database);
        var root = RunningProgram.RootIn(await program.ReadLineAsync());
        using var monitoring = new TimelineClient(root, Version01.Secret("accessToken"));
        using var revoked = new TimelineClient(root, Version01.Secret("revokedAccessToken"));

        var incident = (await monitoring.DoAsync("recordLesson", new { incidentId = "INC-2", text = "Watch the clocks." }, "incident { version updateOverdueSince }")).At("incident");
        Assert.Equal((21, JsonValueKind.Null), (incident.Number("version"), incident.At("updateOverdueSince").ValueKind));
        // Its action items are looked at, and with them whatever it waits for.
        await Until.GoodAsync(() => DatabaseText.LinesAsync(database, "select data::text from mt_doc_dueitem where (data ->> 'At')::timestamptz <= now()"), due => due.Count == 0);
        Assert.Equal("UNAUTHENTICATED", (await revoked.SendAsync("{ viewer { name } }")).Text("errors.0.extensions.code"));
        Assert.Equal(0, await program.StopAsync());
        Assert.Empty(await DatabaseText.LinesAsync(database, "select type from mt_events where type like 'update_overdue%'"));
    }

    // The part before the dot is an id.
    private static IEnumerable<string> Secrets() =>
        Version01.Read("secrets.json").EnumerateObject().Select(secret => secret.Value.GetString()!).Select(secret => secret[(secret.LastIndexOf('.') + 1)..]);

    private static IEnumerable<string> RedactedTexts()
    {
        var texts =
            from command in Version01.Read("commands.json").EnumerateArray()
            let entry = command.At($"answer.{command.Text("name")}").TryGetProperty("entry", out var made) ? made : default
            where entry.ValueKind == JsonValueKind.Object && entry.Text("text") == EntryContent.Redacted
            from name in new[] { "text", "reason" }
            where command.Text("name") != "redactEntry" && command.At("variables.input").TryGetProperty(name, out _)
            select command.Text($"variables.input.{name}")!;
        var redacted = texts.ToList();
        Assert.Equal(4, redacted.Count);
        return [.. redacted, "correct-horse-0815", "+49 30 5550100"];
    }

    private static void AssertSame(string what, JsonElement expected, JsonElement actual, bool withoutPostmortem = false) =>
        Assert.Equal($"{what}\n{WithoutDocuments(expected, withoutPostmortem)}", $"{what}\n{WithoutDocuments(actual, withoutPostmortem)}");

    // They have a test of their own.
    private static string WithoutDocuments(JsonElement answer, bool withoutPostmortem)
    {
        var node = JsonSerializer.SerializeToNode(answer);
        var objects = new Stack<JsonNode?>([node]);
        while (objects.TryPop(out var next))
        {
            if (next is JsonObject members)
            {
                if (members.ContainsKey("markdownUrl"))
                    Assert.True(members.Remove("markdown") && members.Remove("html"));
                if (withoutPostmortem)
                    members.Remove("postmortem");
                // The same HTML: a quotation mark in a text needs no entity.
                if (members["html"] is JsonValue html)
                    members["html"] = html.GetValue<string>().Replace("&quot;", "\"", StringComparison.Ordinal);
                foreach (var (_, member) in members)
                    objects.Push(member);
            }
            else if (next is JsonArray items)
            {
                foreach (var item in items)
                    objects.Push(item);
            }
        }

        return node?.ToJsonString() ?? "null";
    }
}
