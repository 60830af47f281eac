using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Appending;

/// <summary>Finds what a command stored the first time.</summary>
internal static class CommandLookup
{
    public static async Task<HandledCommand?> FindAsync(StoreContext store, string tenant, Guid command, CancellationToken cancellation)
    {
        var found = await DocumentReading.LoadAsync<HandledCommand>(store, tenant, command, cancellation).ConfigureAwait(false);
        return found is null ? null : found.Document with { HandledAt = found.LastModified };
    }
}
