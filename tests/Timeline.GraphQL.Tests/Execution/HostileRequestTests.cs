using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Generated;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>Whatever comes in, an answer goes out.</summary>
public sealed class HostileRequestTests
{
    private const int Requests = 10_000;

    [Fact]
    public async Task Damaged_requests_get_errors_and_never_an_exception()
    {
        var random = new Random(1);
        var faults = 0;
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions
        {
            OnFault = (_, _) =>
            {
                faults++;
                return new GraphQL.Types.GraphQLError("Sorry.");
            },
        });
        var (answered, refused) = (0, 0);
        for (var i = 0; i < Requests; i++)
        {
            var request = ExecutionCases.All[random.Next(ExecutionCases.All.Count)];
            if (request.Query.Length == 0)
                continue;
            var variables = request.Variables is null ? (JsonElement?)null : JsonElement.Parse(request.Variables);
            var result = await executor.ExecuteAsync(
                new GraphQLRequest(DocumentMutator.Damage(request.Query, random), request.OperationName, variables),
                new LibraryServices(),
                TestContext.Current.CancellationToken);
            Assert.True(result.HasData || result.Errors.Count > 0);
            Assert.Equal(JsonValueKind.Object, Responses.Json(result).ValueKind);
            _ = result.HasData ? answered++ : refused++;
        }

        // The library's own faults are refusals; a fault would be a bug of the engine.
        Assert.Equal(0, faults);
        Assert.InRange(answered, Requests / 200, Requests);
        Assert.InRange(refused, Requests / 10, Requests);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("{ echoString(value: \"\uD800\") }")]
    [InlineData("{ ünïcode }")]
    [InlineData("{ a(b: 99999999999999999999999999999999999999999999e999999999) }")]
    [InlineData("{ echoInt(value: 99999999999999999999999999999999999999999999) }")]
    [InlineData("{ echoFloat(value: 1e999) }")]
    [InlineData("{ echoId(value: -99999999999999999999999999999999999999) }")]
    public async Task Odd_values_get_an_answer(string query) =>
        Assert.Contains(":", await Responses.ExecuteAsync(query), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"x\\ud800y\"")]
    [InlineData("[\"\\udc00\"]")]
    [InlineData("{\"\\ud83d\":1}")]
    public async Task A_variable_with_half_a_surrogate_pair_is_refused(string value)
    {
        foreach (var (type, field) in new[] { ("String", "echoString"), ("ID", "echoId"), ("Genre", "echoGenre"), ("Date", "echoDate"), ("WorkFilter", "echoFilter"), ("Int", "echoInt") })
        {
            var response = JsonElement.Parse(await Responses.ExecuteAsync($"query ($v: {type}) {{ {field}(value: $v) }}", $$"""{"v":{{value}}}"""));
            Assert.False(response.TryGetProperty("data", out _));
            Assert.Contains("half of a surrogate pair", response.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_variables_name_with_half_a_surrogate_pair_is_refused() =>
        Assert.Contains("half of a surrogate pair", await Responses.ExecuteAsync("query ($v: Int) { echoInt(value: $v) }", """{"\ud800":1}"""), StringComparison.Ordinal);

    [Fact]
    public async Task A_resolvers_half_surrogate_pair_still_gives_valid_json() =>
        Assert.Equal(
            "x\uFFFDy",
            JsonElement.Parse(await Responses.ExecuteAsync("{ a }", executor: TestSchemas.Executor("type Query { a: String }", schema => schema.Query("a", (_, _) => new("x\uD800y")))))
                .GetProperty("data").GetProperty("a").GetString());

    [Fact]
    public async Task Right_to_left_text_emoji_and_nul_come_back_as_they_were_sent()
    {
        const string Text = "שלום \u202E🚀\u0000 e\u0301";
        var response = await Responses.ExecuteAsync("query ($v: String) { echoString(value: $v) }", JsonSerializer.Serialize(new { v = Text }));
        var echoed = JsonElement.Parse(response).GetProperty("data").GetProperty("echoString").GetString()!;
        Assert.Equal(Text, JsonElement.Parse(echoed).GetProperty("value").GetString());
    }
}
