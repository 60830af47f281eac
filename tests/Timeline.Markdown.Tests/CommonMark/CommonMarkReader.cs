using System.Text.Json;
using Timeline.GraphQL.Tests;

namespace Timeline.Markdown.Tests.CommonMark;

/// <summary>Reads Markdown as commonmark.js does, the reference implementation. Api.Tests links these files.</summary>
public static class CommonMarkReader
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>What each text is: its HTML and its tree.</summary>
    public static async Task<IReadOnlyList<CommonMarkReading>> ReadAsync(IEnumerable<string> texts) =>
        JsonSerializer.Deserialize<List<CommonMarkReading>>(await NodeScript.RunAsync("render.mjs", [], JsonSerializer.Serialize(texts)), Names)!;

    /// <summary>The Markdown of every example in the specification.</summary>
    public static async Task<IReadOnlyList<string>> ExamplesAsync() =>
        JsonSerializer.Deserialize<List<string>>(await NodeScript.RunAsync("spec.mjs", []), Names)!;
}

/// <summary>A text as commonmark.js reads it.</summary>
public sealed record CommonMarkReading(string Html, CommonMarkNode Tree);
