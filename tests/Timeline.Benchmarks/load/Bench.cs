using Timeline.Benchmarks.Load.Servers;

namespace Timeline.Benchmarks.Load;

/// <summary>What a benchmark of the store runs with.</summary>
internal sealed class Bench(Arguments arguments, BenchServer server)
{
    public const string Tenant = "bench";

    public Arguments Arguments { get; } = arguments;

    public BenchServer Server { get; } = server;

    public int RoundCount => Arguments.Number("rounds", 5);

    public int Seconds => Arguments.Number("seconds", 3);

    /// <summary>A store as the program sets it up, on empty tables.</summary>
    /// <param name="schema">Dropped and made anew.</param>
    /// <param name="isSealed">False: the trigger that seals each event is switched off.</param>
    public async Task<BenchStore> EmptyStoreAsync(string schema, bool isSealed = true)
    {
        await Server.DropSchemaAsync(schema);
        var store = new BenchStore($"{Server.ConnectionString};{Arguments.Text("pool")}", schema);
        await store.PrepareAsync();
        if (Arguments.Text("try") is { } file)
            await Server.ExecuteAsync((await File.ReadAllTextAsync(file)).Replace("{schema}", schema, StringComparison.Ordinal));
        if (!isSealed)
            await Server.ExecuteAsync($"alter table {schema}.mt_events disable trigger es_seal");
        return store;
    }
}
