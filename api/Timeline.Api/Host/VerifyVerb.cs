using Npgsql;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Host;

/// <summary>
/// Verifies the hash chains of the whole store, or of one incident, and names the first event of each stream that does not fit; then that the bytes of
/// attached files and of published versions have the hashes that their events say.
/// </summary>
/// <remarks>Only reads, so that an auditor's database user needs no more than SELECT. What it cannot prove: docs/evidence.md.</remarks>
internal static class VerifyVerb
{
    /// <returns>0 when everything fits, else 1.</returns>
    /// <exception cref="StartupException">The database cannot be read, or there is no such incident.</exception>
    public static async Task<int> RunAsync(string? incident, string[] arguments, CancellationToken cancellation)
    {
        // Verifying something else than was meant would be worse than not verifying.
        if (arguments.FirstOrDefault(argument => !argument.Contains('=', StringComparison.Ordinal)) is { } stray)
            throw new StartupException($"\"{stray}\" is not understood; write verify --incident INC-42, or a setting as --Key=Value.");

        var settings = Settings.Read(TimelineHost.CreateBuilder(arguments).Configuration);
        await using var database = await Database.OpenAtRestAsync(settings, cancellation);
        await using var pool = NpgsqlDataSource.Create(database.ConnectionString);
        await using var store = StoreSetup.Open(pool, settings);
        var files = FileStores.Open(settings, pool);
        var verification = new Verification(
            store, new ChainVerifier(pool, settings.DatabaseSchema), Console.Out, new FileVerification(store, pool, files, Console.Out),
            new OutputVerification(store, pool, files, Console.Out));
        try
        {
            return incident is null
                ? await verification.EverythingAsync(cancellation)
                : await verification.OneAsync(incident, cancellation);
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            throw new StartupException($"The schema \"{settings.DatabaseSchema}\" holds no tables of Timeline; name another with TIMELINE_DATABASE_SCHEMA.", missing);
        }
        catch (NpgsqlException failed)
        {
            throw new StartupException($"The database cannot be read ({(failed.InnerException ?? failed).Message.TrimEnd('.')}); nothing is known of what was not yet verified.", failed);
        }
    }
}
