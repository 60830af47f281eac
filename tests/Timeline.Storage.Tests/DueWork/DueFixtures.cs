using Marten;
using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

/// <summary>Work that appends a reminder with the item's id, and can be told to do otherwise.</summary>
internal sealed class Reminding(string kind = "remind", Func<DueItem, DateTimeOffset, DateTimeOffset?>? then = null) : IDueWork
{
    public string Kind => kind;

    public Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        session.Events.Append(item.Subject, new ReminderSent($"{item.Id}", Urgency.Firm));
        return Task.FromResult(then?.Invoke(item, now));
    }
}

internal static class DueItems
{
    /// <summary>Makes an item as a command would: stored with the session.</summary>
    public static async Task<DueItem> DueAsync(this StoreNode node, string tenant, Guid subject, DateTimeOffset at, string kind = "remind")
    {
        var item = new DueItem { Id = DueId.Of(kind, subject), Kind = kind, Subject = subject, At = at };
        await using var session = node.Open(tenant);
        session.Store(item);
        await session.SaveChangesAsync();
        return item;
    }

    public static async Task<DueItem?> FindAsync(this StoreNode node, string tenant, Guid id)
    {
        await using var session = node.Store.QuerySession(tenant);
        return await session.LoadAsync<DueItem>(id);
    }

    /// <summary>How many reminders of due work a stream holds.</summary>
    public static async Task<int> RemindersAsync(this StoreNode node, string tenant, Guid stream) =>
        (await node.StreamAsync(tenant, stream)).Count(stored => stored.Data is ReminderSent { Urgency: Urgency.Firm });

    public static DateTimeOffset Ago(double seconds) => DateTimeOffset.UtcNow.AddSeconds(-seconds);
}
