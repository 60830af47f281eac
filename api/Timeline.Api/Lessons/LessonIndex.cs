using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.Api.Search;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Lessons;

/// <summary>A lesson as search keeps it.</summary>
internal sealed record LessonRow(Guid Id, Guid IncidentId, string Text);

/// <summary>Asks the tables of search and of facts for what lessons of many incidents have in common. Thread-safe.</summary>
internal sealed class LessonIndex(NpgsqlDataSource database, SearchIndex search, Settings settings)
{
    /// <summary>The longest text that is compared.</summary>
    public const int LongestText = 2_000;

    private const int MostWords = 40;
    private const int MostRows = 200;

    private readonly string _schema = $"\"{settings.DatabaseSchema}\"";

    /// <summary>The lessons that have a word of a text, or one that is spelt much like it; those with the most first. At most 200.</summary>
    /// <param name="without">Incidents whose lessons are left out.</param>
    public async Task<IReadOnlyList<LessonRow>> FindAsync(string text, IReadOnlyList<Guid> without, CancellationToken cancellation)
    {
        var terms = SearchTerms.Of(text);
        terms = await search.WithAlikeAsync(terms with { Words = [.. terms.Words.OrderByDescending(word => word.Length).ThenBy(word => word, StringComparer.Ordinal).Take(MostWords)] }, cancellation);
        if (terms.Words.Count == 0)
            return [];

        var words = string.Join(" | ", terms.Words.Concat(terms.Alike.Values.SelectMany(alike => alike)).Distinct(StringComparer.Ordinal).Select(word => $"'{word}'"));
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select t.id, t.incident_id, t.text from {_schema}.{SearchTables.Things} t
             where t.tenant_id = {command.Add(Tenants.Only)} and not t.retracted and t.text <> '' and t.incident_id <> all({command.Add(without.ToArray())})
               and t.words @@ {command.Add($"{SearchFacts.AnyOf([SearchedThing.Lesson])} & ({words})")}::tsquery
             order by ts_rank(t.words, {command.Add(words)}::tsquery) desc, t.occurred_at desc, t.id limit {MostRows}
             """;
        var found = new List<LessonRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));
        return found;
    }

    /// <summary>The services that incidents hit, as facts keep them.</summary>
    public async Task<IReadOnlyList<(Guid Incident, string Key, string Name)>> ServicesAsync(IReadOnlyList<Guid> incidents, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select f.incident_id, m.key, m.name from {_schema}.{FactTables.Facts} f join {_schema}.{FactTables.Members} m on m.tenant_id = f.tenant_id and m.number = f.number
             where f.tenant_id = {command.Add(Tenants.Only)} and f.incident_id = any({command.Add(incidents.ToArray())}) and m.dimension = {(int)FactDimension.Service}
             """;
        var found = new List<(Guid, string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetGuid(0), reader.GetString(1), reader.GetString(2)));
        return found;
    }

    /// <summary>The causes that are noted in incidents.</summary>
    public async Task<IReadOnlyList<(Guid Incident, string Text)>> CausesAsync(IReadOnlyList<Guid> incidents, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand();
        command.CommandText =
            $"""
             select t.incident_id, t.text from {_schema}.{SearchTables.Things} t
             where t.tenant_id = {command.Add(Tenants.Only)} and t.incident_id = any({command.Add(incidents.ToArray())}) and not t.retracted and t.text <> ''
               and t.words @@ {command.Add(SearchFacts.AnyOf([EntryKind.RootCause, EntryKind.ContributingFactor, EntryKind.Trigger]))}::tsquery
             order by t.occurred_at, t.id
             """;
        var found = new List<(Guid, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            found.Add((reader.GetGuid(0), reader.GetString(1)));
        return found;
    }
}
