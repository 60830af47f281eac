using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Npgsql;

namespace Timeline.Storage.Projections;

/// <summary>How far a background projection is. Immutable.</summary>
/// <param name="Name">The projection.</param>
/// <param name="Version">The version registered in this process.</param>
/// <param name="Position">Every event up to here is in its documents or parked; 0 when this version has not begun.</param>
/// <param name="Newest">The newest position of all events that is visible now: the projection is up to date when it has reached it.</param>
/// <param name="LastUpdated">When its position moved last, by the database's clock; null when it has not begun.</param>
/// <param name="Owner">The node that keeps it up to date, by its <c>application_name</c>; null while none does.</param>
public sealed record ProjectionStatus(string Name, uint Version, long Position, long Newest, Instant? LastUpdated, string? Owner);

/// <summary>An event that a background projection could not take in: Marten's dead letter with what is known of its event. Immutable.</summary>
/// <param name="Letter">What failed.</param>
/// <param name="Event">The event; null when it is not in the database any more, or cannot be read.</param>
public sealed record ParkedEvent(DeadLetterEvent Letter, IEvent? Event);

/// <summary>What came of taking in a parked event once more.</summary>
public enum ParkedEventRetry
{
    /// <summary>The event is in the documents; it is parked no more.</summary>
    Applied,

    /// <summary>The projection threw again; what it said is kept.</summary>
    FailedAgain,

    /// <summary>It is not parked (any more).</summary>
    Gone,
}

/// <summary>Sees how Marten's daemon fares, over all nodes, and takes parked events in once more. Thread-safe.</summary>
/// <param name="store">Whose projections.</param>
/// <param name="database">Its pool.</param>
public sealed class BackgroundProjections(IDocumentStore store, NpgsqlDataSource database)
{
    private readonly string _schema = SchemaName.Quote(store.Options.DatabaseSchemaName);

    private IEnumerable<ShardName> Shards => store.Advanced.AllAsyncProjectionShardNames();

    /// <summary>How far each background projection is.</summary>
    public async Task<IReadOnlyList<ProjectionStatus>> StatusAsync(CancellationToken cancellation)
    {
        var found = new List<ProjectionStatus>();
        foreach (var shard in Shards)
        {
            var command = database.CreateCommand(
                $"select coalesce(p.last_seq_id, 0), p.last_updated, (select coalesce(max(seq_id), 0) from {_schema}.mt_events) from (select $1::varchar as name) n left join {_schema}.mt_event_progression p using (name)");
            await using var _ = command.ConfigureAwait(false);
            command.Parameters.Add(new() { Value = shard.Identity });
            var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using var __ = reader.ConfigureAwait(false);
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            found.Add(new ProjectionStatus(
                shard.Name, shard.Version, reader.GetInt64(0), reader.GetInt64(2),
                await reader.IsDBNullAsync(1, cancellation).ConfigureAwait(false) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(1)),
                await OwnerAsync(shard, cancellation).ConfigureAwait(false)));
        }

        return found;
    }

    /// <summary>The events that are parked, oldest first.</summary>
    /// <param name="tenant">Whose; Marten keeps dead letters of all tenants in one table.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<IReadOnlyList<ParkedEvent>> ParkedAsync(string tenant, CancellationToken cancellation)
    {
        var session = store.QuerySession(tenant);
        await using var _ = session.ConfigureAwait(false);
        var letters = await session.Query<DeadLetterEvent>().OrderBy(letter => letter.EventSequence).ToListAsync(cancellation).ConfigureAwait(false);
        var parked = new List<ParkedEvent>();
        foreach (var letter in letters)
        {
            IEvent? stored = null;
            try
            {
                stored = await EventOfAsync(session, letter, cancellation).ConfigureAwait(false);
            }
            catch (Marten.Exceptions.MartenException)
            {
                // Shown without it.
            }

            if (stored is not null || letter.TenantId == tenant)
                parked.Add(new ParkedEvent(letter, stored));
        }

        return parked;
    }

    /// <summary>Takes a parked event in once more.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">The dead letter's id.</param>
    /// <param name="cancellation">Cancels it; it may or may not be done then.</param>
    public async Task<ParkedEventRetry> RetryAsync(string tenant, Guid id, CancellationToken cancellation)
    {
        var session = store.LightweightSession(tenant);
        await using var _ = session.ConfigureAwait(false);
        if (await session.LoadAsync<DeadLetterEvent>(id, cancellation).ConfigureAwait(false) is not { } letter)
            return ParkedEventRetry.Gone;
        try
        {
            // What is not in the database any more needs no taking in; version 0.1 did not write down whose it was.
            if (await EventOfAsync(session, letter, cancellation).ConfigureAwait(false) is { } stored)
                await ProjectionOf(letter).ApplyAsync(session, stored, cancellation).ConfigureAwait(false);
            else if (letter.TenantId != tenant)
                return ParkedEventRetry.Gone;
            session.Delete(letter);
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return ParkedEventRetry.Applied;
        }
        catch (Exception e) when (e is not (OperationCanceledException or NpgsqlException))
        {
            session.EjectAllPendingChanges();
            letter.ExceptionMessage = e.Message;
            letter.ExceptionType = e.GetType().FullName!;
            session.Store(letter);
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return ParkedEventRetry.FailedAgain;
        }
    }

    // Each of ours makes its documents event by event, so that one may be taken in after later ones.
    private EventProjection ProjectionOf(DeadLetterEvent letter) =>
        ((DocumentStore)store).Options.Projections.All.Single(source => source.Name == letter.ProjectionName) as EventProjection
            ?? throw new InvalidOperationException($"The projection {letter.ProjectionName} does not take in events one by one; rebuild it.");

    private static async Task<IEvent?> EventOfAsync(IQuerySession session, DeadLetterEvent letter, CancellationToken cancellation) =>
        await session.Events.QueryAllRawEvents().Where(stored => stored.Sequence == letter.EventSequence).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);

    // Marten's HotCold daemon holds an advisory lock for each shard; the list of connections tells whose it is.
    private async Task<string?> OwnerAsync(ShardName shard, CancellationToken cancellation)
    {
        var id = ProjectionLockIds.Compute(store.Options.DatabaseSchemaName, shard, ((DocumentStore)store).Options.Projections.DaemonLockId);
        var command = database.CreateCommand(
            """
            select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32 | l.objid::bigint) = $1 limit 1
            """);
        await using var _ = command.ConfigureAwait(false);
        command.Parameters.Add(new() { Value = (long)id });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }
}
