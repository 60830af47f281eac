using JasperFx.Events;
using Marten;
using NodaTime;

namespace Timeline.Storage.Tests;

// A lending library: events, documents and streams that have nothing to do with incidents.
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

/// <summary>The state of one loan.</summary>
public sealed class Loan
{
    public Guid Id { get; set; }

    public int Reminders { get; set; }

    public void Apply(ReminderSent _) => Reminders++;
}

public sealed record Card(string Id, string Reader, int Fine, Instant? Since = null);

public sealed record Shelf(Guid Id, string Name);

internal static class Samples
{
    public static readonly LocalDate Due = new(2026, 3, 4);

    public static void AddTo(StoreOptions options)
    {
        options.Events.AddEventTypes([typeof(BookLent), typeof(LoanProlonged), typeof(ReminderSent), typeof(BookReturned)]);
        options.Schema.For<Card>().Identity(card => card.Id).Index(card => card.Reader, index => index.Name = "mt_doc_card_idx_reader");
        options.Schema.For<Shelf>().Identity(shelf => shelf.Id);
    }

    public static string Tenant() => "tenant-" + Guid.NewGuid().ToString("N");

    public static BookLent Lent(string title = "Middlemarch") => new(title, "Ada", Due);

    public static ReminderSent Reminder(int number) => new($"reminder {number}", Urgency.Gentle);

    /// <summary>A stream of its own, by one append.</summary>
    public static async Task<Guid> StartAsync(this StoreNode node, string tenant, params LoanEvent[] events)
    {
        var id = Guid.CreateVersion7();
        await using var session = node.Open(tenant);
        session.Events.Append(id, events.Length == 0 ? [Lent()] : events);
        await session.SaveChangesAsync();
        return id;
    }

    /// <summary>A stream of reminders.</summary>
    public static Task<Guid> RemindedAsync(this StoreNode node, string tenant, int events = 6) =>
        node.StartAsync(tenant, [.. Enumerable.Range(1, events).Select(Reminder)]);

    /// <param name="node">Where.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">The stream.</param>
    /// <param name="expected">The version before.</param>
    /// <param name="events">What is appended.</param>
    public static async Task AppendAsync(this StoreNode node, string tenant, Guid id, long expected, params LoanEvent[] events)
    {
        await using var session = node.Open(tenant);
        session.Events.Append(id, expected + events.Length, events.Cast<object>());
        await session.SaveChangesAsync();
    }

    public static async Task<IReadOnlyList<IEvent>> StreamAsync(this StoreNode node, string tenant, Guid id)
    {
        await using var session = node.Store.QuerySession(tenant);
        return await session.Events.FetchStreamAsync(id);
    }

    /// <summary>The next events of a follower; fails when they do not come in time.</summary>
    public static async Task<List<IEvent>> TakeAsync(this IAsyncEnumerator<IEvent> follower, int count)
    {
        var taken = new List<IEvent>();
        while (taken.Count < count)
        {
            Assert.True(await follower.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
            taken.Add(follower.Current);
        }

        return taken;
    }
}
