using System.Data;
using Npgsql;

namespace Timeline.EventStore.Projections.Background;

/// <summary>An event cannot be taken in: the fault lies with it or with the projection, not with the database.</summary>
internal sealed class EventFaultException(Exception cause) : Exception(cause.Message, cause)
{
    public Exception Cause { get; } = cause;

    /// <summary>Tells what the event is to blame for from what will pass: a lost connection, a shutdown, a timeout, a deadlock.</summary>
    public static bool Is(Exception e, NpgsqlConnection connection, CancellationToken cancellation) => e switch
    {
        OperationCanceledException when cancellation.IsCancellationRequested => false,
        // Classes: 22 values that cannot be stored, 23 broken constraints, 54 too big a value.
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "54",
        NpgsqlException or EventFaultException or ProgressMovedException => false,
        _ => connection.State == ConnectionState.Open,
    };
}

/// <summary>Somebody else moved the progress of the projection: another owner, or a rebuild that was switched to.</summary>
internal sealed class ProgressMovedException(string name)
    : Exception($"The progress of the projection '{name}' was moved by somebody else; it is read again.");
