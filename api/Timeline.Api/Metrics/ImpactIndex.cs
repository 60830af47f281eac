using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>A time in which an incident had a service at one level.</summary>
/// <param name="Service">Its key in the facts.</param>
internal sealed record ImpactRow(Guid IncidentId, int Number, int Ordinal, string Service, ImpactSpan Span, Guid EntryId);

/// <summary>When incidents had a service at some level, in no order.</summary>
/// <param name="Service">Its key in the facts.</param>
/// <param name="Name">As the incident with the highest number calls it.</param>
internal sealed record ServiceSpans(string Service, string Name, IReadOnlyList<ImpactSpan> Spans);

/// <summary>Reads the impacts among the facts. Thread-safe.</summary>
/// <param name="facts">What is said of all facts.</param>
internal sealed class ImpactIndex(FactIndex facts, NpgsqlDataSource database, Settings settings)
{
    private readonly string _impacts = $"\"{settings.DatabaseSchema}\".{FactTables.Impacts}";
    private readonly string _facts = $"\"{settings.DatabaseSchema}\".{FactTables.Facts}";
    private readonly string _members = $"\"{settings.DatabaseSchema}\".{FactTables.Members}";

    public FactIndex Facts => facts;

    private string JoinedFacts => $"join {_facts} f on f.tenant_id = i.tenant_id and f.number = i.number and f.kind = {(int)IncidentKind.Real} and f.standing = {(int)FactStanding.Counted}";

    /// <summary>The keys of the services that real incidents hit which nobody has said to have ended, whoever may see them.</summary>
    /// <param name="without">The number of an incident that is left out.</param>
    public async Task<IReadOnlyList<string>> HitNowAsync(int without, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select distinct i.service from {_impacts} i {JoinedFacts}
             where i.tenant_id = {command.Add(Tenants.Only)} and i.number <> {command.Add(without)} and i.until_at is null and i.service is not null and i.level <> {(int)ImpactLevel.AtRisk}
             """;
        var keys = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            keys.Add(reader.GetString(0));
        return keys;
    }

    /// <summary>When each service was down or degraded in real incidents that were neither cancelled nor duplicates; what hit everybody, or whom the question is about.</summary>
    public async Task<IReadOnlyList<ServiceSpans>> SpansAsync(AvailabilityQuestion question, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = Where(command, question);
        command.CommandText =
            $"""
             select s.service, coalesce(m.name, s.service), s.levels, s.froms, s.untils
             from (
                 select i.service, max(i.number) as newest, array_agg(i.level) as levels, array_agg(i.from_at) as froms, array_agg(i.until_at) as untils
                 from {_impacts} i {JoinedFacts} where {where} group by i.service
             ) s left join {_members} m on m.tenant_id = $1 and m.number = s.newest and m.dimension = {(int)FactDimension.Service} and m.key = s.service
             order by s.service
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var services = new List<ServiceSpans>();
        while (await reader.ReadAsync(cancellation))
        {
            var (levels, froms, untils) = (reader.GetFieldValue<short[]>(2), reader.GetFieldValue<DateTime[]>(3), reader.GetFieldValue<DateTime?[]>(4));
            services.Add(new(reader.GetString(0), reader.GetString(1), [.. levels.Select((level, index) => Span(level, froms[index], untils[index]))]));
        }

        return services;
    }

    /// <summary>The same, each with the incident and the entry that say so, by when they began.</summary>
    public async Task<IReadOnlyList<ImpactRow>> ReadAsync(AvailabilityQuestion question, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        var where = Where(command, question);
        command.CommandText =
            $"""
             select f.incident_id, i.number, i.ordinal, i.service, i.level, i.from_at, i.until_at, i.entry_id from {_impacts} i {JoinedFacts}
             where {where} order by i.from_at, i.number, i.ordinal
             """;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ImpactRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetGuid(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3),
                Span(reader.GetInt16(4), reader.GetDateTime(5), reader.IsDBNull(6) ? null : reader.GetDateTime(6)), reader.GetGuid(7)));
        }

        return rows;
    }

    private static ImpactSpan Span(short level, DateTime from, DateTime? until) =>
        new((ImpactLevel)level, Instant.FromDateTimeUtc(from), until is { } end ? Instant.FromDateTimeUtc(end) : null);

    private static string Where(NpgsqlCommand command, AvailabilityQuestion question)
    {
        var (condition, named) = (question.Metrics.Condition, question.Metrics.Named);
        var where = $"i.tenant_id = {command.Add(Tenants.Only)} and i.from_at < {command.Add(condition.Until.ToDateTimeUtc())} and (i.until_at is null or i.until_at > {command.Add(condition.From.ToDateTimeUtc())})";
        if (condition.Hidden.Count > 0)
            where += $" and i.number <> all({command.Add(condition.Hidden.ToArray())})";
        if (question.Input.Services is { } services)
            where += $" and i.service = any({command.Add(services.SelectMany(named.OfService).Select(member => member.Key).Distinct(StringComparer.Ordinal).ToArray())})";
        if (question.Customer?.Key.ToString() is { } customer)
            where += Hits(named.OfCustomer(customer));
        if (question.Segment?.Key.ToString() is { } segment)
            where += Hits(named.OfSegment(segment));
        return $"{where} and i.service is not null and i.level <> {(int)ImpactLevel.AtRisk}";

        // Whatever names neither hit everybody.
        string Hits(IEnumerable<(FactDimension Dimension, string Key)> members)
        {
            var keys = members.ToLookup(member => member.Dimension, member => member.Key);
            return $" and (i.customer is null and i.segment is null or i.customer = any({command.Add(keys[FactDimension.Customer].ToArray())}) or i.segment = any({command.Add(keys[FactDimension.Segment].ToArray())}))";
        }
    }
}
