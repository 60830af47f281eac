using System.Globalization;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Library;

/// <summary>The test schema with what stands behind it.</summary>
internal static class LibraryApi
{
    public static string Sdl { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Library", "library.graphql"));

    public static Schema Schema { get; } = SchemaBuilder.Build([new SdlSource("library.graphql", Sdl)], Bind);

    public static void Bind(SchemaBindings schema)
    {
        BindTypes(schema);
        BindQueries(schema);
        BindEchoes(schema);
        BindTrouble(schema.Object<Trouble>("Trouble"));
        BindMutations(schema);
        BindSubscriptions(schema);
    }

    private static void BindTypes(SchemaBindings schema)
    {
        schema.Enum<Genre>("Genre");
        schema.Enum<WorkKind>("WorkKind");
        schema.Scalar("Date", date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ParseDate);
        schema.Input<IReadOnlyDictionary<string, object?>>("WorkFilter");
        schema.Input<Pick>("Pick");

        schema.Object<Book>("Book").Properties()
            .Field("author", book => LibraryData.Find(book.AuthorId))
            .Field("chapters", Chapters);
        schema.Object<Chapter>("Chapter").Properties();
        schema.Object<Film>("Film").Properties()
            .Field("director", film => LibraryData.Find(film.DirectorId));
        schema.Object<Person>("Person").Properties()
            .Field("works", Works)
            .Field("spouse", person => LibraryData.Find(person.SpouseId))
            .Field("later", async (field, _) =>
            {
                await Task.Yield();
                return LibraryData.Find(field.Parent<Person>().SpouseId);
            });
        schema.Object<Counter>("Counter").Properties();
    }

    private static DateOnly ParseDate(object value) =>
        value is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new FormatException("It is no date.");

    private static ValueTask<object?> Chapters(FieldContext field, CancellationToken cancellation)
    {
        var book = field.Parent<Book>();
        var count = field.Argument<int?>("first") ?? 0;
        return new(Enumerable.Range(1, count).Select(number => number == 2 ? null : new Chapter(number, $"{book.Title} {number}", book)));
    }

    private static ValueTask<object?> Works(FieldContext field, CancellationToken cancellation)
    {
        var works = field.Parent<Person>().WorkIds.Select(LibraryData.Find);
        return new(field.Argument<WorkKind?>("kind") switch
        {
            WorkKind.Book => works.OfType<Book>(),
            WorkKind.Film => works.OfType<Film>(),
            _ => works,
        });
    }

    private static void BindQueries(SchemaBindings schema)
    {
        schema.Query("node", (field, _) => new(LibraryData.Find(field.Argument<string>("id"))));
        schema.Query("nodes", (field, _) => new(field.Argument<IReadOnlyList<string>>("ids").Select(LibraryData.Find)));
        schema.Query("titled", (_, _) => new(LibraryData.Works));
        schema.Query("works", (field, _) => new(LibraryData.Works.Take(field.Argument<int>("first"))));
        schema.Query("slowWorks", async (_, _) =>
        {
            await Task.Yield();
            return LibraryData.Works;
        });
        schema.Query("people", (_, _) => new(LibraryData.People));
        schema.Query("pick", (field, _) =>
        {
            var by = field.Argument<Pick>("by");
            return new(LibraryData.Find(by.Id) ?? LibraryData.Works.FirstOrDefault(work => (work as Book)?.Title == by.Title || (work as Film)?.Title == by.Title));
        });
        schema.Query("trouble", (_, _) => new(new Trouble()));
        schema.Query("troubleRequired", (_, _) => new(new Trouble()));
    }

    private static void BindEchoes(SchemaBindings schema)
    {
        foreach (var name in new[]
        {
            "echoInt", "echoIntRequired", "echoFloat", "echoString", "echoBoolean", "echoId", "echoGenre", "echoDate", "echoList",
            "echoStrict", "echoMatrix", "echoFilter", "echoFilters", "echoPick",
        })
            schema.Query(name, (field, _) => new(Echo.Of(field.Given)));
    }

    private static void BindTrouble(ObjectBinding<Trouble> trouble) => trouble
        .Field("fine", _ => "fine")
        .Field("nothing", _ => null)
        .Field("required", _ => null)
        .Field("refuses", _ => throw Refusal())
        .Field("refusesLater", async (_, _) =>
        {
            await Task.Yield();
            throw Refusal();
        })
        .Field("refusesRequired", (_, _) => throw Refusal())
        .Field("strings", _ => new[] { "a", null, "c" })
        .Field("stringsRequired", _ => new[] { "a", null, "c" })
        .Field("stringsStrict", (_, _) => new(new[] { "a", null, "c" }))
        .Field("notAList", _ => 5)
        .Field("troubles", _ => new[] { new Trouble(), null, new Trouble() })
        .Field("troublesRequired", _ => new[] { new Trouble(), new Trouble() })
        .Field("inner", parent => parent)
        .Field("innerRequired", parent => parent)
        .Field("innerLater", async (field, _) =>
        {
            await Task.Yield();
            return field.Parent<Trouble>();
        })
        .Field("badInt", _ => "x")
        .Field("bigInt", _ => 3_000_000_000L)
        .Field("badFloat", _ => double.NaN)
        .Field("badEnum", _ => "SCIENCE")
        .Field("badList", _ => new object[] { 1, 2.5, 3 });

    private static GraphQLException Refusal() => new("Not today.", "CLOSED", new Dictionary<string, object?> { ["until"] = "Monday" });

    private static void BindMutations(SchemaBindings schema)
    {
        schema.Mutation("add", (field, _) => new(Add(field)));
        schema.Mutation("addLater", async (field, _) =>
        {
            await Task.Yield();
            return Add(field);
        });
        schema.Mutation("refuse", (_, _) => throw Refusal());
        schema.Mutation("refuseRequired", (_, _) => throw Refusal());
    }

    // A new object each time, so that a response shows the total when its field ran.
    private static Counter Add(FieldContext field)
    {
        var counter = field.Service<Counter>();
        counter.Total += field.Argument<int>("by");
        return new Counter { Total = counter.Total };
    }

    private static void BindSubscriptions(SchemaBindings schema)
    {
        schema.Subscription("counted", (field, cancellation) => Count(field.Argument<int>("to"), breaks: false, cancellation));
        schema.Subscription("breaks", (field, cancellation) => Count(field.Argument<int>("after"), breaks: true, cancellation));
        schema.Subscription("works", (_, _) => LibraryData.Works.ToAsyncEnumerable());
        schema.Subscription("refused", (_, _) => throw Refusal());
    }

    private static async IAsyncEnumerable<object?> Count(int to, bool breaks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            yield return i;
        }

        if (breaks)
            throw new InvalidOperationException("the database at 10.0.0.5 is down");
    }
}
