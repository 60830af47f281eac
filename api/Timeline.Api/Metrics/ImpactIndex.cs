using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>A time in which an incident had a service at one level.</summary>
/// <param name="Service">Its key in the facts.</param>
/// <param name="Name">As the incident calls it.</param>
internal sealed record ImpactRow(Guid IncidentId, int Number, int Ordinal, string Service, string Name, ImpactSpan Span, Guid EntryId);

/// <summary>Reads the impacts among the facts. Thread-safe.</summary>
/// <param name="facts">What is said of all facts.</param>
internal sealed class ImpactIndex(FactIndex facts, NpgsqlDataSource database, Settings settings)
{
    private readonly string _impacts = $"\"{settings.DatabaseSchema}\".{FactTables.Impacts}";
    private readonly string _facts = $"\"{settings.DatabaseSchema}\".{FactTables.Facts}";
    private readonly string _members = $"\"{settings.DatabaseSchema}\".{FactTables.Members}";

    public FactIndex Facts => facts;

    /// <summary>The keys of the services that real incidents hit which nobody has said to have ended, whoever may see them.</summary>
    /// <param name="without">The number of an incident that is left out.</param>
    public async Task<IReadOnlyList<string>> HitNowAsync(int without, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select distinct i.service from {_impacts} i
             join {_facts} f on f.tenant_id = i.tenant_id and f.number = i.number and f.kind = {(int)IncidentKind.Real} and f.standing = {(int)FactStanding.Counted}
             where i.tenant_id = {command.Add(Tenants.Only)} and i.number <> {command.Add(without)} and i.until_at is null and i.service is not null and i.level <> {(int)ImpactLevel.AtRisk}
             """;
        var keys = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            keys.Add(reader.GetString(0));
        return keys;
    }

    /// <summary>Down and degraded in real incidents that were neither cancelled nor duplicates, by when they began; what hit everybody, or whom the question is about.</summary>
    public async Task<IReadOnlyList<ImpactRow>> ReadAsync(AvailabilityQuestion question, CancellationToken cancellation)
    {
        var (condition, named) = (question.Metrics.Condition, question.Metrics.Named);
        await using var command = database.CreateCommand();
        var where = $"i.tenant_id = {command.Add(Tenants.Only)} and i.from_at < {command.Add(condition.Until.ToDateTimeUtc())} and (i.until_at is null or i.until_at > {command.Add(condition.From.ToDateTimeUtc())})";
        if (condition.Hidden.Count > 0)
            where += $" and i.number <> all({command.Add(condition.Hidden.ToArray())})";
        if (question.Input.Services is { } services)
            where += $" and i.service = any({command.Add(services.SelectMany(named.OfService).Select(member => member.Key).Distinct(StringComparer.Ordinal).ToArray())})";
        if (question.Customer?.Key.ToString() is { } customer)
            where += Hits(named.OfCustomer(customer));
        if (question.Segment?.Key.ToString() is { } segment)
            where += Hits(named.OfSegment(segment));
        command.CommandText =
            $"""
             select f.incident_id, i.number, i.ordinal, i.service, coalesce(m.name, i.service), i.level, i.from_at, i.until_at, i.entry_id from {_impacts} i
             join {_facts} f on f.tenant_id = i.tenant_id and f.number = i.number and f.kind = {(int)IncidentKind.Real} and f.standing = {(int)FactStanding.Counted}
             left join {_members} m on m.tenant_id = i.tenant_id and m.number = i.number and m.dimension = {(int)FactDimension.Service} and m.key = i.service
             where {where} and i.service is not null and i.level <> {(int)ImpactLevel.AtRisk} order by i.from_at, i.number, i.ordinal
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ImpactRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4),
                new((ImpactLevel)reader.GetInt16(5), Instant.FromDateTimeUtc(reader.GetDateTime(6)), reader.IsDBNull(7) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(7))), reader.GetGuid(8)));
        }

        return rows;

        // Whatever names neither hit everybody.
        string Hits(IEnumerable<(FactDimension Dimension, string Key)> members)
        {
            var keys = members.ToLookup(member => member.Dimension, member => member.Key);
            return $" and (i.customer is null and i.segment is null or i.customer = any({command.Add(keys[FactDimension.Customer].ToArray())}) or i.segment = any({command.Add(keys[FactDimension.Segment].ToArray())}))";
        }
    }
}
