using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Appending;

/// <summary>Collects changes of one tenant and stores all of them, or none. Used once; not thread-safe; holds no connection.</summary>
public interface IEventSession
{
    /// <summary>Whose data it changes.</summary>
    string TenantId { get; }

    /// <summary>What is recorded with every event.</summary>
    SessionMetadata Metadata { get; }

    /// <summary>A short text kept with the command id and given back when the command is repeated. Needs a command id.</summary>
    string? Result { get; set; }

    /// <summary>Begins a stream with its first events.</summary>
    /// <param name="streamId">New in this tenant.</param>
    /// <param name="aggregateType">The kind of stream (<c>mt_streams.type</c>), or null.</param>
    /// <param name="events">At least one.</param>
    /// <exception cref="ArgumentException">There are no events, or the stream is already begun in this session.</exception>
    /// <exception cref="InvalidOperationException">An event's type is not registered.</exception>
    /// <exception cref="Events.Json.UnstorableTextException">A text of an event cannot be stored.</exception>
    void StartStream(Guid streamId, string? aggregateType, params IReadOnlyCollection<object> events);

    /// <summary>Adds events to the end of a stream.</summary>
    /// <param name="expectedVersion">
    /// The version of the stream that the decision was based on (before these events). 0 begins the stream.
    /// A second append to the same stream names the version reached by the first.
    /// </param>
    /// <param name="streamId">The stream.</param>
    /// <param name="events">At least one.</param>
    /// <exception cref="ArgumentException">There are no events, or the version does not follow on this session's earlier append.</exception>
    /// <exception cref="InvalidOperationException">An event's type is not registered.</exception>
    /// <exception cref="Events.Json.UnstorableTextException">A text of an event cannot be stored.</exception>
    void Append(Guid streamId, long expectedVersion, params IReadOnlyCollection<object> events);

    /// <summary>
    /// Removes the content of a stored event. Its hash stays, so that the stream can be verified as before; with it stays who did it
    /// (the session's actor), when and why. An event may be redacted again.
    /// </summary>
    /// <remarks>
    /// Documents made from the content are not changed by this, and no projection runs: append an event that says so in the same
    /// session, or rebuild. The database's own log and every backup hold the content until they are discarded.
    /// </remarks>
    /// <param name="streamId">The stream; it may be archived.</param>
    /// <param name="version">The version of the event, 1 or more, stored before this session.</param>
    /// <param name="reason">Why; kept for ever.</param>
    /// <param name="replacement">What readers get from now on: an event of the same type; null for a <see cref="Sealing.RedactedEvent"/>.</param>
    /// <exception cref="InvalidOperationException">The session has no actor, or the replacement's type is not registered.</exception>
    /// <exception cref="Events.Json.UnstorableTextException">A text cannot be stored.</exception>
    void Redact(Guid streamId, long version, string reason, object? replacement = null);

    /// <summary>Stores a document, replacing the one with its id.</summary>
    /// <param name="document">Its type is registered.</param>
    /// <param name="expectedRevision">When given, only this revision is replaced; else <see cref="DocumentRevisionConflictException"/>.</param>
    void Store<T>(T document, long? expectedRevision = null)
        where T : class;

    /// <summary>Stores a new document; one with its id existing is a <see cref="DocumentExistsException"/>.</summary>
    void Insert<T>(T document)
        where T : class;

    /// <summary>Removes a document; one that is not there is no error.</summary>
    /// <param name="id">A <see cref="Guid"/> or a <see cref="string"/>, as registered.</param>
    void Delete<T>(object id)
        where T : class;

    /// <summary>Stores everything collected, in one transaction; followers wake after it.</summary>
    /// <remarks>
    /// After an exception that is not one of those below (a lost connection, a timeout, a cancellation) the changes may or may not be
    /// stored. With a command id it is always safe to build the same session again and save it: what was stored is not stored twice.
    /// Without one, read the streams' versions first: the expected versions make a repetition a conflict, not a duplicate.
    /// </remarks>
    /// <exception cref="StreamVersionConflictException">A stream is not at its expected version. Nothing was stored.</exception>
    /// <exception cref="StreamArchivedException">A stream is archived. Nothing was stored.</exception>
    /// <exception cref="DocumentExistsException">A document to insert exists already. Nothing was stored.</exception>
    /// <exception cref="DocumentRevisionConflictException">A document moved past its expected revision. Nothing was stored.</exception>
    /// <exception cref="Sealing.EventNotRedactableException">An event to redact is not there, or of another type. Nothing was stored.</exception>
    /// <exception cref="SaveGivenUpException">The database gave it up several times for other transactions, or at a time limit of its own. Nothing was stored.</exception>
    /// <exception cref="InvalidOperationException">The session was saved before.</exception>
    Task<SaveResult> SaveChangesAsync(CancellationToken cancellation = default);
}
