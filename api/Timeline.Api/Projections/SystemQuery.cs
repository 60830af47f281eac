using System.Reflection;
using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.GraphQL.Schemas;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Projections;

/// <summary>The program, its database, and what waits for its time.</summary>
internal sealed record SystemState(string Version, string Database, long DatabaseBytes, long Events, DueWorkState Due);

internal static class SystemQuery
{
    public static void Bind(SchemaBindings schema)
    {
        schema.Object<SystemState>("System")
            .Field("dueWaiting", state => state.Due.Waiting)
            .Field("dueNow", state => state.Due.Due)
            .Field("dueFirstAt", state => state.Due.First is { } first ? Instant.FromDateTimeOffset(first) : (Instant?)null)
            .Properties();
        schema.Query("system", async (field, cancellation) =>
        {
            field.Service<CurrentActor>().Require(Permission.Administer);
            await using var command = field.Service<NpgsqlDataSource>().CreateCommand(
                $"select current_setting('server_version'), pg_database_size(current_database()), (select count(*) from \"{field.Service<Settings>().DatabaseSchema}\".mt_events where tenant_id = $1 and type <> 'tombstone')");
            command.Parameters.Add(new() { Value = Tenants.Only });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            return new SystemState(
                Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), $"PostgreSQL {reader.GetString(0).Split(' ')[0]}", reader.GetInt64(1), reader.GetInt64(2),
                await field.Service<DueWorker>().LookOverAsync(cancellation));
        });
    }
}
