using System.Text.Json;
using NodaTime;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Events;

/// <summary>One recorded event with everything the store knows about it. Immutable.</summary>
public sealed record StoredEvent
{
    /// <summary>Unique over all streams and tenants; time-ordered (UUIDv7) when this store wrote it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Whose event it is.</summary>
    public required string TenantId { get; init; }

    /// <summary>The stream it belongs to.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>1-based place within the stream, without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>Place among all events of all tenants (<c>seq_id</c>): ascending, with gaps where an append was rolled back.</summary>
    public required long Position { get; init; }

    /// <summary>
    /// The event itself: an instance of a registered type, an <see cref="UnknownEvent"/>, or, when its content was removed and nothing
    /// put in its place, a <see cref="RedactedEvent"/>.
    /// </summary>
    public required object Data { get; init; }

    /// <summary>The name of its type in the database.</summary>
    public required string Alias { get; init; }

    /// <summary>When the store took it (record time), in whole microseconds. Never before the previous event of the stream.</summary>
    public required Instant Timestamp { get; init; }

    /// <summary>Ties together everything that one request or conversation caused.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What directly caused it: usually the id of a command or of another event.</summary>
    public string? CausationId { get; init; }

    /// <summary>Who did it (<c>user_name</c>).</summary>
    public string? Actor { get; init; }

    /// <summary>Further metadata. A value that another program stored as something else than a string is given as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EventHeaders.None;

    /// <summary>Its hash, which stands for this and every earlier event of the stream; null when another program appended it.</summary>
    public string? Hash { get; init; }

    /// <summary>Who removed its content, when and why; null when nobody did.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>Through which door it came in, from the headers.</summary>
    public string? Source => Headers.GetValueOrDefault(EventHeaders.Source);

    /// <summary>The command that recorded it, from the headers; null when none is known.</summary>
    public Guid? CommandId => Guid.TryParse(Headers.GetValueOrDefault(EventHeaders.CommandId), out var id) ? id : null;
}

/// <summary>
/// Stands for an event which this program cannot read: another program's type, a newer version's type, a damaged or binary body.
/// </summary>
/// <param name="Alias">The stored name of its type.</param>
/// <param name="DotNetName">The .NET type that wrote it, when recorded.</param>
/// <param name="Json">The stored body.</param>
/// <param name="Reason">Why it could not be read, in words.</param>
public sealed record UnknownEvent(string Alias, string? DotNetName, JsonElement Json, string Reason);
