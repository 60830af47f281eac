using System.Globalization;
using Npgsql;

namespace Timeline.Storage.Sealing;

/// <summary>Everything of one stored event that its hash covers, as it is in the database.</summary>
internal sealed record SealedRow
{
    public required string TenantId { get; init; }

    public required Guid StreamId { get; init; }

    public required long Version { get; init; }

    public required long Position { get; init; }

    public required Guid EventId { get; init; }

    public required string Type { get; init; }

    public string? DotNetType { get; init; }

    /// <summary>Microseconds since 1970, UTC; null for PostgreSQL's infinity.</summary>
    public required long? RecordedAt { get; init; }

    public string? CorrelationId { get; init; }

    public string? CausationId { get; init; }

    public string? Actor { get; init; }

    /// <summary>As the database prints it, which is the canonical form.</summary>
    public required byte[] Data { get; init; }

    public byte[]? Binary { get; init; }

    public required SealHeaders Headers { get; init; }

    /// <summary>Null hides an event from every reader, as true does. Not covered by the hash: archiving may change it.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Reads a row with the event's columns of <see cref="ChainVerifier"/>'s walk.</summary>
    public static SealedRow Read(NpgsqlDataReader reader) => new()
    {
        TenantId = reader.GetString(0),
        StreamId = reader.GetGuid(1),
        Version = reader.GetInt64(4),
        Position = reader.GetInt64(5),
        EventId = reader.GetGuid(6),
        Type = reader.GetString(7),
        DotNetType = Text(reader, 8),
        RecordedAt = reader.IsDBNull(9) ? null : reader.GetInt64(9),
        CorrelationId = Text(reader, 10),
        CausationId = Text(reader, 11),
        Actor = Text(reader, 12),
        Data = reader.GetFieldValue<byte[]>(13),
        Binary = Bytes(reader, 14),
        IsArchived = reader.IsDBNull(15) ? null : reader.GetBoolean(15),
        Headers = new SealHeaders(
            reader.GetFieldValue<byte[]>(16), Text(reader, 17), int.TryParse(Text(reader, 18), NumberStyles.None, CultureInfo.InvariantCulture, out var rule) ? rule : 0, Bytes(reader, 19)),
    };

    private static byte[]? Bytes(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
