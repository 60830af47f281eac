using NodaTime;

namespace Timeline.EventStore.Documents;

/// <summary>A document with what the store knows about it. Immutable.</summary>
/// <param name="Document">The document.</param>
/// <param name="Revision">Counts changes from 1; for a per-stream document, the version of the stream it was made from.</param>
/// <param name="LastModified">When it was last stored.</param>
public sealed record StoredDocument<T>(T Document, long Revision, Instant LastModified);
