using System.Text.Json;
using Timeline.GraphQL.Language;
using static Timeline.GraphQL.Tests.Validation.ValidationHarness;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>The same documents through graphql-js: same verdicts, same messages, same places.</summary>
/// <remarks>
/// The order of errors is not compared: rules about variables and fragments wait for the end of the document here, as
/// everything is looked at in one walk. Argued differences are in <see cref="IsArgued"/>.
/// </remarks>
public sealed class ReferenceTests
{
    private const int Documents = 2_000;

    [Fact]
    public async Task Thousands_of_documents_get_the_verdict_of_the_reference()
    {
        var documents = Enumerable.Range(0, Documents).Select(seed => new DocumentMaker(Schema, seed, DocumentWords.Zoo).Make()).ToList();
        var expected = await ReferenceErrorsAsync(documents);

        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var valid = 0;
        for (var i = 0; i < documents.Count; i++)
        {
            Assert.True(expected[i] is not null, $"the reference cannot parse document {i}:\n{documents[i]}");
            RequireSame(i, documents[i], Errors(documents[i]), expected[i]!);
            kinds.UnionWith(expected[i]!.Select(error => Kind(error.Message)));
            valid += expected[i]!.Length == 0 ? 1 : 0;
        }

        // A generator that makes no more mistakes, or nothing else, would compare nothing.
        Assert.InRange(kinds.Count, 40, int.MaxValue);
        Assert.InRange(valid, Documents / 20, Documents / 2);
    }

    [Fact]
    public async Task Documents_with_a_piece_moved_or_lost_get_the_verdict_of_the_reference()
    {
        var documents = Enumerable.Range(0, 1_000).Select(seed => Damage(new DocumentMaker(Schema, seed, DocumentWords.Zoo).Make(), new Random(seed))).ToList();
        var expected = await ReferenceErrorsAsync(documents);

        for (var i = 0; i < documents.Count; i++)
        {
            var own = OwnErrors(documents[i]);
            Assert.True(own is null == expected[i] is null, $"only {(own is null ? "the reference" : "we")} can parse document {i}:\n{documents[i]}");
            if (own is not null)
                RequireSame(i, documents[i], own, expected[i]!);
        }
    }

    private static void RequireSame(int i, string document, IReadOnlyList<string> ownErrors, ReferenceError[] referenceErrors)
    {
        // validate() of the reference itself throws at some invalid documents.
        if (referenceErrors.Any(error => error.Message == "thrown"))
            return;
        var reference = Sorted(referenceErrors.Select(error => $"{error.Message} @{string.Join(',', error.Locations)}"));
        var own = Sorted(ownErrors);
        if (reference.Count > 100)
            Assert.True(own.Count > 100, $"document {i}");
        else if (!own.SequenceEqual(reference, StringComparer.Ordinal))
            Assert.Fail($"document {i} differs.\nOnly here:\n{Lines(own.Except(reference))}\nOnly in the reference:\n{Lines(reference.Except(own))}\n\n{document}");
    }

    private static IReadOnlyList<string>? OwnErrors(string document)
    {
        try
        {
            return Errors(document);
        }
        catch (GraphQLSyntaxException)
        {
            return null;
        }
    }

    // Words are cut out, doubled or swapped, so that many results still parse.
    internal static string Damage(string document, Random random)
    {
        var words = document.Split(' ').ToList();
        for (var times = random.Next(1, 4); times > 0 && words.Count > 1; times--)
        {
            var (a, b) = (random.Next(words.Count), random.Next(words.Count));
            switch (random.Next(3))
            {
                case 0:
                    words.RemoveAt(a);
                    break;
                case 1:
                    words.Insert(b, words[a]);
                    break;
                default:
                    (words[a], words[b]) = (words[b], words[a]);
                    break;
            }
        }

        return string.Join(' ', words);
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
    /// forgets it where the object itself is required. Last, through a fragment that spreads itself the reference compares a field with itself, and finds
    /// a difference when an argument is given twice; both mistakes are reported by their own rules.
    /// </summary>
    internal static bool IsArgued(string error) =>
        error.Contains("to be used for OneOf Input Object", StringComparison.Ordinal)
        || error.Contains("in the top level selection", StringComparison.Ordinal)
        || error.Contains("top level field.", StringComparison.Ordinal)
        || (error.Contains(" conflict because ", StringComparison.Ordinal) && IsWithItself(error[(error.LastIndexOf('@') + 1)..].Split(',')));

    private static bool IsWithItself(string[] places) =>
        places.Length % 2 == 0 && places.AsSpan(0, places.Length / 2).SequenceEqual(places.AsSpan(places.Length / 2));

    // The words of a message without its names.
    private static string Kind(string error) => string.Join(' ', error.Split(' ').Where(word => word.All(char.IsAsciiLetterLower)));

    private static string Lines(IEnumerable<string> errors) => string.Join('\n', errors.Select(error => "  " + error));

    private sealed record ReferenceError(string Message, IReadOnlyList<string> Locations);
}
