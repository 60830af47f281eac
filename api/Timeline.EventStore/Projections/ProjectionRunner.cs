namespace Timeline.EventStore.Projections;

/// <summary>
/// Keeps the background projections of a store up to date. Start one on every node: over all of them, each projection has one owner
/// at a time, and when it is gone another node takes over within about a second.
/// </summary>
/// <remarks>
/// Documents and progress change in one transaction, so that each event is taken in exactly once. Faults of the database are told to
/// <see cref="EventStoreOptions.OnBackgroundFault"/> and outlasted. Uses one connection per owned projection all the time, and one
/// more while it reads. Session locks need a direct connection to PostgreSQL, not a pooler in transaction mode.
/// </remarks>
/// <param name="store">A migrated store; it is not disposed of while the runner runs.</param>
public sealed class ProjectionRunner(PostgresEventStore store)
{
    /// <summary>Runs until it is cancelled, or until the store is disposed of; then returns.</summary>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(store.BackgroundProjections.Select(projection => Task.Run(() => store.RunBackgroundAsync(projection, cancellation), CancellationToken.None)));
}
