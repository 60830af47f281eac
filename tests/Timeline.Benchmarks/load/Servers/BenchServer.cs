using Npgsql;
using Timeline.EmbeddedPostgres;

namespace Timeline.Benchmarks.Load.Servers;

/// <summary>The PostgreSQL that is measured: a given one, or an embedded one with its durable settings.</summary>
internal sealed class BenchServer(string connectionString, EmbeddedPostgresServer? embedded, string? temporary) : IAsyncDisposable
{
    public string ConnectionString { get; } = connectionString;

    public static async Task<BenchServer> StartAsync(Arguments arguments)
    {
        if (arguments.Text("postgres") is { } given)
            return new BenchServer(given, embedded: null, temporary: null);

        // As root, the server runs as another user, who has to get to its data.
        var temporary = arguments.Text("folder") is null ? Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"timeline-bench-{Environment.ProcessId}")).FullName : null;
        var settings = arguments.All("set").Select(text => text.Split('=', 2)).ToDictionary(
            pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new UsageException($"--set takes NAME=VALUE, not \"{pair[0]}\"."), StringComparer.Ordinal);
        var server = await EmbeddedPostgresServer.StartAsync(new()
        {
            DataDirectory = Path.GetFullPath(arguments.Text("folder") ?? temporary!),
            Database = "timeline_bench",
            Settings = settings,
        });
        return new BenchServer(server.ConnectionString, server, temporary);
    }

    /// <summary>A schema's tables are made anew; what was there is dropped.</summary>
    public async Task DropSchemaAsync(string schema) => await ExecuteAsync($"drop schema if exists {schema} cascade");

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public async Task<string> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
            await embedded.DisposeAsync();
        if (temporary is not null)
            Directory.Delete(temporary, recursive: true);
    }
}
