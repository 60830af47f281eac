using System.Globalization;
using System.Runtime.CompilerServices;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Transports.Clients;

/// <summary>A bookshelf as Relay wants it: nodes with global ids, connections with edges.</summary>
internal sealed class ShelfApi
{
    public const string Sdl = """
        interface Node { id: ID! }
        type Book implements Node { id: ID! title: String! author: Author! }
        type Author implements Node {
          id: ID!
          name: String!
          books(first: Int, after: String): BookConnection!
        }
        type BookConnection { edges: [BookEdge!]! pageInfo: PageInfo! }
        type BookEdge { cursor: String! node: Book! }
        type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
        type Query {
          node(id: ID!): Node
          books(first: Int, after: String): BookConnection!
          author(id: ID!): Author
          broken: String
        }
        type Mutation {
          rename(id: ID!, title: String!): Book!
          add(title: String!): Book!
        }
        type Subscription { added(after: Int!): Book! }
        """;

    private static readonly Author Ann = new("a1", "Ann");
    private readonly Lock _gate = new();
    private readonly List<Book> _books = [new("b1", "First", Ann), new("b2", "Second", Ann), new("b3", "Third", Ann)];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Schema BuildSchema() => SchemaBuilder.Build([new SdlSource("shelf.graphql", Sdl)], schema =>
    {
        schema.Query("node", (field, _) => Value(Find(field.Argument<string>("id"))));
        schema.Query("books", (field, _) => Value(Page(field)));
        schema.Query("author", (field, _) => Value(Find(field.Argument<string>("id")) as Author));
        schema.Query("broken", (_, _) => throw new GraphQLException("The shelf is broken.", "BROKEN"));
        schema.Mutation("rename", (field, _) => Value(Rename(field.Argument<string>("id"), field.Argument<string>("title"))));
        schema.Mutation("add", (field, _) => Value(Add(field.Argument<string>("title"))));
        schema.Subscription("added", (field, cancellation) => AddedAsync(field.Argument<int>("after"), cancellation));
        schema.Object<Book>("Book").Properties();
        schema.Object<Author>("Author").Properties().Field("books", (field, _) => Value(Page(field)));
        schema.Object<BookConnection>("BookConnection").Properties();
        schema.Object<BookEdge>("BookEdge").Properties();
        schema.Object<PageInfo>("PageInfo").Properties();
    });

    private static ValueTask<object?> Value(object? value) => ValueTask.FromResult(value);

    private object? Find(string id)
    {
        lock (_gate)
            return id == Ann.Id ? Ann : _books.Find(book => book.Id == id);
    }

    private BookConnection Page(FieldContext field)
    {
        var after = int.Parse(field.Argument<string?>("after") ?? "0", CultureInfo.InvariantCulture);
        var first = field.Argument<int?>("first") ?? 10;
        lock (_gate)
        {
            var edges = _books.Select((book, i) => new BookEdge((i + 1).ToString(CultureInfo.InvariantCulture), book)).Skip(after).Take(first).ToList();
            return new(edges, new PageInfo(after + edges.Count < _books.Count, after > 0, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor));
        }
    }

    private Book Rename(string id, string title)
    {
        lock (_gate)
        {
            var index = _books.FindIndex(book => book.Id == id);
            return _books[index] = _books[index] with { Title = title };
        }
    }

    private Book Add(string title)
    {
        lock (_gate)
        {
            var book = new Book(string.Create(CultureInfo.InvariantCulture, $"b{_books.Count + 1}"), title, Ann);
            _books.Add(book);
            _grown.SetResult();
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return book;
        }
    }

    private async IAsyncEnumerable<object?> AddedAsync(int after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            Book? next;
            Task grown;
            lock (_gate)
            {
                next = after < _books.Count ? _books[after] : null;
                grown = _grown.Task;
            }

            if (next is null)
            {
                await grown.WaitAsync(cancellation);
                continue;
            }

            after++;
            yield return next;
        }
    }
}

internal sealed record Author(string Id, string Name);

internal sealed record Book(string Id, string Title, Author Author);

internal sealed record BookConnection(IReadOnlyList<BookEdge> Edges, PageInfo PageInfo);

internal sealed record BookEdge(string Cursor, Book Node);

internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
