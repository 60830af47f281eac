namespace Timeline.Domain.Shared;

/// <summary>What a command comes to: events to record, nothing because nothing would change, or a rejection.</summary>
/// <remarks>Invariant: a rejected decision has no events.</remarks>
public sealed class Decision<TEvent>
    where TEvent : class
{
    private Decision(IReadOnlyList<TEvent> events, Rejection? rejection)
    {
        Events = events;
        Rejection = rejection;
    }

    /// <summary>What to record, in order; all of it or none. Empty when nothing would change, and when rejected.</summary>
    public IReadOnlyList<TEvent> Events { get; }

    /// <summary>Why not. Null unless rejected.</summary>
    public Rejection? Rejection { get; }

    public bool IsRejected => Rejection is not null;

    /// <summary>True when the command is fine and the record already says so.</summary>
    public bool IsNothing => Rejection is null && Events.Count == 0;

    public static Decision<TEvent> Record(IEnumerable<TEvent> events) => new([.. events], rejection: null);

    public static implicit operator Decision<TEvent>(TEvent @event) => new([@event], rejection: null);

    public static implicit operator Decision<TEvent>(TEvent[] events) => Record(events);

    public static implicit operator Decision<TEvent>(List<TEvent> events) => Record(events);

    public static implicit operator Decision<TEvent>(Rejection rejection) => new([], rejection);

    public static implicit operator Decision<TEvent>(Decision.NothingToRecord nothing) => new([], rejection: null);
}

/// <summary>What every decision can say, whatever its events.</summary>
public static class Decision
{
    /// <summary>Nothing would change. Converts to any <see cref="Decision{TEvent}"/>.</summary>
    public static readonly NothingToRecord Nothing;

    /// <summary>The empty decision before it is known which events it is about.</summary>
    public readonly record struct NothingToRecord;
}
