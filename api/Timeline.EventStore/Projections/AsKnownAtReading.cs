using System.Runtime.CompilerServices;
using NodaTime;
using NpgsqlTypes;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections;

/// <summary>Reads the events of many streams of a tenant, stream by stream, as they were known at a moment.</summary>
/// <remarks>
/// Of each stream, the events before the first one that was recorded after the moment. Our store never records an event before the one
/// it follows; another program may, and its later events build on that one, whatever its clock said.
/// </remarks>
internal static class AsKnownAtReading
{
    private const int PageSize = 1000;

    public static async IAsyncEnumerable<DocumentAsKnown<TDocument>> ProjectAsync<TDocument>(
        StoreContext store, string tenant, SingleStreamProjection<TDocument> projection, Instant until, StreamSelection streams,
        [EnumeratorCancellation] CancellationToken cancellation)
        where TDocument : class
    {
        var fold = new AsKnownAtFold<TDocument>(projection);
        await foreach (var stored in ReadAsync(store, tenant, until, streams, cancellation).ConfigureAwait(false))
        {
            if (fold.Add(stored) is { } finished)
                yield return finished;
        }

        if (fold.Finish() is { } last)
            yield return last;
    }

    public static async IAsyncEnumerable<StoredEvent> ReadAsync(
        StoreContext store, string tenant, Instant until, StreamSelection streams, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (streams.StreamIds is null)
        {
            await foreach (var stored in ReadRangeAsync(store, tenant, (Guid.Empty, 0), onlyStream: null, until, streams, cancellation).ConfigureAwait(false))
                yield return stored;
            yield break;
        }

        foreach (var id in streams.StreamIds.Distinct().Order())
        {
            await foreach (var stored in ReadRangeAsync(store, tenant, (id, 0), onlyStream: id, until, streams, cancellation).ConfigureAwait(false))
                yield return stored;
        }
    }

    private static async IAsyncEnumerable<StoredEvent> ReadRangeAsync(
        StoreContext store, string tenant, (Guid Stream, long Version) after, Guid? onlyStream, Instant until, StreamSelection streams,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        Guid? cut = null;
        while (true)
        {
            var page = await PageAsync(store, tenant, after, onlyStream, until, streams, cancellation).ConfigureAwait(false);
            foreach (var stored in page)
            {
                var expected = stored.StreamId == after.Stream ? after.Version + 1 : 1;
                if (cut != stored.StreamId && stored.Version > expected
                    && await IsLaterBetweenAsync(store, stored, expected, until, cancellation).ConfigureAwait(false))
                {
                    cut = stored.StreamId;
                }

                after = (stored.StreamId, stored.Version);
                if (cut != stored.StreamId)
                    yield return stored;
            }

            if (page.Count < PageSize)
                yield break;
        }
    }

    private static async Task<List<StoredEvent>> PageAsync(
        StoreContext store, string tenant, (Guid Stream, long Version) after, Guid? onlyStream, Instant until, StreamSelection streams,
        CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(Sql(store, onlyStream is not null, streams));
        await using var _ = command.ConfigureAwait(false);
        // Looking for the few events of long ago among millions takes as long as it takes; the caller can cancel.
        command.CommandTimeout = 0;
        command.Parameters.Add(DocumentReading.Tenant(tenant));
        command.Parameters.Add(new() { Value = after.Stream, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = after.Version, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = Microseconds.ToColumn(until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = PageSize, NpgsqlDbType = NpgsqlDbType.Integer });
        if (streams.AggregateType is not null)
            command.Parameters.Add(new() { Value = streams.AggregateType, NpgsqlDbType = NpgsqlDbType.Varchar });

        var page = new List<StoredEvent>();
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            page.Add(EventRow.Read(reader, store.Serializer));
        return page;
    }

    // A version is missing: was it recorded after the moment, or is it not there at all?
    private static async Task<bool> IsLaterBetweenAsync(StoreContext store, StoredEvent next, long from, Instant until, CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(
            $"""
             select exists (select from {store.QuotedSchema}.mt_events e
             where e.tenant_id = $1 and e.stream_id = $2 and e.version >= $3 and e.version < $4 and e.timestamp > $5)
             """);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(DocumentReading.Tenant(next.TenantId));
        command.Parameters.Add(new() { Value = next.StreamId, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = from, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = next.Version, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = Microseconds.ToColumn(until), NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    // tenant, after (stream, version), until, page size, aggregate type; in the order of the index over tenant, stream and version.
    private static string Sql(StoreContext store, bool oneStream, StreamSelection streams)
    {
        var (schema, archived) = (store.QuotedSchema, streams.IncludeArchived ? "" : "and e.is_archived = false");
        var range = oneStream ? "e.stream_id = $2 and e.version > $3" : "(e.stream_id, e.version) > ($2, $3)";
        var conditions = $"{range} and e.timestamp <= $4 and e.type <> 'tombstone' {archived}";
        if (streams.AggregateType is null)
            return $"select {ReadingSql.Columns} from {schema}.mt_events e where e.tenant_id = $1 and {conditions} order by e.stream_id, e.version limit $5";

        // From the streams, or the events of all the others would be looked at. The order inside keeps PostgreSQL from turning it round.
        return
            $"""
             select {ReadingSql.Columns} from {schema}.mt_streams s
             cross join lateral (
                 select e.* from {schema}.mt_events e
                 where e.tenant_id = s.tenant_id and e.stream_id = s.id and {conditions} order by e.version) e
             where s.tenant_id = $1 and s.type = $6 and s.id {(oneStream ? "=" : ">=")} $2
             order by s.id, e.version limit $5
             """;
    }
}
