using System.Text.Json;

namespace Timeline.GraphQL.Tests;

/// <summary>What of a schema's changes breaks clients, by graphql-js.</summary>
internal static class SchemaChanges
{
    /// <summary>The breaking changes from one SDL to another, as <c>FIELD_REMOVED Query.a was removed</c>.</summary>
    public static async Task<IReadOnlyList<string>> BreakingAsync(string older, string newer) =>
        JsonSerializer.Deserialize<string[]>(await NodeScript.RunAsync("changes.mjs", [], JsonSerializer.Serialize(new { older, newer })))!;
}
