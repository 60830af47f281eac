using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace Timeline.Storage.Commands;

/// <summary>What came of saving a session.</summary>
public enum SaveOutcome
{
    /// <summary>Everything is stored.</summary>
    Saved,

    /// <summary>
    /// Somebody else was faster: a stream or a document is not at its expected version, the database gave this save up for another, or its
    /// sequence gave a position that another event has (seen once after a crash, see docs/torture.md). Nothing is stored.
    /// </summary>
    Overtaken,

    /// <summary>The command was carried out before. Nothing is stored now.</summary>
    Repeated,
}

/// <summary>Saves sessions that append, and tells what a command can do something about from faults.</summary>
public static class Saving
{
    private const string EventsIndex = "pk_mt_events_stream_and_version";
    private const string StreamsKey = "pkey_mt_streams_tenant_id_id";
    private const string PositionsKey = "pkey_mt_events_seq_id";

    /// <summary>Stores everything that the session collected, or nothing.</summary>
    /// <remarks>
    /// After an exception that is not named below (a lost connection, a timeout, a cancellation) the changes may or may not be stored: with a
    /// command id it is safe to build the same session again and save it.
    /// </remarks>
    /// <exception cref="DocumentAlreadyExistsException">A document to insert exists already, or a unique index has its value. Nothing is stored.</exception>
    public static async Task<SaveOutcome> TrySaveAsync(this IDocumentSession session, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return SaveOutcome.Saved;
        }
        catch (Exception e) when (IsOvertaken(e) || e is AggregateException several && several.InnerExceptions.All(IsOvertaken))
        {
            return SaveOutcome.Overtaken;
        }
        catch (DocumentAlreadyExistsException e) when (e.DocType == typeof(HandledCommand))
        {
            return SaveOutcome.Repeated;
        }
        catch (ObjectDisposedException e) when (e.InnerException is NpgsqlException lost)
        {
            // Marten rolls back a transaction that ended with its connection.
            throw new NpgsqlException(lost.Message, lost);
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            if (refusal is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
                return SaveOutcome.Overtaken;
            if (refusal is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EventsIndex or StreamsKey or PositionsKey })
                return SaveOutcome.Overtaken;
            throw;
        }
    }

    // A stream that moved on is one of Marten's concurrency exceptions too.
    private static bool IsOvertaken(Exception fault) => fault is ConcurrencyException or ExistingStreamIdCollisionException;

    /// <summary>Begins the session's transaction and holds a stream until it is saved or disposed of: what is read from now on cannot be overtaken.</summary>
    /// <remarks>Whoever appends to it meanwhile must hold it too or name a version: a blind append waits with its events half stored, and may win by a deadlock.</remarks>
    /// <param name="session">Not begun yet.</param>
    /// <param name="stream">Need not exist; then nothing is held.</param>
    /// <param name="cancellation">Ends the waiting for whoever holds it.</param>
    public static async Task HoldStreamAsync(this IDocumentSession session, Guid stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var command = new NpgsqlCommand($"select 1 from {SchemaName.Quote(session.DocumentStore.Options.DatabaseSchemaName)}.mt_streams where tenant_id = $1 and id = $2 for update")
        {
            Parameters = { new() { Value = session.TenantId }, new() { Value = stream } },
        };
        await using var _ = command.ConfigureAwait(false);
        await session.ExecuteAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Begins the session's transaction and holds every document of a kind until it is saved or disposed of: others read them meanwhile, and none
    /// stores one. What is read from now on cannot be overtaken. For what is changed seldom.
    /// </summary>
    /// <param name="session">Not begun yet.</param>
    /// <param name="cancellation">Ends the waiting for whoever holds them.</param>
    public static async Task HoldAllAsync<TDocument>(this IDocumentSession session, CancellationToken cancellation)
        where TDocument : notnull
    {
        ArgumentNullException.ThrowIfNull(session);
        await session.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        var table = session.DocumentStore.Options.FindOrResolveDocumentType(typeof(TDocument)).TableName.Name;
        var command = new NpgsqlCommand($"lock table {SchemaName.Quote(session.DocumentStore.Options.DatabaseSchemaName)}.{table} in share row exclusive mode");
        await using var _ = command.ConfigureAwait(false);
        await session.ExecuteAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <summary>What PostgreSQL said, however Marten wrapped it; null when it was not PostgreSQL that refused.</summary>
    public static PostgresException? Refusal(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            if (fault is PostgresException refusal)
                return refusal;
        }

        return null;
    }
}
