using JasperFx.Events;
using Npgsql;
using Timeline.Storage.Commands;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

internal static class SealedStreams
{
    /// <summary>Switches the trigger off for the transaction, as whoever owns the database can.</summary>
    private const string WithoutTrigger = "set local session_replication_role = replica;";

    public static async Task<StreamVerification> VerifyOneAsync(this StoreNode node, string tenant, Guid id) =>
        Assert.Single(await node.Verifier.VerifyAsync(tenant, id).ToListAsync());

    /// <summary>The hash that an event carries; null when it carries none.</summary>
    public static string? Hash(this IEvent stored) => stored.Headers?.GetValueOrDefault(EventHeaders.Hash)?.ToString();

    /// <summary>Several statements in one transaction, past the trigger.</summary>
    public static async Task ExecutePastTriggerAsync(this NpgsqlDataSource database, string sql)
    {
        await using var batch = database.CreateCommand(WithoutTrigger + sql);
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Appends events that carry no hash.</summary>
    public static async Task UnsealedAsync(this StoreFixture fixture, string tenant, Guid id, params string[] texts)
    {
        await fixture.ExecuteAsync(
            "insert into mt_streams (tenant_id, id, type, version, is_archived) values ($1, $2, null, 0, false) on conflict do nothing", tenant, id);
        foreach (var text in texts)
        {
            await fixture.Sql.ExecutePastTriggerAsync(
                $$"""
                  update mt_streams set version = version + 1 where tenant_id = '{{tenant}}' and id = '{{id}}';
                  insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, headers, correlation_id, user_name, is_archived)
                  select nextval('mt_events_sequence'), gen_random_uuid(), id, version, '{"Text":"{{text}}","Urgency":"Gentle","Weight":1.50}', 'reminder_sent',
                      clock_timestamp(), tenant_id, 'null', 'correlation', 'marten', false
                  from mt_streams where tenant_id = '{{tenant}}' and id = '{{id}}'
                  """);
        }
    }
}
