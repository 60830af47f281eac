using System.Text.Json;
using System.Text.Json.Nodes;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>The same requests through graphql-js, over the same library: same data, same errors, same places.</summary>
public sealed class ExecutionReferenceTests
{
    [Fact]
    public async Task Every_request_gets_the_response_of_the_reference()
    {
        var cases = ExecutionCases.All;
        var requests = new JsonArray([.. cases.Select(request => new JsonObject
        {
            ["query"] = request.Query,
            ["variables"] = request.Variables is null ? null : JsonNode.Parse(request.Variables),
            ["operationName"] = request.OperationName,
        })]);
        var expected = JsonNode.Parse(await NodeScript.RunAsync("execute.mjs", [], requests.ToJsonString()))!.AsArray();
        Assert.Equal(cases.Count, expected.Count);

        var differences = new List<string>();
        for (var i = 0; i < cases.Count; i++)
        {
            var own = JsonNode.Parse(await Responses.ExecuteAsync(cases[i].Query, cases[i].Variables, cases[i].OperationName));
            if (!JsonNode.DeepEquals(Normalized(own!), Normalized(expected[i]!)) || KeysDiffer(own!["data"], expected[i]!["data"]))
                differences.Add($"{cases[i].Query} {cases[i].Variables}\nreference: {Show(expected[i])}\nhere:      {Show(own)}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ:\n" + string.Join("\n\n", differences.Take(8)));
    }

    // Errors of fields that run side by side come in any order.
    private static JsonNode Normalized(JsonNode response)
    {
        if (response["errors"] is JsonArray errors)
            response["errors"] = new JsonArray([.. errors.Select(error => error!.DeepClone()).OrderBy(error => error.ToJsonString(), StringComparer.Ordinal)]);
        return response;
    }

    // Fields come in the order of the document, which comparing as objects does not see.
    private static bool KeysDiffer(JsonNode? own, JsonNode? expected) => Unescaped(own) != Unescaped(expected);

    private static string Unescaped(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";

    private static string Show(JsonNode? node) => Unescaped(node);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
