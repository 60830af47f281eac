using Marten;
using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>Rows of one metric with what they are grouped by.</summary>
/// <param name="Codes">The numbers of an enum. -1: not said. Empty where nothing is grouped by.</param>
internal sealed record DurationRows(DurationColumns Columns, short[] Codes);

/// <summary>Rows of incidents with what shares are computed from, and what they are grouped by.</summary>
/// <param name="Codes">As of <see cref="DurationRows"/>.</param>
internal sealed record ShareRows(FactColumns Columns, short[] Codes, short[] DetectedBy, int[] UpdatesDue, int[] UpdatesOnTime, int[] EtaSlips)
{
    /// <summary>What incidents add to the figures of learning, by their numbers.</summary>
    public IReadOnlyDictionary<int, LearningShare> Learning { get; init; } = new Dictionary<int, LearningShare>();
}

/// <summary>Which incidents concern something.</summary>
internal sealed record MemberRows(FactDimension Dimension, string Key, string Name, int[] Numbers);

/// <summary>One incident's value of a metric.</summary>
internal sealed record MetricPointRow(Guid IncidentId, int Number, int Ordinal, Severity Severity, Instant StartedAt, MetricStatus Status, long? Seconds, FactAnchor? From, FactAnchor? To);

/// <summary>Reads the tables of facts. Thread-safe.</summary>
internal sealed class FactIndex(IDocumentStore store, NpgsqlDataSource database, Settings settings)
{
    private const int MostByNumber = 10_000;

    private readonly string _facts = $"\"{settings.DatabaseSchema}\".{FactTables.Facts}";
    private readonly string _durations = $"\"{settings.DatabaseSchema}\".{FactTables.Durations}";
    private readonly string _members = $"\"{settings.DatabaseSchema}\".{FactTables.Members}";

    private readonly string _shard = store.Advanced.AllAsyncProjectionShardNames().Single(shard => shard.Name == IncidentFactsProjection.ProjectionName).Identity;

    public async Task<DurationRows> DurationsAsync(MetricKind metric, FactCondition condition, MetricGrouping? by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = condition.AddTo(command, _members, "d", "started_at");
        command.CommandText =
            $"""
             select array_agg(d.started_at), {Numbers(by, "d")}, array_agg({PackedValue.Sql("d", Code(by, "d"))})
             from {_durations} d where {where} and d.metric = {command.Add((short)metric)}
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (await reader.IsDBNullAsync(0, cancellation))
            return new(new(new([], []), [], []), []);

        var packed = reader.GetFieldValue<long[]>(2);
        return new(
            new(new(reader.GetFieldValue<int[]>(1), Starts(reader, 0)), Array.ConvertAll(packed, PackedValue.Status), Array.ConvertAll(packed, PackedValue.Seconds)),
            by is null ? [] : Array.ConvertAll(packed, PackedValue.Code));
    }

    public async Task<ShareRows> SharesAsync(FactCondition condition, MetricGrouping? by, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = condition.AddTo(command, _members, "f", "began_at");
        command.CommandText =
            $"""
             select array_agg(f.began_at), array_agg(f.number), array_agg({Code(MetricGrouping.DetectedBy, "f")}), {(by is MetricGrouping.DetectedBy ? "null" : $"array_agg({Code(by, "f")})")},
                 array_agg(coalesce(f.updates_due, 0)), array_agg(coalesce(f.updates_on_time, 0)), array_agg(f.eta_slips)
             from {_facts} f where {where}
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        if (await reader.IsDBNullAsync(0, cancellation))
            return new(new([], []), [], [], [], [], []);

        var detectedBy = reader.GetFieldValue<short[]>(2);
        return new(
            new(reader.GetFieldValue<int[]>(1), Starts(reader, 0)), by is MetricGrouping.DetectedBy ? detectedBy : reader.GetFieldValue<short[]>(3), detectedBy,
            reader.GetFieldValue<int[]>(4), reader.GetFieldValue<int[]>(5), reader.GetFieldValue<int[]>(6));
    }

    /// <summary>What incidents concern, whoever may see them: whoever shows it joins it with rows that were read for somebody.</summary>
    /// <param name="numbers">Of which incidents at least. Few are read by their numbers, many with all others at once, which is faster. Null: all.</param>
    public async Task<IReadOnlyList<MemberRows>> MembersAsync(IReadOnlyList<FactDimension> dimensions, int[]? numbers, CancellationToken cancellation)
    {
        var few = numbers is { Length: <= MostByNumber };
        await using var command = database.CreateCommand(
            $"""
             select s.dimension, s.key, n.name, s.numbers
             from (
                 select m.dimension, m.key, max(m.number) as newest, array_agg(m.number) as numbers from {_members} m
                 where m.tenant_id = $1 and m.dimension = any($2){(few ? " and m.number = any($3)" : "")} group by m.dimension, m.key
             ) s join {_members} n on n.tenant_id = $1 and n.dimension = s.dimension and n.key = s.key and n.number = s.newest
             """);
        command.Parameters.Add(new() { Value = Tenants.Only });
        command.Parameters.Add(new() { Value = dimensions.Select(dimension => (short)dimension).ToArray() });
        if (few)
            command.Parameters.Add(new() { Value = numbers! });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<MemberRows>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new((FactDimension)reader.GetInt16(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<int[]>(3)));
        return found;
    }

    /// <summary>Values of one status, by their start, the incident's number and its own order.</summary>
    /// <param name="after">Only what comes after this start (as .NET ticks), number and ordinal. Null: all.</param>
    public async Task<IReadOnlyList<MetricPointRow>> PointsAsync(
        MetricKind metric, MetricStatus status, FactCondition condition, (long Ticks, int Number, int Ordinal)? after, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = condition.AddTo(command, _members, "d", "started_at");
        where += $" and d.metric = {command.Add((short)metric)} and d.status = {command.Add((short)status)}";
        if (after is { } place)
            where += $" and (d.started_at, d.number, d.ordinal) > ({command.Add(new DateTime(place.Ticks, DateTimeKind.Utc))}, {command.Add(place.Number)}, {command.Add((short)place.Ordinal)})";
        command.CommandText =
            $"""
             select f.incident_id, p.number, p.ordinal, p.severity, p.started_at, p.status, p.seconds, v.from_at, v.from_kind, v.from_entry, v.to_at, v.to_kind, v.to_entry
             from (select d.number, d.ordinal, d.severity, d.started_at, d.status, d.seconds from {_durations} d where {where}
                 order by d.started_at, d.number, d.ordinal limit {command.Add(most)}) p
             join {_durations} v on v.tenant_id = $1 and v.number = p.number and v.metric = {command.Add((short)metric)} and v.ordinal = p.ordinal
             join {_facts} f on f.tenant_id = $1 and f.number = p.number
             order by p.started_at, p.number, p.ordinal
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var points = new List<MetricPointRow>();
        while (await reader.ReadAsync(cancellation))
        {
            points.Add(new(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetInt16(2), (Severity)reader.GetInt16(3), Instant.FromDateTimeUtc(reader.GetDateTime(4)), (MetricStatus)reader.GetInt16(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6), FactClockRow.Anchor(reader, 7), FactClockRow.Anchor(reader, 10)));
        }

        return points;
    }

    /// <summary>When the oldest event was recorded that is not taken in yet: whatever was recorded before it is. Null: everything is.</summary>
    public async Task<Instant?> BehindSinceAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"""
             select e.timestamp from "{settings.DatabaseSchema}".mt_events e
             where e.seq_id > coalesce((select last_seq_id from "{settings.DatabaseSchema}".mt_event_progression where name = $1), 0) order by e.seq_id limit 1
             """);
        command.Parameters.Add(new() { Value = _shard });
        return await command.ExecuteScalarAsync(cancellation) is DateTime since ? Instant.FromDateTimeUtc(since) : null;
    }

    // One column more costs as much as a tenth of the whole query, so only what is grouped by is read.
    private static string Code(MetricGrouping? by, string row) => by switch
    {
        MetricGrouping.Severity => $"{row}.severity",
        MetricGrouping.HighestSeverity => $"{row}.highest",
        MetricGrouping.Kind => $"{row}.kind",
        MetricGrouping.DetectedBy => $"coalesce({row}.detected_by, -1::smallint)",
        _ => "-1::smallint",
    };

    // Only what an incident may have several of is found by its number.
    private static string Numbers(MetricGrouping? by, string row) =>
        by is MetricGrouping.Service or MetricGrouping.Customer or MetricGrouping.Team ? $"array_agg({row}.number)" : "'{}'::integer[]";

    private static Instant[] Starts(NpgsqlDataReader reader, int column) => Array.ConvertAll(reader.GetFieldValue<DateTime[]>(column), Instant.FromDateTimeUtc);

    /// <summary>Seconds, status and what is grouped by in one number, since handing a column over costs more than anything else of a question.</summary>
    private static class PackedValue
    {
        public static string Sql(string row, string code) => $"(coalesce({row}.seconds, 0) << 8) | ({row}.status << 5) | ({code} + 1)";

        public static MetricStatus Status(long packed) => (MetricStatus)(packed >> 5 & 0b111);

        public static long Seconds(long packed) => packed >> 8;

        public static short Code(long packed) => (short)((packed & 0b11111) - 1);
    }
}
