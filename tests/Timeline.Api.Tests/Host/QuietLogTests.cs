using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.Host;

/// <summary>Nothing that somebody typed is in the log, at whatever level, when it cannot be stored or is refused.</summary>
public sealed class QuietLogTests(LoggedTimeline logged) : IClassFixture<LoggedTimeline>
{
    private const string Typed = "correct-horse-4711";
    private const string Mutation = "mutation($input: LogEntryInput!) { logEntry(input: $input) { entry { id } error { code } } }";

    private readonly RunningTimeline _timeline = logged.Timeline;
    private readonly TimelineClient _client = logged.Timeline.Client;

    [Theory]
    [InlineData("raise exception 'not today'")]
    [InlineData("raise exception 'not today' using errcode = '23514', detail = new.data::text")]
    [InlineData("perform (new.data ->> 'Text')::int")]
    [InlineData("perform ('[' || (new.data ->> 'Text'))::jsonb")]
    public async Task An_append_that_the_database_refuses_is_logged_without_what_was_recorded(string refusal)
    {
        var incidentId = await _client.DeclareAsync();
        await ExecuteAsync($$"""
            create function refuse() returns trigger language plpgsql as $refuse$ begin if new.data::text like '%{{Typed}}%' then {{refusal}}; end if; return new; end $refuse$;
            create trigger refuse before insert on mt_events for each row execute function refuse();
            """);
        JsonElement answer;
        try
        {
            answer = await _client.SendAsync(Mutation, new { input = new { incidentId, text = Typed, author = Typed } });
        }
        finally
        {
            await ExecuteAsync("drop trigger refuse on mt_events; drop function refuse()");
        }

        Assert.Contains("TrySaveAsync", AssertGeneral(answer, "Mutation.logEntry failed"), StringComparison.Ordinal);
        AssertQuiet();
        Assert.Equal(1, (await _client.AskAsync("query($key: String!) { incident(key: $key) { version } }", new { key = incidentId })).Number("incident.version"));
    }

    [Fact]
    public async Task A_question_that_the_database_cannot_answer_is_logged_without_what_was_asked()
    {
        await ExecuteAsync("alter table mt_doc_incidentsummary rename to hidden");
        JsonElement answer;
        try
        {
            answer = await _client.SendAsync("query($text: String) { incidents(filter: { text: $text }) { nodes { title } } }", new { text = Typed });
        }
        finally
        {
            await ExecuteAsync("alter table hidden rename to mt_doc_incidentsummary");
        }

        Assert.Contains("42P01", AssertGeneral(answer, "Query.incidents failed"), StringComparison.Ordinal);
        AssertQuiet();
    }

    [Fact]
    public async Task What_is_refused_is_not_logged()
    {
        var incidentId = await _client.DeclareAsync();
        object[] inputs =
        [
            new { incidentId, text = "" , author = Typed },
            new { incidentId, text = $"{Typed}\0" },
            new { incidentId, text = Typed, author = new string('x', 10_000) },
            new { incidentId, text = Typed, occurredAt = "0001-01-01T00:00:00Z" },
            new { incidentId, text = Typed, zone = "Nowhere/Land" },
            new { incidentId, text = Typed, kind = "UPDATE" },
            new { incidentId, text = Typed, commandId = Guid.Empty },
            new { incidentId, text = Typed, occurredAt = Typed },
            new { incidentId, text = Typed, kind = Typed },
            new { incidentId = Typed, text = Typed },
            new { incidentId, Typed },
        ];
        foreach (var input in inputs)
        {
            var answer = await _client.SendAsync(Mutation, new { input });
            Assert.True(answer.TryGetProperty("errors", out _) || answer.At("data.logEntry.error").ValueKind == JsonValueKind.Object, answer.ToString());
        }

        await _client.SendAsync($"{{ nothing(text: \"{Typed}\") }}");
        using (var body = new StringContent($"{{\"query\": \"{Typed}", Encoding.UTF8, "application/json"))
            await _client.Http.PostAsync("/graphql", body, TestContext.Current.CancellationToken);
        using (var stranger = new TimelineClient(_timeline.Root, Typed))
            await stranger.SendAsync("{ viewer { name } }");

        // Else this test would show nothing.
        Assert.Contains(logged.Log.Lines, line => line.Contains("POST", StringComparison.Ordinal) && line.Contains("/graphql", StringComparison.Ordinal));
        AssertQuiet();
    }

    /// <summary>The client got one general sentence and nothing of what it sent; gives what was logged of it.</summary>
    private string AssertGeneral(JsonElement answer, string failed)
    {
        Assert.Equal("INTERNAL", answer.Text("errors.0.extensions.code"));
        Assert.StartsWith("Something went wrong on our side.", answer.Text("errors.0.message"), StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, answer.ToString(), StringComparison.Ordinal);
        var trace = answer.Text("errors.0.extensions.traceId")!;
        return Assert.Single(logged.Log.Lines, line => line.Contains(failed, StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal));
    }

    private void AssertQuiet() => Assert.DoesNotContain(logged.Log.Lines, line => line.Contains(Typed, StringComparison.Ordinal));

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _timeline.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
