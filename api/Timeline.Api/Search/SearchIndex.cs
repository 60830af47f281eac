using Npgsql;
using NpgsqlTypes;
using Timeline.Api.Host;
using Timeline.Api.People;

namespace Timeline.Api.Search;

/// <summary>What narrows a search. All conditions hold together.</summary>
/// <param name="Facts">Of <see cref="SearchFacts"/>, as a <c>tsquery</c>; empty: any.</param>
/// <param name="Incidents">Only these incidents. Null: all.</param>
/// <param name="Hidden">Incidents that the caller may not see: nothing of them is found, counted or timed.</param>
/// <param name="From">The earliest time, inclusive. Null: any.</param>
/// <param name="To">The latest time, exclusive. Null: any.</param>
/// <param name="Retracted">True: what was retracted is found too.</param>
internal sealed record SearchScope(string Facts, IReadOnlyList<Guid>? Incidents, IReadOnlyList<Guid> Hidden, DateTime? From, DateTime? To, bool Retracted);

/// <summary>A match in its rank.</summary>
/// <param name="Rank">Greater is better; one millionth is the smallest difference.</param>
/// <param name="At">When it happened, in .NET ticks.</param>
internal sealed record SearchMatch(Guid Id, long Rank, long At);

/// <summary>A match as it is shown.</summary>
internal sealed record FoundRow(Guid Id, Guid IncidentId, string Thing, string? Kind, DateTime OccurredAt, bool Retracted, string Text);

/// <summary>Asks the tables that search reads. Thread-safe.</summary>
/// <remarks>
/// The newest matches are found in one of two ways, of which each has words that it is slow for: from the newest row on, which is quick for common
/// words, and by the index of words, which is quick for rare ones. The share of the newest two thousand rows that match tells which: the dearest
/// share costs about thirty thousand rows of a million either way (ADR 34).
/// </remarks>
internal sealed class SearchIndex(NpgsqlDataSource database, Settings settings)
{
    /// <summary>How many matches are ranked: the newest ones.</summary>
    public const int MostRanked = 1_000;

    private const int Sample = 2_000;

    // Rows by the index of words lie apart, those of one time together.
    private const double ScatteredCost = 1.5;
    private const int MostAlike = 5;

    private const string Conditions =
        "t.words @@ $2::tsquery and ($3 or not t.retracted) and not t.incident_id = any($4)";

    private const string Range = "t.tenant_id = $1 and t.occurred_at >= $5 and t.occurred_at < $6";

    private readonly string _things = $"\"{settings.DatabaseSchema}\".{SearchTables.Things}";

    private string FromNewest =>
        $"""
         select t.id from (select * from {_things} t where {Range} order by t.occurred_at desc, t.id desc limit $7) t
         where {Conditions} limit {MostRanked + 1}
         """;

    // Materialized, so that the planner does not walk through time after all.
    private string ByWords =>
        $"""
         with found as materialized (select t.id, t.occurred_at from {_things} t where {Range} and {Conditions} and ($7 is null or t.incident_id = any($7)))
         select id from found order by occurred_at desc, id desc limit {MostRanked + 1}
         """;

    /// <summary>The newest matches, ranked: the best first, of equal ones the newest.</summary>
    /// <returns>At most <see cref="MostRanked"/>, and whether there are more.</returns>
    public async Task<(IReadOnlyList<SearchMatch> Matches, bool More)> FindAsync(SearchTerms terms, SearchScope scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var newest = await NewestAsync(connection, terms, scope, cancellation);
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

    // Up to one more than are ranked, newest first.
    private async Task<Guid[]> NewestAsync(NpgsqlConnection connection, SearchTerms terms, SearchScope scope, CancellationToken cancellation)
    {
        if (scope.Incidents is not null)
            return await ByWordsAsync();

        var (first, seen, total) = await SampleAsync(connection, terms, scope, cancellation);
        if (first.Length > MostRanked || seen < Sample)
            return first;
        var share = first.Length / (double)seen;
        var rowsFromNewest = (MostRanked + 1) / share;
        if (first.Length > 0 && rowsFromNewest < ScatteredCost * share * total)
        {
            var most = (int)Math.Min(2 * rowsFromNewest, int.MaxValue);
            var ids = await IdsAsync(Command(connection, FromNewest, terms, scope, new() { Value = most }), cancellation);
            if (ids.Length > MostRanked || most >= total)
                return ids;
        }

        return await ByWordsAsync();

        Task<Guid[]> ByWordsAsync() => IdsAsync(
            Command(connection, ByWords, terms, scope, new() { Value = scope.Incidents?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid }), cancellation);
    }

    private async Task<(Guid[] Found, long Seen, double Total)> SampleAsync(NpgsqlConnection connection, SearchTerms terms, SearchScope scope, CancellationToken cancellation)
    {
        await using var command = Command(
            connection,
            $"""
             select coalesce(array_agg(t.id order by t.occurred_at desc, t.id desc) filter (where {Conditions}), array[]::uuid[]), count(*),
                 (select greatest(reltuples, 0)::float8 from pg_class where oid = '{_things}'::regclass)
             from (select * from {_things} t where {Range} order by t.occurred_at desc, t.id desc limit $7) t
             """,
            terms, scope, new() { Value = Sample });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (await reader.GetFieldValueAsync<Guid[]>(0, cancellation), reader.GetInt64(1), reader.GetDouble(2));
    }

    private static async Task<Guid[]> IdsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var _ = command;
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetGuid(0));
        return [.. ids];
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, SearchTerms terms, SearchScope scope, NpgsqlParameter last) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = Tenants.Only },
            new() { Value = scope.Facts.Length == 0 ? terms.Query : $"{terms.Query} & {scope.Facts}" },
            new() { Value = scope.Retracted },
            new() { Value = scope.Hidden.ToArray() },
            new() { Value = scope.From ?? DateTime.MinValue, NpgsqlDbType = NpgsqlDbType.TimestampTz },   // Npgsql's infinities
            new() { Value = scope.To ?? DateTime.MaxValue, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            last,
        },
    };

    private async Task<IReadOnlyList<SearchMatch>> RankAsync(NpgsqlConnection connection, SearchTerms terms, Guid[] ids, CancellationToken cancellation)
    {
        // A long text says less with the same words; what holds the very words goes before what holds their beginnings and what is spelt alike.
        await using var command = new NpgsqlCommand(
            $"""
             select t.id, (1e6 * (ts_rank_cd(t.words, $3::tsquery, 1) + ts_rank_cd(t.words, $4::tsquery, 1)))::bigint as rank, t.occurred_at
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
