using System.Net;

namespace Timeline.GraphQL.Tests.Transports.Http;

/// <summary>Answers as server-sent events, one connection for each operation.</summary>
public sealed class EventStreamTests
{
    private const string Events = "text/event-stream";

    [Fact]
    public async Task A_subscription_gives_next_events_and_complete_over_post_and_get()
    {
        await using var server = await TestServer.StartAsync();

        foreach (var answer in new[]
        {
            await server.QueryAsync("subscription { count(to: 2) }", Events),
            await server.GetAsync("?query=" + Uri.EscapeDataString("subscription { count(to: 2) }"), Events),
        })
        {
            Assert.Equal((HttpStatusCode.OK, Events, "utf-8"), (answer.Status, answer.MediaType, answer.Charset));
            Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"count\":1}}\n\nevent: next\ndata: {\"data\":{\"count\":2}}\n\nevent: complete\ndata: \n\n", answer.Body);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task Queries_and_what_is_wrong_with_a_document_come_as_events_to_a_client_that_takes_nothing_else()
    {
        await using var server = await TestServer.StartAsync();

        var query = await server.QueryAsync("{ hello }", Events);
        var wrong = await server.QueryAsync("{ nope }", Events);

        Assert.Equal(":\n\nevent: next\ndata: {\"data\":{\"hello\":\"Hello, world!\"}}\n\nevent: complete\ndata: \n\n", query.Body);
        Assert.Equal(HttpStatusCode.OK, wrong.Status);
        Assert.StartsWith(":\n\nevent: next\ndata: {\"errors\":[{\"message\":\"Cannot query field", wrong.Body, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata: \n\n", wrong.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_takes_either_gets_json_but_for_subscriptions()
    {
        await using var server = await TestServer.StartAsync();
        const string Either = "application/graphql-response+json, application/json, text/event-stream";

        Assert.Equal("application/graphql-response+json", (await server.QueryAsync("{ hello }", Either)).MediaType);
        Assert.Equal(Events, (await server.QueryAsync("subscription { count(to: 1) }", Either)).MediaType);
        Assert.Equal(Events, (await server.QueryAsync("{ hello }", "application/json;q=0.5, text/event-stream")).MediaType);
    }

    [Fact]
    public async Task Whoever_may_not_or_asks_wrongly_is_answered_before_any_stream()
    {
        await using var server = await TestServer.StartAsync(options => options.Authorize = context => ValueTask.FromResult(!context.Request.Headers.ContainsKey("Bad")));

        var denied = await server.QueryAsync("subscription { count(to: 1) }", Events, with: request => request.Headers.Add("Bad", "1"));
        var broken = await server.PostAsync("{", Events);

        Assert.Equal((HttpStatusCode.Unauthorized, "UNAUTHENTICATED"), (denied.Status, denied.Code));
        Assert.Equal(HttpStatusCode.BadRequest, broken.Status);
    }

    [Fact]
    public async Task A_quiet_stream_gets_comments_and_one_whose_client_is_gone_is_cancelled()
    {
        await using var server = await TestServer.StartAsync(options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(20));
        var reader = await OpenAsync(server, "subscription { hang }");

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(":", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        reader.Dispose();
        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("subscription"), "the subscription is cancelled");
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off()
    {
        await using var server = await TestServer.StartAsync(options => options.SlowClientTimeout = TimeSpan.FromMilliseconds(300));
        using var reader = await OpenAsync(server, "subscription { flood(size: 100000) }");

        await Eventually.HoldsAsync(() => server.Api.Cancelled.Contains("flood"), "the subscription is cancelled");
        Assert.InRange(server.Api.Floods, 1, 1000);
    }

    private static async Task<StreamReader> OpenAsync(TestServer server, string subscription)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(subscription));
        request.Headers.Add("Accept", Events);
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }
}
