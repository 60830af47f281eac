using System.Net;
using System.Text.Json;

namespace Timeline.GraphQL.AspNetCore.Tests.Http;

/// <summary>Several requests in one body.</summary>
public sealed class BatchTests
{
    private const string Two = """[{"query":"{ hello }"},{"query":"{ nope }"}]""";

    [Fact]
    public async Task Lists_are_refused_unless_they_are_allowed()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.PostAsync(Two);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The request body is a list; requests are not batched here, send one object at a time.", answer.Error);
    }

    [Fact]
    public async Task Each_request_of_a_list_is_answered_in_its_place()
    {
        await using var server = await TestServer.StartAsync(options => options.MaxBatchedRequests = 2);

        var answer = await server.PostAsync(Two);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, answer.Json.GetArrayLength());
        Assert.Equal("Hello, world!", answer.Json[0].GetProperty("data").GetProperty("hello").GetString());
        Assert.StartsWith("Cannot query field", answer.Json[1].GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""", "The request body has 3 requests; the limit is 2.")]
    [InlineData("[]", "The request body is an empty list; send at least one request.")]
    [InlineData("""[{"query":"{ hello }"},1]""", "Request 2 of the list must be an object, but it is a number: 1.")]
    public async Task A_list_over_the_limit_or_of_something_else_is_named(string body, string error)
    {
        await using var server = await TestServer.StartAsync(options => options.MaxBatchedRequests = 2);

        var answer = await server.PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task A_subscription_in_a_list_is_an_error_of_its_own()
    {
        await using var server = await TestServer.StartAsync(options => options.MaxBatchedRequests = 2);

        var answer = await server.PostAsync("""[{"query":"subscription { count(to: 1) }"},{"query":"{ hello }"}]""");

        Assert.Equal(JsonValueKind.Array, answer.Json[0].GetProperty("errors").ValueKind);
        Assert.Equal("Hello, world!", answer.Json[1].GetProperty("data").GetProperty("hello").GetString());
    }
}
