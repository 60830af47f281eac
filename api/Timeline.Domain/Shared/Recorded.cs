using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>An event with its envelope, as the store took it.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Sequence">Its position in its stream: from 1, without gaps. The stream's version after it.</param>
/// <param name="RecordedAt">When the store took it. Not when it happened: that is a member of the event.</param>
/// <param name="Actor">The signed-in person or program that recorded it.</param>
/// <param name="Source">The way it came in.</param>
public sealed record Recorded<TEvent>(TEvent Event, long Sequence, Instant RecordedAt, string Actor, Source Source)
    where TEvent : class;

/// <summary>How an event came in.</summary>
public enum Source
{
    Web,
    Api,
    Cli,
    Import,
    Webhook,
    System,
}
