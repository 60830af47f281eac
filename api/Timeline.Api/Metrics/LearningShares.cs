using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>What one incident adds to the figures of learning.</summary>
/// <param name="Days">Of each lesson that came back in it, the days since the incident before. Null: none before is known.</param>
/// <param name="Overdue">Of the open ones, those whose last day is over.</param>
/// <param name="InTime">Of those that had a last day, as the late ones.</param>
internal sealed record LearningShare(IReadOnlyList<int?> Days, int Open, int Overdue, int InTime, int Late);

/// <summary>Reads what came back and what is to be done from the tables of facts. Thread-safe.</summary>
internal sealed class LearningShares(NpgsqlDataSource database, Settings settings)
{
    private readonly string _facts = $"\"{settings.DatabaseSchema}\".{FactTables.Facts}";
    private readonly string _members = $"\"{settings.DatabaseSchema}\".{FactTables.Members}";
    private readonly string _recurrences = $"\"{settings.DatabaseSchema}\".{FactTables.Recurrences}";
    private readonly string _actions = $"\"{settings.DatabaseSchema}\".{FactTables.Actions}";

    /// <summary>By the numbers of the incidents that a question is about; those that add nothing are left out.</summary>
    /// <param name="zone">That days are counted in.</param>
    /// <param name="now">When what is open is overdue.</param>
    public async Task<IReadOnlyDictionary<int, LearningShare>> ReadAsync(FactCondition condition, DateTimeZone zone, Instant now, CancellationToken cancellation)
    {
        var shares = new Dictionary<int, LearningShare>();
        foreach (var same in Timeline.Domain.Metrics.Recurrences.DaysBetween(await RecurrencesAsync(condition, cancellation), zone))
            shares[same.Key] = new([.. same], 0, 0, 0, 0);

        await using var command = database.CreateCommand();
        var where = condition.AddTo(command, _members, "f", "began_at");
        command.CommandText =
            $"""
             select a.number, count(*) filter (where a.status = {(int)ActionItemStatus.Open})::int,
                 count(*) filter (where a.status = {(int)ActionItemStatus.Open} and a.due_at <= {command.Add(now.ToDateTimeUtc())})::int,
                 count(*) filter (where a.status = {(int)ActionItemStatus.Done} and a.settled_at < a.due_at)::int,
                 count(*) filter (where a.status = {(int)ActionItemStatus.Done} and a.settled_at >= a.due_at)::int
             from {_actions} a join {_facts} f on f.tenant_id = a.tenant_id and f.number = a.number where {where} group by a.number
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            shares[reader.GetInt32(0)] = new(shares.GetValueOrDefault(reader.GetInt32(0))?.Days ?? [], reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4));
        return shares;
    }

    // All that whoever asks may know of, whatever the question: the time before may lie outside of it.
    private async Task<IReadOnlyList<RecurrenceRow>> RecurrencesAsync(FactCondition condition, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var hidden = command.Add(condition.Hidden.ToArray());
        command.CommandText =
            $"""
             select r.lesson, r.number, f.began_at, e.began_at from {_recurrences} r
             join {_facts} f on f.tenant_id = r.tenant_id and f.number = r.number and f.standing = {(int)FactStanding.Counted}
             left join {_facts} e on e.tenant_id = r.tenant_id and e.number = r.earlier and e.standing = {(int)FactStanding.Counted} and e.number <> all({hidden})
             where r.tenant_id = {command.Add(Tenants.Only)} and r.number <> all({hidden})
             """;
        var rows = new List<RecurrenceRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows.Add(new(reader.GetGuid(0), reader.GetInt32(1), At(2)!.Value, At(3)));
        return rows;

        Instant? At(int column) => reader.IsDBNull(column) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(column));
    }
}
