using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Timeline.Storage;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Ordering;

/// <summary>Writes down each event that the daemon brings, in the order in which it brings them, in the transaction in which they are taken in.</summary>
internal sealed class Seen : IProjection
{
    public const string Table = $"{EntryStore.Schema}.seen";

    public const string TableSql = $"create table {Table} (number bigint generated always as identity, position bigint not null, process integer not null)";

    public static void AddTo(StoreOptions options) => options.Projections.Add(new Seen(), ProjectionLifecycle.Async, "Seen", MartenSetup.ForBackground);

    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        // One statement for all: it numbers them as they come.
        operations.QueueSqlCommand(
            $"insert into {Table} (position, process) select position, ? from unnest(?::bigint[]) with ordinality as brought (position, nth) order by nth",
            Environment.ProcessId, events.Select(stored => stored.Sequence).ToArray());
        return Task.CompletedTask;
    }
}
