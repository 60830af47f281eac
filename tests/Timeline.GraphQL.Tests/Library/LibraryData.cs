namespace Timeline.GraphQL.Tests.Library;

/// <summary>What the library holds; <c>reference/library.mjs</c> holds the same.</summary>
internal static class LibraryData
{
    public static readonly Person Ann = new("p1", "Ann", new DateOnly(1950, 2, 3), "p2", ["b1", "f1"]);
    public static readonly Person Bob = new("p2", "Bob", null, "p1", ["b2"]);
    public static readonly Person Nobody = new("p3", null, null, null, []);

    public static readonly Book Dunes = new("b1", "Dunes", 412, 4.5, true, Genre.Novel, "p1", new DateOnly(1965, 8, 1), ["sand", "worms"]);
    public static readonly Book Verses = new("b2", "Verses \"of\" ünïcode 🚀", null, null, false, Genre.Poetry, "p2", null, []);
    public static readonly Film Rain = new("f1", "Rain", 97, "p1");
    public static readonly Film Snow = new("f2", "Snow", null, null);

    public static readonly IReadOnlyList<Person> People = [Ann, Bob, Nobody];
    public static readonly IReadOnlyList<object> Works = [Dunes, Verses, Rain, Snow];

    public static object? Find(string? id) => Works.Concat(People).FirstOrDefault(item => item switch
    {
        Book book => book.Id == id,
        Film film => film.Id == id,
        Person person => person.Id == id,
        _ => false,
    });
}

internal enum Genre
{
    Novel,
    Crime,
    Poetry,
    Sev1Story,
}

internal enum WorkKind
{
    Book,
    Film,
}

internal sealed record Person(string Id, string? Name, DateOnly? Born, string? SpouseId, IReadOnlyList<string> WorkIds);

internal sealed record Book(
    string Id, string Title, int? Pages, double? Rating, bool InPrint, Genre Genre, string AuthorId, DateOnly? Published, IReadOnlyList<string> Tags)
{
    public string OldTitle => Title.ToUpperInvariant();
}

internal sealed record Chapter(int Number, string? Heading, Book Book);

internal sealed record Film(string Id, string Title, int? Minutes, string? DirectorId);

internal sealed record Pick(string? Id, string? Title);

/// <summary>Its fields fail in every way there is.</summary>
internal sealed record Trouble;

internal sealed class Counter
{
    public int Total { get; set; }
}
