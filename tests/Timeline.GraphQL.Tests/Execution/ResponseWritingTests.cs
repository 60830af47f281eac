using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>Responses are the same whichever of their values come late, and are written as JSON asks.</summary>
public sealed class ResponseWritingTests
{
    private const string Sdl = """
        type Query { node(seed: Int!): Node }
        interface Named { name: String }
        type Node implements Named {
          name: String
          text: String
          must: String!
          texts: [String]
          strict: [String!]
          child: Node
          needed: Node!
          named: Named
          children: [Node]
          all: [Node!]
          rows: [[Node!]]!
        }
        """;

    private static readonly string[] Fields = ["name", "text", "must", "texts", "strict", "child", "needed", "named", "children", "all", "rows"];

    /// <param name="Seed">Decides what its fields give.</param>
    private sealed record Node(int Seed, int Lateness);

    /// <summary>What a field of a node gives, the same each time: sometimes null, sometimes an exception.</summary>
    private static object? ValueOf(Node node, string field)
    {
        var random = new Random(unchecked((node.Seed * 31) + field.Sum(letter => letter * 7)));
        var roll = random.Next(20);
        if (roll == 0)
            throw new GraphQLException($"No {field}.", "REFUSED");
        if (roll <= 2)
            return null;
        Node Below() => new(random.Next(1_000_000), node.Lateness);
        string? Text() => random.Next(8) == 0 ? null : $"\"{node.Seed}\"\n";
        return field switch
        {
            "name" or "text" or "must" => Text(),
            "texts" or "strict" => Enumerable.Range(0, random.Next(4)).Select(_ => Text()).ToList(),
            "child" or "needed" or "named" => Below(),
            "rows" => Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(8) == 0 ? null : Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(12) == 0 ? null : Below()).ToList()).ToList(),
            _ => Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(12) == 0 ? null : Below()).ToList(),
        };
    }

    /// <summary>Resolves a field now or later; which, differs from one lateness to the next.</summary>
    private static async ValueTask<object?> LaterAsync(Node node, string field)
    {
        var random = new Random(unchecked((node.Seed * 17) + (field[0] * 5) + node.Lateness));
        for (var waits = random.Next(4); waits > 0; waits--)
            await Task.Yield();
        return ValueOf(node, field);
    }

    private static GraphQLExecutor Executor(int lateness) => TestSchemas.Executor(Sdl, schema =>
    {
        schema.Query("node", (field, _) => new(new Node(field.Argument<int>("seed"), lateness)));
        var node = schema.Object<Node>("Node");
        foreach (var name in Fields)
        {
            if (lateness == 0)
                node.Field(name, parent => ValueOf(parent, name));
            else
                node.Field(name, (field, _) => LaterAsync(field.Parent<Node>(), name));
        }
    });

    private static string Selection(Random random, int depth)
    {
        var fields = Enumerable.Range(0, random.Next(1, 5)).Select(i =>
        {
            var field = Fields[random.Next(depth == 0 ? 5 : Fields.Length)];
            var below = Array.IndexOf(Fields, field) < 5 ? "" : field == "named" ? $" {{ name ... on Node {Selection(random, depth - 1)} }}" : " " + Selection(random, depth - 1);
            return $"f{depth}{i}: {field}{below}";
        });
        return "{ __typename " + string.Join(' ', fields) + " }";
    }

    [Fact]
    public async Task What_comes_late_gives_the_data_that_comes_at_once()
    {
        var atOnce = Executor(lateness: 0);
        var late = Enumerable.Range(1, 3).Select(Executor).ToList();
        var (withErrors, withData) = (0, 0);
        for (var i = 0; i < 400; i++)
        {
            var random = new Random(i);
            var query = $"{{ node(seed: {random.Next(1_000_000)}) {Selection(random, 4)} }}";
            var expected = JsonElement.Parse(await Responses.ExecuteAsync(query, executor: atOnce));
            withErrors += expected.TryGetProperty("errors", out _) ? 1 : 0;
            withData += expected.GetProperty("data").GetProperty("node").ValueKind == JsonValueKind.Object ? 1 : 0;
            foreach (var executor in late)
            {
                var response = JsonElement.Parse(await Responses.ExecuteAsync(query, executor: executor));
                Assert.Equal(expected.GetProperty("data").GetRawText(), response.GetProperty("data").GetRawText());
                Assert.Equal(expected.TryGetProperty("errors", out _), response.TryGetProperty("errors", out _));
                // Each error stands at a place that is null, or below one.
                foreach (var error in response.TryGetProperty("errors", out var errors) ? errors.EnumerateArray() : default)
                    Assert.Equal(JsonValueKind.Null, At(response.GetProperty("data"), error.GetProperty("path")).ValueKind);
            }
        }

        // Otherwise the queries show nothing.
        Assert.InRange(withErrors, 100, 390);
        Assert.InRange(withData, 100, 400);
    }

    private static JsonElement At(JsonElement data, JsonElement path)
    {
        foreach (var step in path.EnumerateArray())
        {
            if (data.ValueKind == JsonValueKind.Null)
                return data;
            data = step.ValueKind == JsonValueKind.Number ? data[step.GetInt32()] : data.GetProperty(step.GetString()!);
        }

        return data;
    }

    [Fact]
    public async Task A_sequence_that_breaks_is_null()
    {
        static IEnumerable<string> Breaking()
        {
            yield return "a";
            throw new GraphQLException("It broke.", "BROKEN");
        }

        var executor = TestSchemas.Executor("type Query { items: [Item] } type Item { length: Int }", schema =>
        {
            schema.Query("items", (_, _) => new(Breaking()));
            schema.Object<string>("Item").Properties();
        });
        Assert.Equal(
            """{"errors":[{"message":"It broke.","locations":[{"line":1,"column":3}],"path":["items"],"extensions":{"code":"BROKEN"}}],"data":{"items":null}}""",
            await Responses.ExecuteAsync("{ items { length } }", executor: executor));
    }

    [Fact]
    public async Task A_result_is_there_until_it_is_disposed()
    {
        var executor = TestSchemas.Executor("type Query { a: String }", schema => schema.Query("a", (_, _) => new("ü")));
        var result = await executor.ExecuteAsync(new GraphQLRequest("{ a }"), NoServices.Instance, TestContext.Current.CancellationToken);
        Assert.Equal("""{"data":{"a":"ü"}}""", Encoding.UTF8.GetString(result.ToUtf8().Span));
        result.Dispose();
        result.Dispose();
        Assert.Throws<ObjectDisposedException>(() => result.ToUtf8());
    }

    [Fact]
    public async Task No_more_than_fifty_errors_are_told()
    {
        var executor = TestSchemas.Executor("type Query { items: [Item] } type Item { a: Int }", schema =>
        {
            schema.Query("items", (_, _) => new(Enumerable.Repeat("x", 200)));
            schema.Object<string>("Item").Field("a", _ => throw new GraphQLException("No.", "NO"));
        });
        using var result = await executor.ExecuteAsync(new GraphQLRequest("{ items { a } }"), NoServices.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(50, result.Errors.Count);
        Assert.Equal("There are more errors; the limit is 50.", result.Errors[^1].Message);
    }

    [Fact]
    public async Task Text_is_escaped_where_json_asks_and_nowhere_else()
    {
        var text = string.Concat(Enumerable.Range(0, 0x250).Select(code => (char)code)) + "\u2028\uFFFD🚀" + new string('"', 300);
        var executor = TestSchemas.Executor("type Query { a: String }", schema => schema.Query("a", (_, _) => new(text)));
        using var result = await executor.ExecuteAsync(new GraphQLRequest("{ a }"), NoServices.Instance, TestContext.Current.CancellationToken);
        Assert.Equal(text, JsonElement.Parse(result.ToUtf8().Span).GetProperty("data").GetProperty("a").GetString());
        var raw = Encoding.UTF8.GetString(result.ToUtf8().Span);
        Assert.Contains("\\u0000\\u0001", raw, StringComparison.Ordinal);
        Assert.Contains("\\b\\t\\n\\u000B\\f\\r", raw, StringComparison.Ordinal);
        Assert.Contains(" !\\\"#$%&'()", raw, StringComparison.Ordinal);
        Assert.Contains("<=>?@", raw, StringComparison.Ordinal);
        Assert.Contains("[\\\\]", raw, StringComparison.Ordinal);
        Assert.Contains("ÿĀ", raw, StringComparison.Ordinal);
    }
}
