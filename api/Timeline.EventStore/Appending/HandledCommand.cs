using System.Text.Json.Serialization;
using NodaTime;

namespace Timeline.EventStore.Appending;

/// <summary>The record that a command was carried out: a document beside its events, stored in the same transaction. Immutable.</summary>
// Storage contract: the members are in the database (mt_doc_handledcommand).
public sealed record HandledCommand
{
    /// <summary>The client's id of the command.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it appended.</summary>
    public required IReadOnlyList<StreamVersion> Streams { get; init; }

    /// <summary>The text kept for repetitions.</summary>
    public string? Result { get; init; }

    /// <summary>Who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>When it was stored, by the database's clock.</summary>
    [JsonIgnore]
    public Instant HandledAt { get; init; }

    internal SaveResult ToResult() => new()
    {
        Repeated = true,
        Streams = Streams,
        Result = Result,
        RecordedAt = Streams.Count == 0 ? null : HandledAt,
    };
}
