using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;

namespace Timeline.EventStore.Projections;

/// <summary>Makes the documents of an inline projection anew from all events, in one transaction: readers see the old ones to its end.</summary>
internal static class ProjectionRebuild
{
    public static async Task RunAsync(StoreContext store, IProjection projection, CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);

        // Appends wait, reads do not. Every append writes its stream first, so that none is under way once the lock is had.
        await ExecuteAsync(connection, $"lock table {store.QuotedSchema}.mt_streams in share mode", cancellation).ConfigureAwait(false);
        foreach (var type in projection.DocumentTypes)
            await ExecuteAsync(connection, store.Options.Documents.Of(type).Sql.DeleteAll, cancellation).ConfigureAwait(false);

        var everything = new AllFilter(TenantId: null, Aliases: null);
        var position = 0L;
        while (true)
        {
            var page = await AllReading.PageAsync(store, connection, everything, position, long.MaxValue, cancellation).ConfigureAwait(false);
            await ApplyAsync(store, connection, projection, page, cancellation).ConfigureAwait(false);
            if (page.Count < AllReading.PageSize)
                break;
            position = page[^1].Position;
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task ApplyAsync(
        StoreContext store, NpgsqlConnection connection, IProjection projection, List<StoredEvent> page, CancellationToken cancellation)
    {
        var tenants = new Dictionary<string, ProjectionSession>(StringComparer.Ordinal);
        foreach (var slice in Slices(page))
        {
            if (!tenants.TryGetValue(slice.TenantId, out var documents))
                tenants.Add(slice.TenantId, documents = new ProjectionSession(store, connection, slice.TenantId, alone: true));
            if (slice.Events.Any(stored => projection.Handles(stored.Data.GetType())))
                await projection.ApplyAsync(documents, slice, cancellation).ConfigureAwait(false);
        }

        foreach (var documents in tenants.Values)
            await documents.FlushAsync(cancellation).ConfigureAwait(false);
    }

    // Runs of one stream, never regrouped: a projection over several streams sees the events in their order.
    private static IEnumerable<StreamSlice> Slices(List<StoredEvent> page)
    {
        for (var start = 0; start < page.Count;)
        {
            var end = start + 1;
            while (end < page.Count && page[end].StreamId == page[start].StreamId && page[end].TenantId == page[start].TenantId)
                end++;
            yield return new StreamSlice(page[start].TenantId, page[start].StreamId, page.GetRange(start, end - start));
            start = end;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
