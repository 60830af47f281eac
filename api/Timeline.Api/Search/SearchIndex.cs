using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;

namespace Timeline.Api.Search;

/// <summary>A match in its rank.</summary>
/// <param name="Rank">Greater is better; one millionth is the smallest difference.</param>
/// <param name="At">When it happened, in .NET ticks.</param>
internal sealed record SearchMatch(Guid Id, long Rank, long At);

/// <summary>A match as it is shown.</summary>
internal sealed record FoundRow(Guid Id, Guid IncidentId, string Thing, string? Kind, DateTime OccurredAt, bool Retracted, string Text);

/// <summary>Asks the tables that search reads. Thread-safe.</summary>
internal sealed class SearchIndex(NpgsqlDataSource database, Settings settings)
{
    /// <summary>How many matches are ranked: the newest ones.</summary>
    public const int MostRanked = 1_000;

    private const int MostAlike = 5;

    private readonly string _things = $"\"{settings.DatabaseSchema}\".{SearchTables.Things}";

    /// <summary>The newest matches, ranked: the best first, of equal ones the newest.</summary>
    /// <returns>At most <see cref="MostRanked"/>, and whether there are more.</returns>
    public async Task<(IReadOnlyList<SearchMatch> Matches, bool More)> FindAsync(SearchTerms terms, SearchScope scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var newest = await new NewestMatches(connection, _things, terms, scope).FindAsync(cancellation);
        var ranked = newest.Length == 0 ? [] : await RankAsync(connection, terms, newest[..Math.Min(newest.Length, MostRanked)], cancellation);
        return (ranked, newest.Length > MostRanked);
    }

    /// <summary>The terms with words of the record that are spelt much like those that may have been misspelt.</summary>
    public async Task<SearchTerms> WithAlikeAsync(SearchTerms terms, CancellationToken cancellation)
    {
        var misspelt = terms.Comparable.Take(8).ToArray();
        if (misspelt.Length == 0)
            return terms;
        await using var command = database.CreateCommand(
            $"""
             select given, word from "{settings.DatabaseSchema}".search_like($1, $2, $3)
             union select given, word from unnest($4, $5) slip (given, word) join "{settings.DatabaseSchema}".{SearchTables.Words} w using (word) where w.tenant_id = $1
             """);
        var slips = misspelt.SelectMany(word => Misspelling.Slips(word).Distinct(StringComparer.Ordinal).Select(slip => (Word: word, Slip: slip))).ToList();
        command.Parameters.Add(new() { Value = Tenants.Only });
        command.Parameters.Add(new() { Value = misspelt });
        command.Parameters.Add(new() { Value = 4 * MostAlike });
        command.Parameters.Add(new() { Value = slips.Select(pair => pair.Word).ToArray() });
        command.Parameters.Add(new() { Value = slips.Select(pair => pair.Slip).ToArray() });
        var near = new List<(string Given, string Word)>();
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                near.Add((reader.GetString(0), reader.GetString(1)));
        }

        return terms with
        {
            Alike = near.Where(pair => Misspelling.IsLikely(pair.Given, pair.Word)).GroupBy(pair => pair.Given, pair => pair.Word, StringComparer.Ordinal).ToDictionary(
                words => words.Key,
                IReadOnlyList<string> (words) => [.. words.OrderBy(word => Misspelling.Distance(words.Key, word)).ThenBy(word => word, StringComparer.Ordinal).Take(MostAlike)],
                StringComparer.Ordinal),
        };
    }

    /// <summary>The rows of matches, by their ids. What was taken away meanwhile is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, FoundRow>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select id, incident_id, thing, kind, occurred_at, retracted, text from {_things} where tenant_id = $1 and id = any($2)");
        command.Parameters.Add(new() { Value = Tenants.Only });
        command.Parameters.Add(new() { Value = ids.ToArray() });
        var found = new Dictionary<Guid, FoundRow>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var kind = await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetString(3);
            found.Add(reader.GetGuid(0), new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), kind, reader.GetDateTime(4), reader.GetBoolean(5), reader.GetString(6)));
        }

        return found;
    }

    private async Task<IReadOnlyList<SearchMatch>> RankAsync(NpgsqlConnection connection, SearchTerms terms, Guid[] ids, CancellationToken cancellation)
    {
        // A long text says less with the same words; what holds the very words goes before what holds their beginnings and what is spelt alike.
        await using var command = new NpgsqlCommand(
            $"""
             select t.id, (1e6 * (ts_rank_cd(t.words, (select $3::tsquery), 1) + ts_rank_cd(t.words, (select $4::tsquery), 1)))::bigint as rank, t.occurred_at
             from {_things} t where t.tenant_id = $1 and t.id = any($2) order by rank desc, t.occurred_at desc, t.id desc
             """,
            connection)
        {
            Parameters = { new() { Value = Tenants.Only }, new() { Value = ids }, new() { Value = terms.Query }, new() { Value = terms.Exact } },
        };
        var ranked = new List<SearchMatch>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            ranked.Add(new(reader.GetGuid(0), reader.GetInt64(1), reader.GetDateTime(2).Ticks));
        return ranked;
    }
}
