using Marten;

namespace Timeline.Storage.DueWork;

/// <summary>How due work is done.</summary>
public sealed record DueWorkOptions
{
    /// <summary>How often a node looks for what is due; half of it is how late work is done on average.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The clock that says what is due; null for the database's, so that nodes need not agree on the time.</summary>
    public Func<DateTimeOffset>? Now { get; init; }

    /// <summary>How long one delivery may take.</summary>
    public TimeSpan LongestDelivery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many deliveries of this node may be under way at once.</summary>
    public int MostDeliveries { get; init; } = 8;

    /// <summary>After how many attempts a delivery is given up.</summary>
    public int MostAttempts { get; init; } = 12;

    /// <summary>The pause after the first failed delivery; each further one is twice as long, up to six hours.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told of what was done, and how late. Called from any thread.</summary>
    public Action<string, TimeSpan>? Done { get; init; }

    /// <summary>Told of faults, for a log. Called from any thread.</summary>
    public Action<Exception>? Report { get; init; }

    /// <summary>The pause after so many attempts.</summary>
    public TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20));
        return pause < TimeSpan.FromHours(6) ? pause : TimeSpan.FromHours(6);
    }

    /// <summary>Adds the documents of due work to a store.</summary>
    /// <param name="options">Of a store that is not made yet.</param>
    public static void AddTo(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Schema.For<DueItem>().Identity(item => item.Id)
            .Duplicate(item => item.At, pgType: "timestamp with time zone", notNull: true, configure: index => index.Name = "mt_doc_dueitem_idx_at");
    }
}
