using NodaTime;
using Timeline.Benchmarks.Load.Servers;
using Timeline.EventStore;

namespace Timeline.Benchmarks.Load;

/// <summary>What a benchmark runs with.</summary>
internal sealed class Bench(Arguments arguments, BenchServer server)
{
    public const string Tenant = "bench";

    public Arguments Arguments { get; } = arguments;

    public BenchServer Server { get; } = server;

    public int RoundCount => Arguments.Number("rounds", 5);

    public int Seconds => Arguments.Number("seconds", 3);

    /// <summary>A node with a pool of its own.</summary>
    public PostgresEventStore Store(string schema)
    {
        var options = new EventStoreOptions { Schema = schema, StaleGapThreshold = Duration.Zero };
        options.Events.Add<NoteTaken>().Add<NoteCorrected>().Add<NoteFiled>();
        options.Documents.Add<Notebook>(notebook => notebook.Id).Index("opened", "data ->> 'Opened'");
        options.BackgroundProjections.Add(new NotebookProjection());
        return new PostgresEventStore($"{Server.ConnectionString};Maximum Pool Size=64;{Arguments.Text("pool")}", options);
    }

    /// <summary>A node on empty tables.</summary>
    public async Task<PostgresEventStore> EmptyStoreAsync(string schema)
    {
        await Server.DropSchemaAsync(schema);
        var store = Store(schema);
        await store.MigrateAsync();
        if (Arguments.Text("try") is { } file)
            await Server.ExecuteAsync((await File.ReadAllTextAsync(file)).Replace("{schema}", schema, StringComparison.Ordinal));
        return store;
    }
}
