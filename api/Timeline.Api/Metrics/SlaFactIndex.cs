using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>Clocks with what they are grouped by.</summary>
/// <param name="Keys">What each clock has one of. Empty strings unless grouped by.</param>
internal sealed record ClockRows(ClockColumns Columns, string[] Keys);

/// <summary>One clock of an incident.</summary>
internal sealed record IncidentClock(Guid IncidentId, int Number, int Ordinal, Severity Severity, FactClock Clock);

/// <summary>Reads the clocks among the facts. Thread-safe.</summary>
/// <param name="facts">What is said of all facts.</param>
internal sealed class SlaFactIndex(FactIndex facts, NpgsqlDataSource database, Settings settings)
{
    private readonly string _clocks = $"\"{settings.DatabaseSchema}\".{FactTables.Clocks}";
    private readonly string _facts = $"\"{settings.DatabaseSchema}\".{FactTables.Facts}";
    private readonly string _members = $"\"{settings.DatabaseSchema}\".{FactTables.Members}";

    public FactIndex Facts => facts;

    /// <param name="now">The moment at which clocks are looked at.</param>
    public async Task<ClockRows> ClocksAsync(SlaAttainmentQuestion question, Instant now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = Where(command, question);
        // Counted by what the columns hold; only what is counted is put in words.
        var (columns, key) = question.Input.GroupBy switch
        {
            SlaGrouping.Severity => ("s.severity", "severity::text"),
            SlaGrouping.Policy => ("s.policy", "coalesce(policy::text, '')"),
            SlaGrouping.Target => ("s.policy, s.target", "coalesce(policy::text || '/' || target, '')"),
            SlaGrouping.Customer => ("s.customer", "coalesce(customer::text, '')"),
            SlaGrouping.TargetKind => ("s.awaits", $"case when clock = {(int)ClockKind.Cadence} then 'UPDATE' else coalesce(awaits::text, '') end"),
            _ => ("null as nothing", "''"),
        };

        // PostgreSQL counts what is alike: handing rows over costs more than anything else of a question. Only what an incident may have several of goes by its number.
        var byNumber = question.Metrics.Scope.GroupBy is MetricGrouping.Service or MetricGrouping.Team;
        var part = question.Metrics.Periods is { } periods ? $"width_bucket(s.started_at, {command.Add(periods.Parts.Select(period => period.From.ToDateTimeUtc()).ToArray())})" : "1";
        command.CommandText =
            $"""
             select {key}, number, part, clock, outcome, clocks from (
                 select {(byNumber ? "s.number" : "0 as number")}, {part} as part, s.clock, {Outcome(command, now)} as outcome, {columns}, count(*)::integer as clocks
                 from {_clocks} s where {where} group by 1, 2, 3, 4, 5{(columns.Contains(',', StringComparison.Ordinal) ? ", 6" : "")}
             ) counted
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<(string Key, int Number, int Part, ClockKind Kind, ClockOutcome Outcome, int Count)>();
        while (await reader.ReadAsync(cancellation))
            rows.Add((reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2) - 1, (ClockKind)reader.GetInt16(3), (ClockOutcome)reader.GetInt16(4), reader.GetInt32(5)));
        return new(
            new(
                [.. rows.Select(row => row.Number)], [.. rows.Select(row => row.Part)], [.. rows.Select(row => row.Kind)], [.. rows.Select(row => row.Outcome)], [.. rows.Select(row => row.Count)]),
            [.. rows.Select(row => row.Key)]);
    }

    /// <summary>Clocks by their start, the incident's number and their own order.</summary>
    /// <param name="outcome">Only those that stand so. Null: all.</param>
    /// <param name="after">Only what comes after this start (as .NET ticks), number and ordinal. Null: all.</param>
    public async Task<IReadOnlyList<IncidentClock>> PageAsync(
        SlaAttainmentQuestion question, Instant now, ClockOutcome? outcome, (long Ticks, int Number, int Ordinal)? after, int most, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = Where(command, question);
        if (outcome is { } only)
            where += $" and {Outcome(command, now)} = {command.Add((short)only)}";
        if (after is { } place)
            where += $" and (s.started_at, s.number, s.ordinal) > ({command.Add(new DateTime(place.Ticks, DateTimeKind.Utc))}, {command.Add(place.Number)}, {command.Add(place.Ordinal)})";
        command.CommandText =
            $"""
             select f.incident_id, p.number, p.ordinal, s.severity, {FactClockRow.Selected}
             from (select s.number, s.ordinal, s.started_at from {_clocks} s where {where} order by s.started_at, s.number, s.ordinal limit {command.Add(most)}) p
             join {_clocks} s on s.tenant_id = $1 and s.number = p.number and s.ordinal = p.ordinal
             join {_facts} f on f.tenant_id = $1 and f.number = p.number
             order by p.started_at, p.number, p.ordinal
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var clocks = new List<IncidentClock>();
        while (await reader.ReadAsync(cancellation))
            clocks.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(2), (Severity)reader.GetInt16(3), FactClockRow.Read(reader, 4)));
        return clocks;
    }

    private string Where(NpgsqlCommand command, SlaAttainmentQuestion question)
    {
        var clocks = question.Clocks;
        var where = question.Metrics.Condition.AddTo(command, _members, "s", "started_at");
        if (clocks.Of != SlaClocksOf.All)
            where += $" and s.customer is {(clocks.Of == SlaClocksOf.Organisation ? "" : "not ")}null";
        if (clocks.Customer is { } customer)
            where += $" and s.customer = {command.Add(customer)}";
        if (clocks.Policy is { } policy)
            where += $" and s.policy = {command.Add(policy)}";
        if (clocks.Targets is { } targets)
            where += $" and s.target = any({command.Add(targets.ToArray())})";
        return where;
    }

    // As FactClock.OutcomeAt.
    private static string Outcome(NpgsqlCommand command, Instant now) =>
        $"(case when s.outcome = {(int)ClockOutcome.Pending} and s.due_at < {command.Add(now.ToDateTimeUtc())} then {(int)ClockOutcome.Missed} else s.outcome end)::smallint";
}
