using Marten;
using Timeline.Storage.DueWork;
using Timeline.Torture.Entries;

namespace Timeline.Torture.DueWork;

/// <summary>What is due: an entry that names the item.</summary>
internal sealed class Booking(string kind) : IDueWork
{
    /// <summary>Several for each stream, which each of them locks.</summary>
    public static readonly string[] Kinds = ["first", "second", "third"];

    public string Kind => kind;

    public Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        session.Events.Append(item.Subject, new EntryMade(item.Id, 1, 1, 1));
        return Task.FromResult<DateTimeOffset?>(null);
    }
}
