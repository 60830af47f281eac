using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>The same requests through graphql-js, over the same library: the same data, and errors at the same places.</summary>
public sealed class ExecutionReferenceTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Every_request_gets_the_data_of_the_reference()
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
            var own = JsonNode.Parse(await Responses.ExecuteAsync(cases[i].Query, cases[i].Variables, cases[i].OperationName))!;
            if (Differ(own, expected[i]!) != ExecutionCases.Differing.Contains(cases[i]))
                differences.Add($"{cases[i].Query} {cases[i].Variables}\nreference: {Text(expected[i])}\nhere:      {Text(own)}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ:\n" + string.Join("\n\n", differences.Take(40)));
    }

    // Words differ, and further errors below a place that became null may be told.
    private static bool Differ(JsonNode own, JsonNode expected) =>
        Text(own["data"]) != Text(expected["data"])
        || own.AsObject().ContainsKey("data") != expected.AsObject().ContainsKey("data")
        || (own["errors"] is null) != (expected["errors"] is null)
        || Paths(expected).Except(Paths(own), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Paths(JsonNode response) =>
        (response["errors"] as JsonArray ?? []).Where(error => error!["path"] is not null)
            .SelectMany(error => new[] { Text(error!["path"]), Text(error["path"]) + (error["extensions"]?["code"]?.GetValue<string>() is { } code && code != "INTERNAL" ? code : "") });

    private static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";
}
