using Timeline.EventStore.Events;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Takes events into a buffer of documents.</summary>
internal static class Applying
{
    /// <exception cref="EventFaultException">The projection, or a document of it, is at fault; the buffer is to be thrown away.</exception>
    public static async Task ApplyAsync(DocumentBuffer buffer, EventPage page, CancellationToken cancellation)
    {
        var projection = buffer.Target.Projection.Projection;
        try
        {
            if (projection is IPerStreamProjection perStream)
                await FoldAsync(buffer, projection, perStream, page.Events, cancellation).ConfigureAwait(false);
            else
                await ApplySlicesAsync(buffer, projection, page, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (EventFaultException.Is(e, buffer.Connection, cancellation))
        {
            throw new EventFaultException(e);
        }
    }

    /// <exception cref="EventFaultException">A document cannot be stored.</exception>
    public static async Task FlushAsync(DocumentBuffer buffer, CancellationToken cancellation)
    {
        try
        {
            await buffer.FlushAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (EventFaultException.Is(e, buffer.Connection, cancellation))
        {
            throw new EventFaultException(e);
        }
    }

    private static async Task ApplySlicesAsync(
        DocumentBuffer buffer, IProjection projection, EventPage page, CancellationToken cancellation)
    {
        foreach (var slice in page.Slices())
        {
            if (slice.Events.Any(stored => projection.Handles(stored.Data.GetType())))
                await projection.ApplyAsync(buffer.Of(slice.TenantId), slice, cancellation).ConfigureAwait(false);
        }
    }

    // All documents are loaded at once, then folded in memory: no round trip per stream.
    private static async Task FoldAsync(
        DocumentBuffer buffer, IProjection projection, IPerStreamProjection perStream, IReadOnlyList<StoredEvent> events,
        CancellationToken cancellation)
    {
        var table = buffer.Target.ToWrite(perStream.DocumentType);
        var entries = new DocumentBuffer.Entry?[events.Count];
        var missing = new HashSet<DocumentBuffer.Entry>();
        for (var i = 0; i < entries.Length; i++)
        {
            var stored = events[i];
            if (!projection.Handles(stored.Data.GetType()))
                continue;
            var entry = entries[i] = buffer.Unread(table, stored.TenantId, stored.StreamId);
            // Before its first event a stream has no document.
            if (stored.Version == 1)
                entry.Known = entry.Absent = true;
            if (!entry.Known)
                missing.Add(entry);
        }

        await buffer.LoadAsync(table, missing, cancellation).ConfigureAwait(false);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not { } entry)
                continue;
            var before = entry.Document;
            var document = perStream.Evolve(before, events[i]);
            if (document is not null || before is not null)
                buffer.Set(entry, document, events[i].Version);
        }
    }
}
