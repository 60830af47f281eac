using System.Text.Json;
using Npgsql;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events.Json;
using Timeline.EventStore.Reading;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Appending;

/// <summary>Turns what PostgreSQL refused into the exception that says it in the store's words.</summary>
internal static class SaveFaults
{
    // Raised by our own functions (Schema/Migrations); what they tell is JSON in the hint.
    private const string VersionConflict = "ES001";
    private const string Archived = "ES002";
    private const string RevisionConflict = "ES003";
    private const string NotRedactable = "ES004";

    private const string EventsIndex = "pk_mt_events_stream_and_version";

    /// <summary>The database gave this save up in favour of another transaction. Nothing was stored, and repeating it may succeed.</summary>
    public static bool HasLost(PostgresException e) => e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>A time limit of the database ended this save, or its administrator did. Nothing was stored.</summary>
    public static bool HasEnded(PostgresException e) => e.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable;

    public static bool IsOurs(PostgresException e) => e.SqlState switch
    {
        VersionConflict or Archived or RevisionConflict or NotRedactable => true,
        PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.CharacterNotInRepertoire => true,
        PostgresErrorCodes.UniqueViolation => e.ConstraintName == EventsIndex
            || (e.ConstraintName?.StartsWith("pkey_mt_doc_", StringComparison.Ordinal) ?? false)
            || (e.ConstraintName?.StartsWith("mt_doc_", StringComparison.Ordinal) ?? false),
        _ => false,
    };

    public static async Task<Exception> TranslateAsync(
        PostgresException e, StoreContext store, string tenant, PendingEvents pending, IReadOnlyList<DocumentOperation> documents,
        CancellationToken cancellation)
    {
        switch (e.SqlState)
        {
            case VersionConflict:
                var conflict = Told(e);
                return new StreamVersionConflictException(
                    conflict.GetProperty("stream").GetGuid(), conflict.GetProperty("expected").GetInt64(), conflict.GetProperty("actual").GetInt64(), e);
            case Archived:
                return new StreamArchivedException(Told(e).GetProperty("stream").GetGuid(), e);
            case RevisionConflict:
                var told = Told(e);
                return new DocumentRevisionConflictException(
                    told.GetProperty("document").GetString()!, told.GetProperty("id").GetString()!, told.GetProperty("expected").GetInt64(), e);
            case NotRedactable:
                var refused = Told(e);
                return new EventNotRedactableException(
                    refused.GetProperty("stream").GetGuid(), refused.GetProperty("version").GetInt64(), refused.GetProperty("type").GetString(), e);
            case PostgresErrorCodes.UniqueViolation when e.ConstraintName == EventsIndex:
                return await ForeignAppendAsync(e, store, tenant, pending, cancellation).ConfigureAwait(false);
            case PostgresErrorCodes.UniqueViolation:
                return Exists(e, documents);
            default:
                return new UnstorableTextException("", e.MessageText, e);
        }
    }

    // Another program's appender, which does not lock the stream, took the version under our feet.
    private static async Task<Exception> ForeignAppendAsync(
        PostgresException e, StoreContext store, string tenant, PendingEvents pending, CancellationToken cancellation)
    {
        foreach (var stream in pending.Streams)
        {
            var actual = await StreamReading.LastVersionAsync(store, tenant, stream.Id, cancellation).ConfigureAwait(false);
            if (actual > stream.Expected)
                return new StreamVersionConflictException(stream.Id, stream.Expected, actual, e);
        }

        return e;
    }

    private static DocumentExistsException Exists(PostgresException e, IReadOnlyList<DocumentOperation> documents)
    {
        var alias = e.TableName?.Replace("mt_doc_", "", StringComparison.Ordinal) ?? "";
        var inserted = documents
            .Where(document => document.What == DocumentOperation.Kind.Insert && document.Mapping.PrimaryKey == e.ConstraintName)
            .ToList();
        return new DocumentExistsException(alias, inserted.Count == 1 ? inserted[0].Id : null, e.ConstraintName, e);
    }

    private static JsonElement Told(PostgresException e) => JsonSerializer.Deserialize<JsonElement>(e.Hint!);
}
