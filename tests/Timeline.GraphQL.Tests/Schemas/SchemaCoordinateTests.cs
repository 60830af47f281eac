using System.Text.Json;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Schemas;

/// <summary>Schema coordinates: reading, writing and finding what they mean.</summary>
public sealed class SchemaCoordinateTests
{
    private const int Damaged = 3_000;

    private static readonly string[] Coordinates =
    [
        "Book", "Book.title", "Book.chapters(first:)", "Genre.NOVEL", "WorkFilter.genre", "Work", "Date", "Node.id", "@cost", "@cost(weight:)", "@deprecated(reason:)",
        "Int", "__Type", "__Type.fields(includeDeprecated:)", "Query.__typename", "Nope", "Nope.a", "Nope.a(b:)", "Work.title", "Date.a", "Genre.NOPE", "WorkFilter.nope",
        "WorkFilter.genre(a:)", "Book.nope(a:)", "Book.title(a:)", "@nope", "@nope(a:)", "@cost(nope:)", "Genre.NOVEL(a:)",
        "", " ", ".", "@", "@@a", "Book.", "Book .title", "Book. title", "Book.title ", " Book", "Book.title.id", "Book.title(", "Book.title(a", "Book.title(a:", "Book.title(a:)x",
        "Book(a:)", "@cost.a", "@cost(a)", "@cost(a:1)", "Book#", "Book,title", "1", "Book.1", "é", "Book.é", "Book\n.title", "Book.title(first:)\n", "\"Book\"",
    ];

    [Fact]
    public async Task Coordinates_are_read_and_resolved_as_the_reference_does()
    {
        var random = new Random(12);
        string[] texts = [.. Coordinates, .. Enumerable.Range(0, Damaged).Select(_ => Damage(Coordinates[random.Next(Coordinates.Length)], random))];
        var expected = JsonElement.Parse(await NodeScript.RunAsync("coordinates.mjs", [], JsonSerializer.Serialize(new { sdl = LibraryApi.Sdl, coordinates = texts })));

        var (read, found) = (0, 0);
        foreach (var (text, answer) in texts.Zip(expected.EnumerateArray()))
        {
            if (answer.TryGetProperty("message", out var message))
            {
                var e = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseSchemaCoordinate(text));
                Assert.Equal((message.GetString(), answer.GetProperty("line").GetInt32(), answer.GetProperty("column").GetInt32()), (e.Message, e.Location.Line, e.Location.Column));
                continue;
            }

            read++;
            var coordinate = GraphQLParser.ParseSchemaCoordinate(text);
            Assert.Equal(answer.GetProperty("printed").GetString(), GraphQLPrinter.Print(coordinate));
            Assert.Equal(text, coordinate.ToString());
            if (answer.TryGetProperty("error", out var error))
            {
                var e = Assert.Throws<ArgumentException>(() => SchemaCoordinates.Resolve(LibraryApi.Schema, text));
                Assert.StartsWith(error.GetString()!, e.Message, StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(answer.GetProperty("found").GetString(), SchemaCoordinates.Resolve(LibraryApi.Schema, coordinate)?.Name);
                found += answer.GetProperty("found").ValueKind == JsonValueKind.Null ? 0 : 1;
            }
        }

        Assert.InRange(read, Coordinates.Length / 2, texts.Length - 1_000);
        Assert.InRange(found, 15, read);
    }

    [Fact]
    public void A_coordinate_finds_the_definition_itself()
    {
        var schema = LibraryApi.Schema;
        Assert.Same(schema.GetType("Book"), SchemaCoordinates.Resolve(schema, "Book"));
        Assert.Same(schema.GetField(schema.GetType("Book")!, "chapters")!.Arguments.Find("first"), SchemaCoordinates.Resolve(schema, "Book.chapters(first:)"));
        Assert.Same(schema.GetDirective("cost"), SchemaCoordinates.Resolve(schema, "@cost"));
    }

    private static string Damage(string text, Random random)
    {
        const string Characters = ".:@() aB1_é\n#";
        var at = random.Next(text.Length + 1);
        return random.Next(3) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 when at < text.Length => text[..at] + Characters[random.Next(Characters.Length)] + text[(at + 1)..],
            _ => text.Insert(at, Characters[random.Next(Characters.Length)].ToString()),
        };
    }
}
