using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.Benchmarks.Load.Rebuilding;

/// <summary>Streams written by COPY in the store's format: many are open at once and grow in turn, so that no stream lies together.</summary>
internal sealed class GeneratedStreams(int streams, int perStream)
{
    // How many streams are open at once.
    private const int Open = 1_000;
    private const string EventColumns =
        "seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, headers, user_name, is_archived";

    private static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly (string Alias, string Name, byte[] Body)[] Bodies = [.. Enumerable.Range(0, 4096).Select(Body)];

    /// <param name="bench">Where.</param>
    /// <param name="schema">Made, and empty.</param>
    /// <param name="events">How many events at least; made up to whole streams.</param>
    /// <param name="streams">In how many streams.</param>
    public static async Task WriteAsync(Bench bench, string schema, int events, int streams)
    {
        var generated = new GeneratedStreams(streams, (events + streams - 1) / streams);
        await using var connection = new NpgsqlConnection(bench.Server.ConnectionString);
        await connection.OpenAsync();

        // The rows fit each other by their making: the foreign key need not be looked up each time, and nothing here asks for seals.
        await ExecuteAsync(connection, "set session_replication_role = replica");
        await generated.WriteStreamsAsync(connection, schema);
        await generated.WriteEventsAsync(connection, schema);
        await ExecuteAsync(connection, $"select setval('{schema}.mt_events_sequence', (select max(seq_id) from {schema}.mt_events))");
        await ExecuteAsync(connection, "set session_replication_role = default");
        await ExecuteAsync(connection, $"vacuum (analyze) {schema}.mt_events, {schema}.mt_streams");
    }

    private async Task WriteStreamsAsync(NpgsqlConnection connection, string schema)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {schema}.mt_streams (tenant_id, id, type, version, timestamp, created, is_archived) from stdin (format binary)");
        for (var stream = 0; stream < streams; stream++)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(Bench.Tenant, NpgsqlDbType.Varchar);
            await copy.WriteAsync(Id(0x7000, stream), NpgsqlDbType.Uuid);
            await copy.WriteAsync("notebook", NpgsqlDbType.Varchar);
            await copy.WriteAsync((long)perStream, NpgsqlDbType.Bigint);
            await copy.WriteAsync(Begin.AddSeconds(stream), NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(Begin.AddSeconds(stream), NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(value: false, NpgsqlDbType.Boolean);
        }

        await copy.CompleteAsync();
    }

    private async Task WriteEventsAsync(NpgsqlConnection connection, string schema)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {schema}.mt_events ({EventColumns}) from stdin (format binary)");
        copy.Timeout = TimeSpan.FromHours(1);
        var position = 0L;
        for (var first = 0; first < streams; first += Open)
        {
            var open = Math.Min(Open, streams - first);
            for (var version = 1; version <= perStream; version++)
            {
                for (var stream = first; stream < first + open; stream++)
                    await WriteEventAsync(copy, ++position, stream, version);
            }
        }

        await copy.CompleteAsync();
    }

    private async Task WriteEventAsync(NpgsqlBinaryImporter copy, long position, int stream, int version)
    {
        var (alias, name, body) = Bodies[(position + version) % Bodies.Length];
        await copy.StartRowAsync();
        await copy.WriteAsync(position, NpgsqlDbType.Bigint);
        await copy.WriteAsync(Id(0x7001, position), NpgsqlDbType.Uuid);
        await copy.WriteAsync(Id(0x7000, stream), NpgsqlDbType.Uuid);
        await copy.WriteAsync((long)version, NpgsqlDbType.Bigint);
        await copy.WriteAsync(body, NpgsqlDbType.Jsonb);
        await copy.WriteAsync(alias, NpgsqlDbType.Varchar);
        await copy.WriteAsync(Begin.AddSeconds(position), NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(Bench.Tenant, NpgsqlDbType.Varchar);
        await copy.WriteAsync(name, NpgsqlDbType.Varchar);
        await copy.WriteAsync("request-0198c0de", NpgsqlDbType.Varchar);
        await copy.WriteAsync("{\"source\":\"bench\"}", NpgsqlDbType.Jsonb);
        await copy.WriteAsync("ada@example.org", NpgsqlDbType.Varchar);
        await copy.WriteAsync(value: false, NpgsqlDbType.Boolean);
    }

    private static (string Alias, string Name, byte[] Body) Body(int number)
    {
        var note = Notes.Make(number);
        var type = note.GetType();
        return (Notes.AliasOf(type), $"{type.FullName}, {type.Assembly.GetName().Name}", Notes.Body(note));
    }

    // Ascending like UUIDv7, then mixed, and the same at every run.
    private static Guid Id(ushort mark, long number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], mark);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], unchecked((ulong)number * 0x9E3779B97F4A7C15UL));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
