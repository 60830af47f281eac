using Marten;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using Timeline.Storage.Schema;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Host;

/// <summary>Brings a database of version 0.1 up to date, and verifies it. A private server's folder is copied first, while it rests.</summary>
/// <remarks>Interrupted at whatever moment, version 0.1 still starts on the folder, or this program does and goes on.</remarks>
internal static class Migration
{
    private static readonly InstantPattern Stamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <returns>What was there. Only version 0.1 is changed.</returns>
    /// <exception cref="StartupException">The folder cannot be copied, or the database not be used.</exception>
    public static async Task<SchemaState> RunAsync(
        Database database, IDocumentStore store, NpgsqlDataSource pool, Settings settings, IClock clock, CancellationToken cancellation)
    {
        var state = SchemaState.Empty;
        await StoreSetup.WithDatabaseAsync(async () => state = await new StoreSchema(store, pool).FindAsync(cancellation), cancellation);
        if (state != SchemaState.Version01)
            return state;

        if (database.IsPrivate)
        {
            var copy = await database.CopyAsync("-0.1-" + Stamp.Format(clock.GetCurrentInstant()), cancellation);
            pool.Clear();
            await Console.Error.WriteLineAsync($"{copy} is the data folder as version 0.1 left it; delete it when you are sure.");
        }
        else if (settings.ConnectionString is null)
        {
            throw new StartupException("A program of version 0.1 is running on the data folder; stop it first.");
        }

        await Console.Error.WriteLineAsync("Migrating the database from version 0.1.");
        await StoreSetup.PrepareAsync(store, pool, migrate: true, cancellation);
        var verification = new Verification(store, new ChainVerifier(pool, settings.DatabaseSchema), Console.Error);
        if (await verification.EverythingAsync(cancellation) != 0)
            await Console.Error.WriteLineAsync("What does not fit was kept as it is; read docs/evidence.md before you rely on it.");
        return state;
    }
}
