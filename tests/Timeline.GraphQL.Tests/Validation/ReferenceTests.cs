using System.Text.Json;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>The same documents through graphql-js: same verdicts, same messages, same places.</summary>
/// <remarks>
/// The order of errors is not compared: rules about variables and fragments wait for the end of the document here, as
/// everything is looked at in one walk. Argued differences are in <see cref="IsArgued"/>.
/// </remarks>
public sealed class ReferenceTests
{
    private const int Documents = 3_000;

    [Fact]
    public async Task Thousands_of_documents_get_the_verdict_of_the_reference()
    {
        var documents = Enumerable.Range(0, Documents).Select(seed => new DocumentMaker(Schema, seed).Make()).ToList();
        var expected = await ReferenceErrorsAsync(documents);

        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var valid = 0;
        for (var i = 0; i < documents.Count; i++)
        {
            Assert.True(expected[i] is not null, $"the reference cannot parse document {i}:\n{documents[i]}");
            if (expected[i]!.Any(error => error.Message == "thrown"))
                continue;
            var reference = Sorted(expected[i]!.Select(error => $"{error.Message} @{string.Join(',', error.Locations)}"));
            var own = Sorted(Errors(documents[i]));
            if (reference.Count > 100)
                Assert.True(own.Count > 100, $"document {i}");
            else if (!own.SequenceEqual(reference, StringComparer.Ordinal))
                Assert.Fail($"document {i} differs.\nOnly here:\n{Lines(own.Except(reference))}\nOnly in the reference:\n{Lines(reference.Except(own))}\n\n{documents[i]}");
            kinds.UnionWith(reference.Select(Kind));
            valid += reference.Count == 0 ? 1 : 0;
        }

        // A generator that makes no more mistakes, or nothing else, would compare nothing.
        Assert.InRange(kinds.Count, 40, int.MaxValue);
        Assert.InRange(valid, Documents / 20, Documents / 2);
    }

    private static async Task<ReferenceError[]?[]> ReferenceErrorsAsync(IReadOnlyList<string> documents)
    {
        var output = await NodeScript.RunAsync("validate.mjs", [], JsonSerializer.Serialize(new { schema = Sdl, documents }));
        return JsonSerializer.Deserialize<ReferenceError[]?[]>(output, JsonSerializerOptions.Web)!;
    }

    private static List<string> Sorted(IEnumerable<string> errors) => [.. errors.Where(error => !IsArgued(error)).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The 2025 edition forbids <c>@skip</c> and <c>@include</c> on the root of a subscription; the reference, version 16,
    /// follows them instead, and throws where they have a variable. And the specification wants a variable for a field of a oneOf to be non-null wherever the object stands; the reference
    /// forgets it where the object itself is required.
    /// </summary>
    private static bool IsArgued(string error) =>
        error.Contains("to be used for OneOf Input Object", StringComparison.Ordinal)
        || error.Contains("in the top level selection", StringComparison.Ordinal)
        || error.Contains("top level field.", StringComparison.Ordinal);

    // The words of a message without its names.
    private static string Kind(string error) => string.Join(' ', error.Split(' ').Where(word => word.All(char.IsAsciiLetterLower)));

    private static string Lines(IEnumerable<string> errors) => string.Join('\n', errors.Select(error => "  " + error));

    private sealed record ReferenceError(string Message, IReadOnlyList<string> Locations);
}
