using NodaTime;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Reading;
using Timeline.EventStore.Schema;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore;

/// <summary>Streams of events, and documents beside them, each belonging to one tenant. Thread-safe; one per process and schema.</summary>
/// <remarks>
/// Every read may be repeated after any fault. Of writes see <see cref="IEventSession.SaveChangesAsync"/>. A tenant is any text that
/// is not blank; a blank one is an <see cref="ArgumentException"/>.
/// </remarks>
public interface IEventStore
{
    /// <summary>Reads documents.</summary>
    IDocumentReader Documents { get; }

    /// <summary>
    /// Creates or upgrades the tables: all of it or nothing, once, however many nodes start together. Then checks that the database
    /// has all that the store needs. Call it before anything else.
    /// </summary>
    /// <exception cref="DatabaseTooNewException">A newer program has upgraded this database.</exception>
    /// <exception cref="SchemaMismatchException">Something is missing, or not as it should be; the message names all of it.</exception>
    Task MigrateAsync(CancellationToken cancellation = default);

    /// <summary>Begins to collect changes.</summary>
    /// <param name="tenantId">Whose data.</param>
    /// <param name="metadata">Who does what and why.</param>
    /// <exception cref="Events.Json.UnstorableTextException">A text of the metadata cannot be stored.</exception>
    IEventSession OpenSession(string tenantId, SessionMetadata? metadata = null);

    /// <summary>What a command stored; null when it was not carried out (or is being carried out just now).</summary>
    Task<HandledCommand?> FindCommandAsync(string tenantId, Guid commandId, CancellationToken cancellation = default);

    /// <summary>What is known of a stream without reading it; null when there is none.</summary>
    Task<StreamState?> GetStreamStateAsync(string tenantId, Guid streamId, CancellationToken cancellation = default);

    /// <summary>The events of a stream, in order. No stream, no events. Memory and connections do not grow with its length.</summary>
    /// <param name="tenantId">Whose stream.</param>
    /// <param name="streamId">The stream.</param>
    /// <param name="fromVersion">The first version, inclusive.</param>
    /// <param name="toVersion">The last version, inclusive; null for the newest.</param>
    /// <param name="recordedUntil">Only events recorded at this time or before: the stream as it was known then.</param>
    /// <param name="archived">True reads an archived stream, which is left out otherwise.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenantId, Guid streamId, long fromVersion = 1, long? toVersion = null, Instant? recordedUntil = null, bool archived = false,
        CancellationToken cancellation = default);

    /// <summary>Folds the events of a stream as they were said, without what the store knows about them: half the work of reading it.</summary>
    /// <remarks>The events are read in one query and folded as they come; memory does not grow with their number. An archived stream has no events.</remarks>
    /// <param name="tenantId">Whose stream.</param>
    /// <param name="streamId">The stream; without events, the answer is the seed at version 0.</param>
    /// <param name="seed">The state before the first event.</param>
    /// <param name="evolve">
    /// The state after an event; pure, and quick: a connection is held meanwhile. It is given what <see cref="StoredEvent.Data"/> would be.
    /// </param>
    /// <param name="toVersion">The last version, inclusive; null for the newest.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<FoldedStream<TState>> FoldDataAsync<TState>(
        string tenantId, Guid streamId, TState seed, Func<TState, object, TState> evolve, long? toVersion = null,
        CancellationToken cancellation = default);

    /// <summary>
    /// The events of all streams in the order of their positions: everything committed before the call, none skipped, though
    /// transactions commit out of order. Waits for transactions under way where it has to. Memory does not grow with their number.
    /// </summary>
    /// <param name="tenantId">One tenant; null for all.</param>
    /// <param name="afterPosition">Begins after this position, exclusive; 0 for all.</param>
    /// <param name="aliases">Only events stored under these names; null for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<StoredEvent> ReadAllAsync(
        string? tenantId, long afterPosition = 0, IReadOnlyCollection<string>? aliases = null, CancellationToken cancellation = default);

    /// <summary>
    /// The events of a stream after a version: first those that are there, then each as it is committed on whatever node, in order and
    /// once. Lost connections are outlasted. Ends by an <see cref="OperationCanceledException"/>, also when the store is disposed of.
    /// </summary>
    /// <param name="tenantId">Whose stream; it need not exist yet.</param>
    /// <param name="streamId">The stream.</param>
    /// <param name="afterVersion">The last version already seen; 0 for none.</param>
    /// <param name="cancellation">Ends the following.</param>
    IAsyncEnumerable<StoredEvent> FollowStreamAsync(
        string tenantId, Guid streamId, long afterVersion, CancellationToken cancellation = default);

    /// <summary>Where following from now on begins: misses nothing that is committed after the call. Events from just before it may come too.</summary>
    Task<long> GetPositionAsync(CancellationToken cancellation = default);

    /// <summary>As <see cref="FollowStreamAsync"/> for all streams, in the order of positions; never skips one that commits late.</summary>
    /// <param name="tenantId">One tenant; null for all.</param>
    /// <param name="afterPosition">The last position already seen; 0 for none.</param>
    /// <param name="cancellation">Ends the following.</param>
    IAsyncEnumerable<StoredEvent> FollowAsync(string? tenantId, long afterPosition, CancellationToken cancellation = default);

    /// <summary>Archives a stream: it takes no more events and is left out of reads. Does nothing when there is no such stream.</summary>
    Task ArchiveStreamAsync(string tenantId, Guid streamId, CancellationToken cancellation = default);

    /// <summary>Removes the content of one event, as <see cref="IEventSession.Redact"/> in a session of its own.</summary>
    /// <param name="tenantId">Whose stream.</param>
    /// <param name="streamId">The stream.</param>
    /// <param name="version">The version of the event.</param>
    /// <param name="actor">Who does it; kept for ever.</param>
    /// <param name="reason">Why; kept for ever.</param>
    /// <param name="replacement">What readers get from now on: an event of the same type; null for a <see cref="RedactedEvent"/>.</param>
    /// <param name="cancellation">Cancels it; it may or may not have been done then.</param>
    /// <exception cref="EventNotRedactableException">The event is not there, or of another type.</exception>
    Task RedactEventAsync(
        string tenantId, Guid streamId, long version, string actor, string reason, object? replacement = null, CancellationToken cancellation = default);

    /// <summary>The hash of a stream: printed where the database does not reach, it vouches for every event up to its version. Null when there is no such event.</summary>
    /// <param name="tenantId">Whose stream.</param>
    /// <param name="streamId">The stream; it may be archived.</param>
    /// <param name="version">The version; null for the last.</param>
    /// <param name="cancellation">Cancels it.</param>
    Task<HeadHash?> GetHeadHashAsync(string tenantId, Guid streamId, long? version = null, CancellationToken cancellation = default);

    /// <summary>
    /// Computes the hashes of all events anew and says of each stream whether they fit, ordered by tenant and stream, archived ones
    /// included. Everything is seen as of one moment; appends go on meanwhile. Memory does not grow; one connection is held to the end.
    /// </summary>
    /// <remarks>What it cannot prove is told in docs/evidence.md: compare <see cref="StreamVerification.HeadHash"/> with one noted elsewhere.</remarks>
    /// <param name="tenantId">One tenant; null for all.</param>
    /// <param name="streamId">One stream; null for all.</param>
    /// <param name="progress">Told after every thousand events, and at the end.</param>
    /// <param name="cancellation">Ends the verification.</param>
    IAsyncEnumerable<StreamVerification> VerifyAsync(
        string? tenantId = null, Guid? streamId = null, IProgress<VerificationProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>
    /// What a per-stream projection would have kept at a moment: folds each stream from its events before the first one recorded
    /// after that moment, ordered by stream. Writes nothing, and the documents that are kept now are not looked at. A stream that
    /// had not begun, or had no document then, is left out.
    /// </summary>
    /// <remarks>
    /// Costs the reading and folding of every event of the selected streams that was recorded until then, and a look at those recorded
    /// since; holds one document and a thousand events, and a connection only while it reads these. A moment that every append
    /// has outlasted gives the same answer for ever, but for what is archived or redacted later. What the projection throws ends it.
    /// </remarks>
    /// <param name="tenantId">Whose streams.</param>
    /// <param name="projection">The projection; it need not be registered.</param>
    /// <param name="recordedUntil">The moment, inclusive.</param>
    /// <param name="streams">Which streams; null for all that are not archived.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<DocumentAsKnown<TDocument>> ProjectAsKnownAtAsync<TDocument>(
        string tenantId, SingleStreamProjection<TDocument> projection, Instant recordedUntil, StreamSelection? streams = null,
        CancellationToken cancellation = default)
        where TDocument : class;

    /// <summary>Makes the documents of an inline projection anew from all events, in one transaction in which appends wait.</summary>
    Task RebuildAsync(IProjection projection, CancellationToken cancellation = default);

    /// <summary>
    /// Makes the documents of a background projection anew, beside those that are read, which are kept up to date meanwhile. At the
    /// end the new ones take their place in one short transaction. Appends do not wait; readers wait for milliseconds, once.
    /// </summary>
    /// <remarks>
    /// Interrupted, it leaves what is read untouched and may be started again. Tables change their identity: a transaction with
    /// REPEATABLE READ that began before the switch and reads the documents for the first time after it finds none, and views on a
    /// document table make the switch fail. Documents made of streams that are archived since are not made again.
    /// </remarks>
    /// <param name="projection">The name of a registered background projection. Its runner may run, here or elsewhere, or not.</param>
    /// <param name="progress">Told after every few thousand events.</param>
    /// <param name="cancellation">Interrupts it.</param>
    /// <exception cref="InvalidOperationException">It is not registered, is being rebuilt already, or is superseded by a newer version.</exception>
    Task RebuildAsync(string projection, IProgress<RebuildProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>How far each registered background projection is, in the order of registration.</summary>
    Task<IReadOnlyList<ProjectionStatus>> GetProjectionStatusAsync(CancellationToken cancellation = default);

    /// <summary>The parked events of background projections, of all tenants, in the order of the events.</summary>
    /// <param name="projection">One projection; null for all, also those that are not registered here.</param>
    /// <param name="cancellation">Cancels the query.</param>
    Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(string? projection = null, CancellationToken cancellation = default);

    /// <summary>Takes in a parked event once more, after its cause was put right; documents and dead letter change together.</summary>
    /// <remarks>
    /// Order: for a <see cref="SingleStreamProjection{TDocument}"/> the document is folded anew from the whole stream (less what is
    /// parked still), so that it becomes what it would be had the event never failed. Any other projection gets the event now, after
    /// events that came later: where that matters, rebuild instead.
    /// </remarks>
    /// <param name="id">The dead letter.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="InvalidOperationException">The projection is not registered here, has not begun, or is superseded by a newer version.</exception>
    Task<DeadLetterRetry> RetryDeadLetterAsync(Guid id, CancellationToken cancellation = default);
}
