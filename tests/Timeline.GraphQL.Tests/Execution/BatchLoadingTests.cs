using System.Collections.Concurrent;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>A list does not cost a load per row.</summary>
public sealed class BatchLoadingTests
{
    private const string Sdl = """
        type Query { items(to: Int!): [Item!]! slow: Item item(id: Int!): Item broken: Item }
        type Item { id: Int! next: Item both: [Item] late: [Item] unawaited: Int }
        type Mutation { item(id: Int!): Item }
        """;

    private sealed record Item(int Id);

    private sealed class ItemByIdLoader(bool yields = true) : BatchLoader<int, Item>
    {
        public ConcurrentQueue<IReadOnlyList<int>> Batches { get; } = [];

        public override async ValueTask<IReadOnlyDictionary<int, Item>> LoadAsync(IReadOnlyList<int> keys, CancellationToken cancellation)
        {
            Batches.Enqueue(keys);
            if (yields)
                await Task.Yield();
            return keys.Contains(666)
                ? throw new InvalidOperationException("no such table")
                : keys.Where(key => key < 1000).ToDictionary(key => key, key => new Item(key));
        }
    }

    private static GraphQLExecutor Executor(ItemByIdLoader loader) => TestSchemas.Executor(Sdl, schema =>
    {
        schema.Query("items", (field, _) => new(Enumerable.Range(1, field.Argument<int>("to")).Select(id => new Item(id))));
        schema.Query("item", async (field, _) => await field.LoadAsync(loader, field.Argument<int>("id")));
        schema.Query("broken", async (field, _) => await field.LoadAsync(loader, 666));
        schema.Query("slow", async (_, _) =>
        {
            for (var i = 0; i < 20; i++)
                await Task.Yield();
            return new Item(50);
        });
        schema.Mutation("item", async (field, _) => await field.LoadAsync(loader, field.Argument<int>("id")));
        BindItem(schema.Object<Item>("Item"), loader);
    });

    private static void BindItem(ObjectBinding<Item> item, ItemByIdLoader loader) => item
        .Field("id", parent => parent.Id)
        .Field("next", async (field, _) => await field.LoadAsync(loader, field.Parent<Item>().Id + 100))
        .Field("both", (field, _) => field.LoadAsync(loader, [field.Parent<Item>().Id + 1, field.Parent<Item>().Id + 2]))
        .Field("late", async (field, _) =>
        {
            await Task.Yield();
            return await field.LoadAsync(loader, [field.Parent<Item>().Id, 2000]);
        })
        .Field("unawaited", (field, cancellation) =>
        {
            _ = field.LoadAsync(loader, 5).AsTask();
            return new(1);
        });

    private static async Task<(string Response, ItemByIdLoader Loader)> RunAsync(string query, ItemByIdLoader? loader = null)
    {
        loader ??= new ItemByIdLoader();
        var response = await Responses.ExecuteAsync(query, executor: Executor(loader)).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return (response, loader);
    }

    [Fact]
    public async Task The_keys_of_all_rows_are_loaded_together()
    {
        var (response, loader) = await RunAsync("{ items(to: 3) { next { id } } }");
        Assert.Equal("""{"data":{"items":[{"next":{"id":101}},{"next":{"id":102}},{"next":{"id":103}}]}}""", response);
        Assert.Equal([101, 102, 103], Assert.Single(loader.Batches));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_level_is_one_load(bool yields)
    {
        var (_, loader) = await RunAsync("{ items(to: 50) { next { next { next { id } } } } }", new ItemByIdLoader(yields));
        Assert.Equal([50, 50, 50], loader.Batches.Select(batch => batch.Count));
    }

    [Fact]
    public async Task Keys_asked_for_twice_are_loaded_once()
    {
        var (_, loader) = await RunAsync("{ items(to: 3) { both { id } again: both { id } } }");
        Assert.Equal([2, 3, 4, 5], Assert.Single(loader.Batches));
    }

    [Fact]
    public async Task A_load_waits_for_a_slower_field_that_may_ask_too()
    {
        var (_, loader) = await RunAsync("{ items(to: 2) { next { id } } slow { next { id } } }");
        Assert.Equal([101, 102, 150], Assert.Single(loader.Batches));
    }

    [Fact]
    public async Task A_missing_key_is_null_and_many_keys_come_in_their_order()
    {
        var (response, _) = await RunAsync("{ item(id: 5000) { id } items(to: 1) { late { id } } }");
        Assert.Equal("""{"data":{"item":null,"items":[{"late":[{"id":1},null]}]}}""", response);
    }

    [Fact]
    public async Task A_load_that_fails_fails_its_fields_only()
    {
        var (response, _) = await RunAsync("{ broken { id } items(to: 1) { id } }");
        Assert.Contains("\"path\":[\"broken\"]", response, StringComparison.Ordinal);
        Assert.Contains("\"data\":{\"broken\":null,\"items\":[{\"id\":1}]}", response, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_nobody_waits_for_does_not_stop_the_others()
    {
        var (response, _) = await RunAsync("{ items(to: 20) { unawaited next { unawaited id } } slow { unawaited next { id } } }");
        Assert.DoesNotContain("errors", response, StringComparison.Ordinal);
        Assert.Contains("{\"unawaited\":1,\"next\":{\"unawaited\":1,\"id\":120}}", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_a_mutation_load_each_for_itself()
    {
        var (_, loader) = await RunAsync("mutation { a: item(id: 1) { id } b: item(id: 1) { next { id } } }");
        Assert.Equal(["1", "1", "101"], loader.Batches.Select(batch => string.Join(',', batch)));
    }
}
