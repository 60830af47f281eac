using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NpgsqlTypes;
using Timeline.Storage.Sealing;

namespace Timeline.Storage.Tests.Sealing;

/// <summary>The rule is a contract: the committed vectors (made by a third program from the text of docs/evidence.md) never change.</summary>
public sealed class SealVectorTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    public static TheoryData<string> Names { get; } = [.. Vectors().Select(vector => vector.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_program_hashes_as_the_rule_says(string name)
    {
        var vector = Vectors().Single(candidate => candidate.GetProperty("name").GetString() == name);
        var headers = await fixture.ScalarAsync<string>("select es_sealed_headers($1::text::jsonb)::text", (object?)Text(vector, "headers") ?? DBNull.Value);
        var row = Row(vector, Encoding.UTF8.GetBytes(headers));
        var content = SealRule.ContentHash(row.Data, row.Binary);

        Assert.Equal(Text(vector, "canonicalData"), await fixture.ScalarAsync<string>("select $1::text::jsonb::text", Text(vector, "data")!));
        Assert.Equal(Text(vector, "contentHash"), content);
        Assert.Equal(Text(vector, "hash"), SealRule.EventHash(Text(vector, "previous"), row, content));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_database_hashes_as_the_rule_says(string name)
    {
        var vector = Vectors().Single(candidate => candidate.GetProperty("name").GetString() == name);
        await using var command = fixture.Sql.CreateCommand(
            """
            with content as (select es_content_hash($14, $15) as hash)
            select hash, es_event_hash($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp(0) + $9 * interval '1 microsecond', $10, $11, $12, $13, hash) from content
            """);
        foreach (var (member, type) in new[]
                 {
                     ("previous", NpgsqlDbType.Text), ("tenant", NpgsqlDbType.Varchar), ("stream", NpgsqlDbType.Uuid), ("version", NpgsqlDbType.Bigint),
                     ("position", NpgsqlDbType.Bigint), ("event", NpgsqlDbType.Uuid), ("type", NpgsqlDbType.Varchar), ("dotnetType", NpgsqlDbType.Varchar),
                     ("recordedAt", NpgsqlDbType.Bigint), ("correlation", NpgsqlDbType.Varchar), ("causation", NpgsqlDbType.Varchar),
                     ("actor", NpgsqlDbType.Varchar), ("headers", NpgsqlDbType.Jsonb), ("data", NpgsqlDbType.Jsonb), ("binary", NpgsqlDbType.Bytea),
                 })
        {
            object? value = type switch
            {
                NpgsqlDbType.Uuid => vector.GetProperty(member).GetGuid(),
                NpgsqlDbType.Bigint => vector.GetProperty(member).GetInt64(),
                NpgsqlDbType.Bytea => Binary(vector),
                _ => Text(vector, member),
            };
            command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        }

        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());

        Assert.Equal(Text(vector, "contentHash"), reader.GetString(0));
        Assert.Equal(Text(vector, "hash"), reader.GetString(1));
    }

    [Fact]
    public void The_vectors_are_one_chain_of_different_events() =>
        Assert.True(Vectors().Select(vector => Text(vector, "hash")).Distinct(StringComparer.Ordinal).Count() == Vectors().Count && Vectors().Count >= 8);

    private static SealedRow Row(JsonElement vector, byte[] headers) => new()
    {
        TenantId = Text(vector, "tenant")!,
        StreamId = vector.GetProperty("stream").GetGuid(),
        Version = vector.GetProperty("version").GetInt64(),
        Position = vector.GetProperty("position").GetInt64(),
        EventId = vector.GetProperty("event").GetGuid(),
        Type = Text(vector, "type")!,
        DotNetType = Text(vector, "dotnetType"),
        RecordedAt = vector.GetProperty("recordedAt").GetInt64(),
        CorrelationId = Text(vector, "correlation"),
        CausationId = Text(vector, "causation"),
        Actor = Text(vector, "actor"),
        Headers = new SealHeaders(headers, Hash: null, SealRule.Number, Redactions: null),
        Data = Encoding.UTF8.GetBytes(Text(vector, "canonicalData")!),
        Binary = Binary(vector),
    };

    private static byte[]? Binary(JsonElement vector) => Text(vector, "binary") is { } hex ? Convert.FromHexString(hex) : null;

    private static string? Text(JsonElement vector, string member) => vector.GetProperty(member).GetString();

    private static List<JsonElement> Vectors([CallerFilePath] string caller = "") =>
        [.. JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(caller)!, "seal-vectors.json"))).EnumerateArray()];
}
