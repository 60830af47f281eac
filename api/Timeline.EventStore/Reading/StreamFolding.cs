using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Reading;

/// <summary>What folding a stream gave. Immutable.</summary>
/// <param name="State">The state after its last event.</param>
/// <param name="Version">The version of that event; 0 when there was none. What an append that rests on the state expects.</param>
public sealed record FoldedStream<TState>(TState State, long Version);

/// <summary>Folds streams by their events' names and bodies alone: each further column of a thousand rows costs.</summary>
internal static class StreamFolding
{
    public static async Task<FoldedStream<TState>> RunAsync<TState>(
        StoreContext store, string tenant, Guid streamId, long toVersion, FoldedStream<TState> seed, Func<TState, object, TState> evolve,
        CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var command = new NpgsqlCommand(store.Sql.Fold, connection);
        await using var __ = command.ConfigureAwait(false);
        command.Parameters.Add(DocumentReading.Tenant(tenant));
        command.Parameters.Add(new NpgsqlParameter<Guid>() { TypedValue = streamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<long>() { TypedValue = toVersion, NpgsqlDbType = NpgsqlDbType.Bigint });

        var (state, version) = seed;
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var ___ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            state = evolve(state, Event(reader, store));
            version = reader.GetInt64(0);
        }

        return new FoldedStream<TState>(state, version);
    }

    private static object Event(NpgsqlDataReader reader, StoreContext store)
    {
        var alias = reader.GetString(1);
        var body = reader.GetFieldValue<byte[]>(2);
        if (!reader.IsDBNull(5) && body.AsSpan().SequenceEqual("{}"u8)
            && RedactionRecord.Parse(JsonSerializer.Deserialize<JsonElement>(reader.GetFieldValue<byte[]>(5))) is { } redactions)
        {
            return new RedactedEvent(alias, redactions[^1].ToRedaction());
        }

        return store.Serializer.Read(alias, reader.IsDBNull(4) ? null : reader.GetString(4), body, reader.GetBoolean(3));
    }
}
