using JasperFx;
using JasperFx.Events;
using Marten;
using Npgsql;

namespace Timeline.Storage.Commands;

/// <summary>What came of saving a session.</summary>
public enum SaveOutcome
{
    /// <summary>Everything is stored.</summary>
    Saved,

    /// <summary>Somebody else was faster: a stream is not at its expected version, or the database gave this save up for another. Nothing is stored.</summary>
    Overtaken,

    /// <summary>The command was carried out before. Nothing is stored now.</summary>
    Repeated,
}

/// <summary>Saves sessions that append, and tells what a command can do something about from faults.</summary>
public static class Saving
{
    private const string EventsIndex = "pk_mt_events_stream_and_version";
    private const string StreamsKey = "pkey_mt_streams_tenant_id_id";
    private static readonly string CommandsKey = "pkey_mt_doc_handledcommand_tenant_id_id";

    /// <summary>Stores everything that the session collected, or nothing.</summary>
    /// <remarks>
    /// After an exception that is not named below (a lost connection, a timeout, a cancellation) the changes may or may not be stored: with a
    /// command id it is safe to build the same session again and save it.
    /// </remarks>
    /// <exception cref="DocumentAlreadyExistsException">A document to insert exists already, or a unique index has its value. Nothing is stored.</exception>
    /// <exception cref="ConcurrencyException">A document is not at its expected revision. Nothing is stored.</exception>
    public static async Task<SaveOutcome> TrySaveAsync(this IDocumentSession session, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(session);
        try
        {
            await session.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return SaveOutcome.Saved;
        }
        catch (EventStreamUnexpectedMaxEventIdException)
        {
            return SaveOutcome.Overtaken;
        }
        catch (Exception e) when (Refusal(e) is { } refusal)
        {
            if (refusal is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
                return SaveOutcome.Overtaken;
            if (refusal is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EventsIndex or StreamsKey })
                return SaveOutcome.Overtaken;
            if (refusal.SqlState == PostgresErrorCodes.UniqueViolation && refusal.ConstraintName == CommandsKey)
                return SaveOutcome.Repeated;
            throw;
        }
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
