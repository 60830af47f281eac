using Npgsql;

namespace Timeline.Storage;

/// <summary>The connections to the database.</summary>
public static class ConnectionPool
{
    /// <summary>How many connections are left to others: backups, a person with psql, other programs.</summary>
    public const int LeftToOthers = 12;

    private const int PreparedStatements = 30;
    private const int UsesBeforePreparing = 3;

    /// <summary>A pool with the settings that were measured to be best, unless the connection string sets them.</summary>
    /// <param name="connectionString">To the primary; several hosts may be named.</param>
    /// <param name="node">Shown as <c>application_name</c> in the database's list of connections, unless the connection string names another.</param>
    /// <param name="mostConnections">At most this many are open at a time; more wait for one that is given back.</param>
    /// <param name="configure">Further settings.</param>
    public static NpgsqlDataSource Create(string connectionString, string node, int mostConnections, Action<NpgsqlDataSourceBuilder>? configure = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = PreparedStatements;
        if (!settings.ShouldSerialize("Auto Prepare Min Usages"))
            settings.AutoPrepareMinUsages = UsesBeforePreparing;
        // Nobody here leaves anything behind on a connection: resetting it would be seven statements before every other one.
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        if (!settings.ShouldSerialize("Application Name"))
            settings.ApplicationName = node;
        settings.MaxPoolSize = settings.ShouldSerialize("Maximum Pool Size") ? Math.Min(settings.MaxPoolSize, mostConnections) : mostConnections;
        builder.Name = "timeline";   // else telemetry names it by the connection string
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>How many connections one node may take, so that the server cannot run out: what it allows, less what it reserves and what is left to others.</summary>
    /// <exception cref="NpgsqlException">The server cannot be asked.</exception>
    public static async Task<int> MostConnectionsAsync(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await using var _ = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        var command = new NpgsqlCommand(
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - coalesce(current_setting('reserved_connections', true)::int, 0)", connection);
        await using var __ = command.ConfigureAwait(false);
        var allowed = (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        return Math.Clamp(allowed - LeftToOthers, 4, 100);
    }
}
