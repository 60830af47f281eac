using Npgsql;
using Timeline.EventStore.Events;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Reading;

/// <summary>Reads one row with the columns of <see cref="ReadingSql"/>.</summary>
internal static class EventRow
{
    private const int Stream = 12;
    private const int Tenant = 13;

    public static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer) => Read(reader, serializer, out _);

    /// <param name="reader">At the row.</param>
    /// <param name="serializer">Makes the event of the body.</param>
    /// <param name="size">The bytes of the body.</param>
    public static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer, out int size) =>
        Read(reader, serializer, reader.GetString(Tenant), reader.IsDBNull(Stream) ? Guid.Empty : reader.GetGuid(Stream), out size);

    /// <summary>A row of one known stream.</summary>
    public static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer, string tenant, Guid stream) =>
        Read(reader, serializer, tenant, stream, out _);

    private static StoredEvent Read(NpgsqlDataReader reader, EventSerializer serializer, string tenant, Guid stream, out int size)
    {
        var alias = reader.GetString(5);
        var body = reader.GetFieldValue<byte[]>(3);
        size = body.Length;
        var headers = reader.IsDBNull(10) ? EventHeaders.Read([]) : EventHeaders.Read(reader.GetFieldValue<byte[]>(10));
        return new StoredEvent
        {
            Position = reader.GetInt64(0),
            EventId = reader.GetGuid(1),
            StreamId = stream,
            Version = reader.GetInt64(2),
            Data = headers.Redaction is { } redaction && body.AsSpan().SequenceEqual("{}"u8)
                ? new RedactedEvent(alias, redaction)
                : serializer.Read(alias, Text(reader, 6), body, reader.GetBoolean(4)),
            Alias = alias,
            Timestamp = Microseconds.FromColumn(reader.GetDateTime(7)),
            TenantId = tenant,
            CorrelationId = Text(reader, 8),
            CausationId = Text(reader, 9),
            Headers = headers.Others,
            Hash = headers.Hash,
            Redaction = headers.Redaction,
            Actor = Text(reader, 11),
        };
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
