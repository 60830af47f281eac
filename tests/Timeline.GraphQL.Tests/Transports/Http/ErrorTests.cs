using System.Net;
using System.Text.Json;
using Timeline.GraphQL.Tests.Transports.WebSockets;

namespace Timeline.GraphQL.Tests.Transports.Http;

/// <summary>What errors tell, and to whom the schema is told.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("""{"query":"{ nope }"}""")]
    [InlineData("""{"query":"{ fail }"}""")]
    [InlineData("""{"query":"{"}""")]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task Every_error_has_the_trace_id_of_its_request(string body)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(body, with: request => request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        Assert.NotEqual(0, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error => Assert.Equal(
            "0af7651916cd43dd8448eb211c80319c", error.GetProperty("extensions").GetProperty("traceId").GetString()));
    }

    [Fact]
    public async Task Over_web_socket_and_as_events_too()
    {
        await using var server = await TestServer.StartAsync();
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await socket.SubscribeAsync("1", "{ nope }");
        var message = JsonElement.Parse(await socket.ReceiveAsync());
        var events = await server.QueryAsync("{ fail }", "text/event-stream");

        Assert.Matches("^[0-9a-f]{32}$", message.GetProperty("payload")[0].GetProperty("extensions").GetProperty("traceId").GetString());
        Assert.Matches("\"traceId\":\"[0-9a-f]{32}\"", events.Body);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_the_server()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.QueryAsync("{ fail }");

        Assert.DoesNotContain("fire", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_schema_is_told_is_decided_for_each_request()
    {
        const string Introspection = "{ __schema { queryType { name } } }";
        await using var server = await TestServer.StartAsync(options => options.AllowIntrospection = context => context.Request.Headers.ContainsKey("Who"));

        var stranger = await server.QueryAsync(Introspection);
        var friend = await server.QueryAsync(Introspection, with: request => request.Headers.Add("Who", "ada"));
        var again = await server.QueryAsync(Introspection);
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", Introspection);

        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        Assert.Equal("GraphQL introspection has been disabled, but the requested query contained the field \"__schema\".", stranger.Error);
        Assert.Equal(HttpStatusCode.OK, friend.Status);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("introspection has been disabled", await socket.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal("{\"__typename\":\"Query\"}", (await server.QueryAsync("{ __typename }")).Json.GetProperty("data").GetRawText());
    }
}
