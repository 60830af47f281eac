using NodaTime;

namespace Timeline.Domain.Shared;

/// <summary>An event with its envelope, as the store took it.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Sequence">Its position in its stream: from 1, without gaps. The stream's version after it.</param>
/// <param name="RecordedAt">When the store took it. Not when it happened: that is a member of the event.</param>
/// <param name="Actor">The signed-in person or program that recorded it.</param>
/// <param name="Source">The way it came in.</param>
/// <param name="Redaction">Who removed content from it since, when and why. Null: it is as it was recorded.</param>
/// <param name="DeviceClockAhead">By how many seconds the clock of the device that sent it was ahead of the server's; negative: behind. Null: it agreed, or was not told.</param>
public sealed record Recorded<TEvent>(
    TEvent Event, long Sequence, Instant RecordedAt, string Actor, Source Source, Redaction? Redaction = null, int? DeviceClockAhead = null)
    where TEvent : class;

/// <summary>Says that content was removed for good.</summary>
/// <param name="By">The signed-in person or program that did it.</param>
public sealed record Redaction(string By, Instant At, string Reason);

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
