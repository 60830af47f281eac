using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.Clients;

/// <summary>The npm package relay-compiler, run by node.</summary>
internal static class RelayCompiler
{
    /// <summary>Compiles sources against a schema.</summary>
    /// <param name="schema">SDL.</param>
    /// <param name="sources">By module name: each fragment and operation must begin with the name of its module.</param>
    /// <returns>The text of each operation by its name.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string schema, Dictionary<string, string> sources)
    {
        var answer = JsonElement.Parse(await NodeScript.RunAsync("relay.mjs", [], JsonSerializer.Serialize(new { schema, sources })));
        Assert.True(answer.GetProperty("exitCode").GetInt32() == 0, answer.GetProperty("output").GetString());
        return answer.GetProperty("operations").EnumerateObject().ToDictionary(operation => operation.Name, operation => operation.Value.GetString()!, StringComparer.Ordinal);
    }
}
