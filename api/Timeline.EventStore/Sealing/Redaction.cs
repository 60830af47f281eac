using NodaTime;

namespace Timeline.EventStore.Sealing;

/// <summary>Says that the content of an event was removed. Immutable.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, by the store's clock.</param>
/// <param name="Reason">Why.</param>
/// <param name="RemovedHash">The SHA-256 of the removed content, by the rule of docs/evidence.md: whoever has kept the content can show that it was this.</param>
public sealed record Redaction(string? By, Instant At, string? Reason, string RemovedHash);

/// <summary>Stands for an event whose content was removed without a replacement.</summary>
/// <param name="Alias">The stored name of its type.</param>
/// <param name="Redaction">Who, when and why.</param>
public sealed record RedactedEvent(string Alias, Redaction Redaction);

/// <summary>The event to redact is not there, or is not of the replacement's type. Nothing was stored.</summary>
public sealed class EventNotRedactableException : Exception
{
    internal EventNotRedactableException(Guid streamId, long version, string? foundAlias, Exception inner)
        : base(
            foundAlias is null
                ? $"Stream {streamId} has no version {version}."
                : $"Version {version} of stream {streamId} is a '{foundAlias}'; its replacement must be one too.",
            inner)
    {
        StreamId = streamId;
        Version = version;
    }

    /// <summary>The stream.</summary>
    public Guid StreamId { get; }

    /// <summary>The version asked for.</summary>
    public long Version { get; }
}
