using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Language;

/// <summary>The same texts through graphql-js: same verdict, same message, same place, same printed form.</summary>
public sealed class SyntaxReferenceTests
{
    private const int Mutations = 4_000;

    private static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "|", "&", "...", "..", "\"", "\"\"\"", "\\", "#", "\n", "\r", "\r\n", "\t", ",", " ", "\uFEFF",
        "0", "1", "-", ".", "e", "E5", "\\u", "\\u{", "\uD83D", "\uDE80", "é", "\0", "on", "query", "fragment", "extend", "type", "null", "true", "repeatable", "implements",
    ];

    [Fact]
    public Task Broken_texts_are_refused_at_the_place_the_reference_names() => CompareAsync(BrokenDocuments.All);

    [Fact]
    public Task Whole_documents_print_as_the_reference_prints_them() => CompareAsync(Corpus());

    [Fact]
    public Task Thousands_of_damaged_documents_get_the_verdict_of_the_reference()
    {
        var random = new Random(20140513);
        var corpus = Corpus().Concat(BrokenDocuments.All.Where(text => text.Length > 8)).ToList();
        return CompareAsync([.. Enumerable.Range(0, Mutations).Select(_ => Damage(corpus[random.Next(corpus.Count)], random))]);
    }

    internal static IReadOnlyList<string> Corpus() =>
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText),
        Library.LibraryApi.Sdl,
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "RealSdl"), "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    internal static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        // Most of a long document would only be read again and again.
        if (damaged.Length > 400)
        {
            var start = random.Next(damaged.Length - 400);
            damaged = new StringBuilder(text, start, random.Next(20, 400), 1024);
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(3))
            {
                case 0:
                    damaged.Remove(at, Math.Min(random.Next(1, 6), damaged.Length - at));
                    break;
                case 1:
                    damaged.Insert(at, Snippets[random.Next(Snippets.Length)]);
                    break;
                default:
                    damaged[at] = Snippets[random.Next(Snippets.Length)][0];
                    break;
            }

            if (damaged.Length == 0)
                break;
        }

        return damaged.ToString();
    }

    private static async Task CompareAsync(IReadOnlyList<string> texts)
    {
        var output = await NodeScript.RunAsync("parse.mjs", [], Escaped(texts));
        var expected = JsonSerializer.Deserialize<Answer[]>(output, JsonSerializerOptions.Web)!;
        Assert.Equal(texts.Count, expected.Length);
        var differences = texts.Select((text, i) => (Text: text, Expected: expected[i], Own: Parse(text))).Where(pair => pair.Own != pair.Expected).ToList();
        Assert.True(differences.Count == 0, $"{differences.Count} of {texts.Count} differ:\n" + string.Join(
            "\n\n", differences.Take(5).Select(pair => $"{JsonSerializer.Serialize(pair.Text)}\nreference: {pair.Expected}\nhere:      {pair.Own}")));
    }

    private static Answer Parse(string text)
    {
        try
        {
            return new Answer(Printed: Normalized(GraphQLPrinter.Print(GraphQLParser.ParseDocument(text))));
        }
        catch (GraphQLSyntaxException e)
        {
            return new Answer(Message: Normalized(e.Message), Line: e.Location.Line, Column: e.Location.Column);
        }
    }

    // Half a surrogate pair cannot be written as UTF-8; the reference's answers have the replacement character there.
    private static string Normalized(string text) => string.Concat(text.EnumerateRunes());

    // Half surrogate pairs are what is tested, and no UTF-8: written as escapes.
    private static string Escaped(IReadOnlyList<string> texts)
    {
        var json = new StringBuilder("[");
        foreach (var text in texts)
        {
            json.Append(json.Length > 1 ? ",\"" : "\"");
            foreach (var c in text)
                json.Append(char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:x4}");
            json.Append('"');
        }

        return json.Append(']').ToString();
    }

    private sealed record Answer(string? Printed = null, string? Message = null, int? Line = null, int? Column = null);
}
