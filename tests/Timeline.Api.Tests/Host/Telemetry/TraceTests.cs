using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Running.Collecting;

namespace Timeline.Api.Tests.Host.Telemetry;

/// <summary>The spans that a collector is sent. The names are those that docs/operations.md promises.</summary>
[Collection(nameof(CollectedAlone))]
public sealed class TraceTests(CollectedTimeline collected) : IClassFixture<CollectedTimeline>
{
    private const string Marker = "zebrafinken-marker";

    private readonly TimelineClient _client = collected.Timeline.Client;

    [Fact]
    public async Task A_query_is_one_trace_from_the_request_to_the_statement()
    {
        var key = await _client.DeclareAsync();
        await _client.AskAsync("query RoomPage($key: String!) { incident(key: $key) { title } }", new { key });

        var operation = await collected.SpanAsync("query RoomPage");
        Assert.Equal("timeline", operation.Service);
        Assert.Equal("query", operation.Attributes["graphql.operation.type"]);
        Assert.Equal("RoomPage", operation.Attributes["graphql.operation.name"]);
        Assert.False(operation.IsError);
        var request = await collected.SpanAsync("POST /graphql", span => span.SpanId == operation.ParentId);
        Assert.Equal("200", request.Attributes["http.response.status_code"]);
        var statement = await collected.SpanAsync("postgresql", span => span.ParentId == operation.SpanId);
        Assert.Equal((operation.TraceId, operation.TraceId), (request.TraceId, statement.TraceId));
        Assert.Contains("$1", statement.Attributes["db.query.text"], StringComparison.Ordinal);
        Assert.DoesNotContain(key, statement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_error_is_told_by_its_code_and_path()
    {
        var key = await _client.DeclareAsync();
        await _client.SendAsync($"query WrongCursor($key: String!) {{ incident(key: $key) {{ timeline(after: \"{Marker}\") {{ nodes {{ __typename }} }} }} }}", new { key });

        var operation = await collected.SpanAsync("query WrongCursor");
        Assert.True(operation.IsError);
        var (name, error) = Assert.Single(operation.Events);
        Assert.Equal("graphql.error", name);
        Assert.Equal("BAD_USER_INPUT", error["graphql.error.code"]);
        Assert.Equal("incident.timeline", error["graphql.error.path"]);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_an_operation_without_a_name()
    {
        await _client.SendAsync("query Refused { nothingOfTheKind }");
        var operation = await collected.SpanAsync("GraphQL Operation");
        Assert.True(operation.IsError);
        Assert.Single(operation.Events);
        Assert.Empty(operation.Attributes);
    }

    [Fact]
    public async Task A_command_tells_what_came_of_it()
    {
        var incidentId = await _client.DeclareAsync();
        await _client.DoAsync("logEntry", new { incidentId, text = "Seen." });
        await _client.MutateAsync("logEntry", new { incidentId, text = "" });
        await _client.SendAsync("mutation Stale($input: MitigateIncidentInput!) { mitigateIncident(input: $input) { error { code } } }", new { input = new { incidentId, expectedVersion = 99 } });

        await collected.SpanAsync("command logEntry", span => span.Attributes["timeline.command.outcome"] == "done" && !span.Attributes.ContainsKey("timeline.command.code"));
        var rejected = await collected.SpanAsync("command logEntry", span => span.Attributes["timeline.command.outcome"] == "rejected");
        Assert.Equal("REQUIRED", rejected.Attributes["timeline.command.code"]);
        var refused = await collected.SpanAsync("command mitigateIncident");
        Assert.Equal("refused", refused.Attributes["timeline.command.outcome"]);
        Assert.Equal("CONFLICT", refused.Attributes["timeline.command.code"]);
        await collected.SpanAsync("mutation Stale", span => span.SpanId == refused.ParentId);
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_a_trace_of_its_own_that_points_to_its_connection()
    {
        var incidentId = await _client.DeclareAsync();
        await using (var live = await LiveClient.SubscribeAsync(
            collected.Timeline.Root, "subscription Follow($id: ID!) { timelineChanged(incidentId: $id, afterSequence: 0) { sequence } }", new { id = incidentId }))
        {
            await live.NextAsync();
            await _client.DoAsync("logEntry", new { incidentId, text = "Seen." });
            await live.NextAsync();
        }

        var events = (await collected.SpansAsync(spans => spans.Count(span => span.Name == "subscription Follow") == 2)).Where(span => span.Name == "subscription Follow").ToList();
        Assert.All(events, span => Assert.Empty(span.ParentId));
        Assert.Equal(2, events.Select(span => span.TraceId).Distinct(StringComparer.Ordinal).Count());
        var connection = await collected.SpanAsync("GET /graphql", span => events[0].LinkedTraceIds.Contains(span.TraceId));
        Assert.Equal("101", connection.Attributes["http.response.status_code"]);
    }

    [Fact]
    public async Task Nothing_that_people_wrote_leaves_and_no_token()
    {
        var incidentId = await _client.DeclareAsync(Marker);
        await _client.DoAsync("logEntry", new { incidentId, text = Marker });
        var variables = Uri.EscapeDataString($"{{\"text\":\"{Marker}\"}}");
        await _client.Http.GetAsync($"/graphql?query=query%20ByGet($text:String){{incidents(filter:{{text:$text}}){{nodes{{title}}}}}}&variables={variables}", TestContext.Current.CancellationToken);
        await _client.SendAsync($"query WithLiteral {{ incidents(filter: {{ text: \"{Marker}\" }}) {{ nodes {{ title }} }} }}");
        await QuoteInDatabaseErrorAsync();

        await collected.SpanAsync("command logEntry");
        await collected.SpanAsync("query WithLiteral");
        var byGet = await collected.SpanAsync("query ByGet");
        var request = await collected.SpanAsync("GET /graphql", span => span.SpanId == byGet.ParentId);
        Assert.DoesNotContain("url.query", request.Attributes.Keys);
        var failed = await collected.SpanAsync("postgresql", span => span.Events.Any(happened => happened.Name == "exception"));
        Assert.Equal("22P02", failed.Events.Single(happened => happened.Name == "exception").Attributes["exception.message"]);

        var sent = collected.Collector.Bytes;
        Assert.True(sent.AsSpan().IndexOf("ByGet"u8) >= 0);
        Assert.Equal(-1, sent.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Marker)));
        Assert.Equal(-1, sent.AsSpan().IndexOf(Encoding.UTF8.GetBytes(RunningTimeline.AdminToken)));
    }

    [Fact]
    public async Task Health_checks_leave_no_spans()
    {
        await _client.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await _client.SendAsync("query AfterHealth { __typename }");
        await collected.SpanAsync("query AfterHealth");
        await collected.SpanAsync("POST /graphql");
        Assert.DoesNotContain(collected.Collector.Spans, span => span.Attributes.GetValueOrDefault("url.path")?.StartsWith("/health", StringComparison.Ordinal) is true);
    }

    // PostgreSQL's message is: invalid input syntax for type integer, and then the text.
    private async Task QuoteInDatabaseErrorAsync()
    {
        using var probe = TimelineSpans.Source.StartActivity("probe");
        await using var command = collected.Timeline.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select $1::text::int");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Marker });
        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
