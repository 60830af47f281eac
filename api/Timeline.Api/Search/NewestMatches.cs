using Npgsql;
using Timeline.Api.People;

namespace Timeline.Api.Search;

/// <summary>Finds the newest matches of one search, up to one more than are ranked.</summary>
/// <remarks>
/// There are two ways, and each has words that it is slow for: row by row from the newest, which is quick for what many rows have, and by the index
/// of words, every match, which is quick for what few have. The share of the newest rows that match says which is taken: the dearest share, one or
/// two in a hundred of a million, costs about eighty thousand rows in the order of time, or thirteen thousand scattered ones (ADR 34). A word that
/// was frequent only long ago makes the estimate wrong; then the second way ends at a bound, and the first goes on to the end.
/// </remarks>
internal sealed class NewestMatches(NpgsqlConnection connection, string things, SearchTerms terms, SearchScope scope)
{
    private const int Wanted = SearchIndex.MostRanked + 1;
    private const int Sample = 4_000;

    // What a row costs that the index of words found, of one that is next to the one before it in time: measured, docs/performance.md.
    private const double Scattered = 6;

    // What the index of words may give before it is not the way.
    private const int MostByWords = 20_000;

    // A few incidents are read whole.
    private const int FewIncidents = 10;

    /// <summary>Their ids, newest first.</summary>
    public async Task<Guid[]> FindAsync(CancellationToken cancellation)
    {
        if (scope.Incidents is { Count: <= FewIncidents })
            return (await AskAsync(InIncidents, int.MaxValue, cancellation)).Found;

        var (first, isSampleAll) = await AskAsync(Sampled, Sample, cancellation);
        if (first.Length >= Wanted || isSampleAll)
            return first;

        var share = first.Length / (double)Sample;
        if (share * share * await RowsAsync(cancellation) * Scattered < Wanted)
        {
            var (found, isAll) = await AskAsync(ByWords, MostByWords, cancellation);
            if (isAll)
                return found;
        }

        return (await AskAsync(FromNewest, int.MaxValue, cancellation)).Found;
    }

    private const string Newest = "order by t.occurred_at desc, t.id desc";

    // Each gives ids, newest first, and whether there are no others.
    private string Sampled(Values values, int most) =>
        $"""
         with seen as materialized (select t.id, t.occurred_at, {Matches} and {Fits(values)} as fits from {things} t where {Tenant} and {InTime(values)} {Newest} limit {values.Add(most)})
         select array(select t.id from seen t where t.fits {Newest} limit {Wanted}), (select count(*) from seen) < {Sample}
         """;

    private string FromNewest(Values values, int most) =>
        $"""
         select array(select t.id from (select * from {things} t where {Tenant} and {InTime(values)} {Newest} limit {values.Add(most)}) t where {Matches} and {Fits(values)} limit {Wanted}), true
         """;

    // The time is no condition for an index here: all of time would be read from it.
    private string ByWords(Values values, int most) =>
        $"""
         with found as materialized (
             select t.id, t.occurred_at, {InTime(values)} and {Fits(values)} as fits from {things} t where {Tenant} and {Matches} limit {values.Add(most)})
         select array(select t.id from found t where t.fits {Newest} limit {Wanted}), (select count(*) from found) < {MostByWords}
         """;

    // The words are no condition for an index here.
    private string InIncidents(Values values, int most) =>
        $"""
         with found as materialized (
             select t.id, t.occurred_at from {things} t
             where {Tenant} and t.incident_id = any({values.Add(scope.Incidents!.ToArray())}) and coalesce(t.words, '') @@ {Query} and {InTime(values)} and {Fits(values)}
             limit {values.Add(most)})
         select array(select t.id from found t {Newest} limit {Wanted}), true
         """;

    private const string Tenant = "t.tenant_id = $1";

    // Read once, and no estimate made of it: the plan is the same for every word.
    private const string Query = "(select $2::tsquery)";

    private const string Matches = $"t.words @@ {Query}";

    private string InTime(Values values) => And(
        scope.From is { } from ? $"t.occurred_at >= {values.Add(from)}" : null,
        scope.To is { } to ? $"t.occurred_at < {values.Add(to)}" : null);

    private string Fits(Values values) => And(
        scope.Retracted ? null : "not t.retracted",
        scope.Hidden.Count == 0 ? null : $"not t.incident_id = any({values.Add(scope.Hidden.ToArray())})",
        scope.Incidents is { Count: > FewIncidents } some ? $"t.incident_id = any({values.Add(some.ToArray())})" : null);

    private static string And(params IEnumerable<string?> conditions) => conditions.OfType<string>().DefaultIfEmpty("true").Aggregate((all, one) => $"{all} and {one}");

    private async Task<(Guid[] Found, bool IsAll)> AskAsync(Func<Values, int, string> sql, int most, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        var values = new Values(command.Parameters);
        values.Add(Tenants.Only);
        values.Add(scope.Facts.Length == 0 ? terms.Query : $"{terms.Query} & {scope.Facts}");
        command.CommandText = sql(values, most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (await reader.GetFieldValueAsync<Guid[]>(0, cancellation), reader.GetBoolean(1));
    }

    // About how many there are; PostgreSQL keeps count.
    private async Task<double> RowsAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select greatest(reltuples, 0)::float8 from pg_class where oid = '{things}'::regclass", connection);
        return (double)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Parameters, numbered as they are put into a text.</summary>
    private readonly struct Values(NpgsqlParameterCollection parameters)
    {
        public string Add(object value)
        {
            parameters.Add(new NpgsqlParameter { Value = value });
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
    }
}
