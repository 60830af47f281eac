using NodaTime;
using Timeline.Storage.Schema;

namespace Timeline.Api.Host;

/// <summary>Brings a database of version 0.1 up to date. One's own is migrated by this verb only; a private one when the program starts, after a copy.</summary>
internal static class MigrateVerb
{
    /// <exception cref="StartupException">The database cannot be used.</exception>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var settings = Settings.Read(TimelineHost.CreateBuilder(arguments).Configuration);
        await using var database = await Database.OpenAtRestAsync(settings, cancellation);
        await using var pool = await Database.PoolAsync(database.ConnectionString, cancellation);
        await using var store = StoreSetup.Open(pool, settings);
        var state = await Migration.RunAsync(database, store, pool, settings, SystemClock.Instance, cancellation);
        if (state != SchemaState.Version01)
            await StoreSetup.PrepareAsync(store, pool, migrate: false, cancellation);
        await Console.Out.WriteLineAsync(state switch
        {
            SchemaState.Version01 => "The database is migrated from version 0.1; start the program.",
            SchemaState.Empty => "The database was empty; its tables are made now.",
            _ => "The database is up to date; nothing was changed.",
        });
        return 0;
    }
}
