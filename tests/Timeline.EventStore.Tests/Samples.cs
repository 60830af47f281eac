using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Events;

namespace Timeline.EventStore.Tests;

// A lending library: events, a document and streams that have nothing to do with incidents.
public abstract record LoanEvent;

public sealed record BookLent(string Title, string Reader, LocalDate DueOn) : LoanEvent;

public sealed record LoanProlonged(LocalDate DueOn, Duration By) : LoanEvent;

public sealed record ReminderSent(string Text, Urgency Urgency) : LoanEvent;

public sealed record BookReturned(Instant At) : LoanEvent;

public enum Urgency
{
    Gentle,
    Firm,
}

public sealed record Card(string Id, string Reader, int Fine, Instant? Since = null);

public sealed record Shelf(Guid Id, string Name);

internal static class Samples
{
    public static readonly LocalDate Due = new(2026, 3, 4);

    public static EventStoreOptions Options(string schema, Duration? staleGap = null, IClock? clock = null, Action<Exception>? onFault = null)
    {
        // Gaps of these tests are never those of a Marten in Rich mode, unless a test says so.
        var options = new EventStoreOptions { Schema = schema, StaleGapThreshold = staleGap ?? Duration.Zero, Clock = clock, OnBackgroundFault = onFault };
        options.Events.AddDerivedFrom<LoanEvent>();
        options.Documents.Add<Card>(card => card.Id).Index("reader", "data ->> 'Reader'");
        options.Documents.Add<Shelf>(shelf => shelf.Id).UniqueIndex("name", "data ->> 'Name'");
        return options;
    }

    public static string Tenant() => "tenant-" + Guid.NewGuid().ToString("N");

    public static BookLent Lent(string title = "Middlemarch") => new(title, "Ada", Due);

    public static ReminderSent Reminder(int number) => new($"reminder {number}", Urgency.Gentle);

    public static async Task<Guid> StartAsync(this IEventStore store, string tenant, params LoanEvent[] events)
    {
        var id = Guid.CreateVersion7();
        var session = store.OpenSession(tenant);
        session.StartStream(id, "loan", events.Length == 0 ? [Lent()] : events);
        await session.SaveChangesAsync();
        return id;
    }

    public static Task<SaveResult> OpenAndStartAsync(this IEventStore store, string tenant, Guid id)
    {
        var session = store.OpenSession(tenant);
        session.StartStream(id, "loan", Lent());
        return session.SaveChangesAsync();
    }

    public static Task<SaveResult> AppendAsync(this IEventStore store, string tenant, Guid id, long expected, params LoanEvent[] events)
    {
        var session = store.OpenSession(tenant);
        session.Append(id, expected, events);
        return session.SaveChangesAsync();
    }

    public static Task<List<StoredEvent>> StreamAsync(this IEventStore store, string tenant, Guid id) =>
        store.ReadStreamAsync(tenant, id, cancellation: TestContext.Current.CancellationToken).ToListAsync().AsTask();

    /// <summary>The next events of a follower; fails when they do not come in time.</summary>
    public static async Task<List<StoredEvent>> TakeAsync(this IAsyncEnumerator<StoredEvent> follower, int count)
    {
        var taken = new List<StoredEvent>();
        while (taken.Count < count)
        {
            Assert.True(await follower.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
            taken.Add(follower.Current);
        }

        return taken;
    }
}
