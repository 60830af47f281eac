using System.Data.Common;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using NodaTime;
using NpgsqlTypes;
using Timeline.Storage.Commands;
using Timeline.Storage.Json;
using Weasel.Postgresql;
using Weasel.Storage;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;
using OperationRole = Weasel.Core.OperationRole;

namespace Timeline.Storage.Sealing;

/// <summary>Says that the content of an event was removed. Immutable.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When, by the database's clock.</param>
/// <param name="Reason">Why.</param>
/// <param name="RemovedHash">The SHA-256 of the removed content, by the rule of docs/evidence.md: whoever has kept the content can show that it was this.</param>
/// <param name="LeftNothing">True when nothing was put in its place: the event's members have no values.</param>
public sealed record Redaction(string? By, Instant At, string? Reason, string RemovedHash, bool LeftNothing)
{
    /// <summary>The last redaction of an event; null when nobody removed its content.</summary>
    public static Redaction? Of(IEvent stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Headers?.GetValueOrDefault(EventHeaders.Redactions) is JsonElement redactions ? RedactionRecord.Parse(redactions)?[^1].ToRedaction() : null;
    }
}

/// <summary>Removes content in a session's transaction.</summary>
public static class RedactionExtensions
{
    /// <summary>
    /// Removes the content of a stored event when the session is saved. Its hash stays, so that the stream can be verified as before; with it
    /// stay who did it (the session's <c>LastModifiedBy</c>), when and why. An event may be redacted again.
    /// </summary>
    /// <remarks>
    /// Documents made from the content are not changed by this: append an event that says so in the same session. The database's own log and
    /// every backup hold the content until they are discarded.
    /// </remarks>
    /// <param name="session">Its tenant's event.</param>
    /// <param name="streamId">The stream; it may be archived.</param>
    /// <param name="version">The version of the event.</param>
    /// <param name="reason">Why; kept for ever.</param>
    /// <param name="replacement">What readers get from now on: an event of the same type.</param>
    /// <exception cref="InvalidOperationException">The session does not say who.</exception>
    /// <exception cref="ArgumentException">The replacement is of no known type of events.</exception>
    /// <exception cref="UnstorableTextException">A text cannot be stored.</exception>
    public static void Redact(this IDocumentSession session, Guid streamId, long version, string reason, object replacement)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(replacement);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        StorableText.Check(reason, nameof(reason));
        if (string.IsNullOrWhiteSpace(session.LastModifiedBy))
            throw new InvalidOperationException("A redaction says who did it; set LastModifiedBy of the session.");

        var options = session.DocumentStore.Options;
        var alias = options.Events.AllKnownEventTypes().FirstOrDefault(known => known.EventType == replacement.GetType())?.EventTypeName
            ?? throw new ArgumentException($"{replacement.GetType().Name} is no type of events that this store knows.", nameof(replacement));
        session.QueueOperation(new RedactOperation(
            $"select {SchemaName.Quote(options.DatabaseSchemaName)}.es_redact(?, ?, ?, ?, ?, ?, ?, null)",
            [session.TenantId, streamId, version, alias, options.Serializer().ToJson(replacement), session.LastModifiedBy, reason]));
    }

    /// <summary>A function's call answers with a row, which <c>QueueSqlCommand</c> would leave to the next operation to read.</summary>
    private sealed class RedactOperation(string sql, object[] values) : IStorageOperation
    {
        private static readonly NpgsqlDbType[] Types =
            [NpgsqlDbType.Varchar, NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Varchar, NpgsqlDbType.Jsonb, NpgsqlDbType.Varchar, NpgsqlDbType.Varchar];

        public Type DocumentType => typeof(IEvent);

        public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
        {
            var parameters = builder.AppendWithParameters(sql);
            for (var i = 0; i < parameters.Length; i++)
                (parameters[i].NpgsqlDbType, parameters[i].Value) = (Types[i], values[i]);
        }

        public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

        public OperationRole Role() => OperationRole.Other;
    }
}
