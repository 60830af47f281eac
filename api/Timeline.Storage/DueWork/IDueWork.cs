using Marten;

namespace Timeline.Storage.DueWork;

/// <summary>One kind of due work. What it does is done exactly once: in the transaction in which the item is claimed and removed.</summary>
public interface IDueWork
{
    /// <summary>Names the kind in the database; never renamed.</summary>
    string Kind { get; }

    /// <summary>Does what is due. The item's subject is locked: nobody appends to that stream meanwhile.</summary>
    /// <param name="session">Collects what is to be stored; saved by the caller, together with the removal of the item.</param>
    /// <param name="item">What is due.</param>
    /// <param name="now">The time by the clock that said it is due.</param>
    /// <param name="cancellation">Ends it; nothing is stored then.</param>
    /// <returns>When to look again; null when the work is done.</returns>
    Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation);
}

/// <summary>One kind of message to somewhere else. Each is delivered at least once: a node that dies after sending sends again.</summary>
public interface IDelivery
{
    /// <summary>Names the kind in the database; never renamed.</summary>
    string Kind { get; }

    /// <summary>Delivers one. No transaction is open meanwhile.</summary>
    /// <param name="item">What to deliver; its id tells the receiver a repetition.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>What came of it. What it throws counts as a failure that may pass.</returns>
    Task<DeliveryAnswer> DeliverAsync(DueItem item, CancellationToken cancellation);
}

/// <summary>What came of a delivery.</summary>
/// <param name="Outcome">Whether it is to be tried again.</param>
/// <param name="Text">The answer in words, for whoever looks after it; cut to 500 characters.</param>
public sealed record DeliveryAnswer(DeliveryOutcome Outcome, string Text);

/// <summary>Whether a delivery is to be tried again.</summary>
public enum DeliveryOutcome
{
    /// <summary>It arrived; the item is gone.</summary>
    Delivered,

    /// <summary>It may arrive later; tried again after a pause that grows.</summary>
    TryAgain,

    /// <summary>It will never arrive; the item stays, given up, with the answer.</summary>
    Refused,
}
