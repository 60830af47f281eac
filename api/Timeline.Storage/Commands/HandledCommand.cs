using System.Text.Json.Serialization;

namespace Timeline.Storage.Commands;

/// <summary>The record that a command was carried out: a document beside its events, stored in the same transaction. Immutable.</summary>
// Storage contract: the members are in the database (mt_doc_handledcommand); add optional ones, never rename.
public sealed record HandledCommand
{
    /// <summary>The client's id of the command.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it appended.</summary>
    public required IReadOnlyList<StreamVersion> Streams { get; init; }

    /// <summary>A short text kept for repetitions. No command of today keeps one.</summary>
    public string? Result { get; init; }

    /// <summary>Who did it.</summary>
    public string? Actor { get; init; }

    /// <summary>What it was: the name of its mutation. Null: stored before this was kept.</summary>
    public string? Mutation { get; init; }

    /// <summary>What was sent under its id, as <see cref="CommandDigests"/> makes it. Null: stored before this was kept, or removed with the content.</summary>
    public string? Digest { get; init; }

    /// <summary>What it did to a stream; null when it appended nothing there.</summary>
    public StreamVersion? On(Guid stream) => Streams.FirstOrDefault(appended => appended.StreamId == stream);
}

/// <summary>A stream and the version it reached.</summary>
/// <param name="StreamId">The stream.</param>
/// <param name="Version">The version of its last event.</param>
/// <param name="Appended">How many events were appended.</param>
public sealed record StreamVersion(Guid StreamId, long Version, int Appended)
{
    /// <summary>The version of the first event appended.</summary>
    [JsonIgnore]
    public long First => Version - Appended + 1;
}
