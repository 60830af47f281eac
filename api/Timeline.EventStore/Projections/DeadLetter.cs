using NodaTime;

namespace Timeline.EventStore.Projections;

/// <summary>An event that a background projection could not take in, parked in Marten's table of dead letters. Immutable.</summary>
public sealed record DeadLetter
{
    /// <summary>Names this dead letter.</summary>
    public required Guid Id { get; init; }

    /// <summary>The projection that failed.</summary>
    public required string Projection { get; init; }

    /// <summary>The position of the event among all events.</summary>
    public required long Position { get; init; }

    /// <summary>Whose event it is; null when the event is not in the database any more.</summary>
    public required string? TenantId { get; init; }

    /// <summary>The stream of the event; null when the event is not in the database any more.</summary>
    public required Guid? StreamId { get; init; }

    /// <summary>The version of the event in its stream; null when the event is not in the database any more.</summary>
    public required long? Version { get; init; }

    /// <summary>The stored name of the event's type; null when the event is not in the database any more.</summary>
    public required string? Alias { get; init; }

    /// <summary>The .NET type of what was thrown last.</summary>
    public required string ExceptionType { get; init; }

    /// <summary>The message of what was thrown last.</summary>
    public required string ExceptionMessage { get; init; }

    /// <summary>When it failed last, by the database's clock.</summary>
    public required Instant FailedAt { get; init; }
}

/// <summary>What came of taking in a parked event once more.</summary>
public enum DeadLetterRetry
{
    /// <summary>The event is in the documents; the dead letter is gone.</summary>
    Applied,

    /// <summary>The projection threw again; the dead letter tells what.</summary>
    FailedAgain,

    /// <summary>There is no such dead letter (any more), or no such event.</summary>
    Gone,
}
