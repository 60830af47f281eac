using Npgsql;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Failover;

/// <summary>Makes a synchronous standby of a running primary by PostgreSQL's low-level backup: the embedded programs have no <c>pg_basebackup</c>.</summary>
internal static class Standby
{
    private const string Name = "standby";

    // Of the primary alone: its process, its log of changes (the standby is sent its own), its slots.
    private static readonly string[] LeftOut = ["postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot"];

    public static async Task<TortureServer> StartAsync(TortureServer primary, string folder, string runtime)
    {
        await CopyAsync(primary, folder);
        var to = new NpgsqlConnectionStringBuilder(primary.ConnectionString);
        var standby = await TortureServer.StartAsync(
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["hot_standby"] = "on",
                ["primary_slot_name"] = Name,
                ["primary_conninfo"] = FormattableString.Invariant($"host={to.Host} port={to.Port} user={to.Username} password={to.Password} application_name={Name}"),
            },
            runtime);
        await primary.ColumnAsync<object>($"alter system set synchronous_standby_names = '{Name}'");
        await primary.ColumnAsync<bool>("select pg_reload_conf()");
        await WaitAsync(primary, "select 1 from pg_stat_replication where sync_state = 'sync'");
        return standby;
    }

    private static async Task CopyAsync(TortureServer primary, string folder)
    {
        // The backup ends with the connection that began it.
        await using var connection = new NpgsqlConnection(primary.ConnectionString);
        await connection.OpenAsync();
        await using (var begin = new NpgsqlCommand($"select pg_create_physical_replication_slot('{Name}', true); select pg_backup_start('{Name}', true)", connection))
            await begin.ExecuteNonQueryAsync();

        await ToolAsync("cp", "-a", primary.Folder, folder);
        var cluster = Path.Combine(folder, "cluster");
        foreach (var name in LeftOut)
            Remove(Path.Combine(cluster, name));
        File.Delete(Path.Combine(folder, "port"));
        Directory.CreateDirectory(Path.Combine(cluster, "pg_wal", "archive_status"));
        Directory.CreateDirectory(Path.Combine(cluster, "pg_replslot"));

        await using var end = new NpgsqlCommand("select labelfile from pg_backup_stop(false)", connection);
        await File.WriteAllTextAsync(Path.Combine(cluster, "backup_label"), (string)(await end.ExecuteScalarAsync())!);
        await File.WriteAllTextAsync(Path.Combine(cluster, "standby.signal"), "");
        await ToolAsync("chown", "-R", $"--reference={primary.ClusterFolder}", cluster);
        await ToolAsync("chmod", "-R", "u=rwX,go=", cluster);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    // A file that goes while it is copied is none that the backup needs: what cp says of it does not matter, a standby that does not start does.
    private static async Task ToolAsync(string tool, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(tool, arguments);
        await process.WaitForExitAsync();
    }

    private static async Task WaitAsync(TortureServer server, string sql)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while ((await server.ColumnAsync<int>(sql)).Count == 0)
        {
            if (Environment.TickCount64 > deadline)
                throw new InvalidOperationException($"The standby of {server.Folder} does not get synchronous: its server.log says why.");
            await Task.Delay(50);
        }
    }
}
