using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Migrating;

/// <summary>A database as version 0.1 left it: see Fixture/README.md.</summary>
internal static class Version01Database
{
    public static async Task<TestDatabase> CreateAsync(DatabaseFixture databases)
    {
        var database = await databases.CreateDatabaseAsync();
        // Not through the pool: the statements change settings of their session.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var load = new NpgsqlCommand(await File.ReadAllTextAsync(PathOf("version-0.1.sql")), connection) { AllResultTypesAreUnknown = true };
        await load.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>What was recorded of every event, in order: stream, version, place, type, hash.</summary>
    public static IReadOnlyList<string> Hashes() =>
    [
        .. JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(PathOf("hashes.json"))).EnumerateArray()
            .Select(line => string.Join(' ', new[] { "stream", "version", "seqId", "timestamp", "type", "hash" }.Select(member => line.GetProperty(member).ToString()))),
    ];

    /// <summary>The same of what is in the database, up to a place.</summary>
    public static Task<IReadOnlyList<string>> HashesAsync(NpgsqlDataSource database, int events) => database.LinesAsync(
        """
        select stream_id, version, seq_id, to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), type, headers ->> 'hash'
        from public.mt_events order by seq_id limit $1
        """,
        events);

    private static string PathOf(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Fixture", file);
}
