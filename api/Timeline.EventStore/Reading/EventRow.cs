using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Reading;

/// <summary>Reads one row with the columns of <see cref="ReadingSql"/>.</summary>
internal static class EventRow
{
    public static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer) => Read(reader, serializer, out _);

    /// <param name="reader">At the row.</param>
    /// <param name="serializer">Makes the event of the body.</param>
    /// <param name="size">The bytes of the body.</param>
    public static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer, out int size)
    {
        var alias = reader.GetString(6);
        var dotNetName = Text(reader, 7);
        var body = reader.GetFieldValue<byte[]>(4);
        size = body.Length;
        var headers = reader.IsDBNull(12) ? EventHeaders.Read([]) : EventHeaders.Read(reader.GetFieldValue<byte[]>(12));
        return new StoredEvent
        {
            Position = reader.GetInt64(0),
            EventId = reader.GetGuid(1),
            StreamId = reader.IsDBNull(2) ? Guid.Empty : reader.GetGuid(2),
            Version = reader.GetInt64(3),
            Data = headers.Redaction is { } redaction && body.AsSpan().SequenceEqual("{}"u8)
                ? new RedactedEvent(alias, redaction)
                : serializer.Read(alias, dotNetName, body, reader.GetBoolean(5)),
            Alias = alias,
            Timestamp = Microseconds.FromColumn(reader.GetDateTime(8)),
            TenantId = reader.GetString(9),
            CorrelationId = Text(reader, 10),
            CausationId = Text(reader, 11),
            Headers = headers.Others,
            Hash = headers.Hash,
            Redaction = headers.Redaction,
            Actor = Text(reader, 13),
        };
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
