namespace Timeline.Benchmarks.Load.Searching;

/// <summary>Rows of the tables that search reads, made by PostgreSQL itself: what a projection would have made of a million entries.</summary>
/// <remarks>
/// Words are drawn so that the n-th most frequent is about as frequent as 1/n (w and the number in letters), and a few are there as often as their
/// name says. Rows lie in the order of time, as they do where entries are recorded as they happen; severities follow the incident.
/// </remarks>
internal static class GeneratedThings
{
    /// <summary>How many different words there are.</summary>
    public const int Words = 30_000;

    /// <summary>The n-th most frequent word, from 1.</summary>
    public static string Word(int number) => "w" + string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + (digit - '0'))));

    /// <param name="bench">Where.</param>
    /// <param name="schema">Made by the application, with incidents in it.</param>
    /// <param name="things">How many rows.</param>
    public static async Task WriteAsync(Bench bench, string schema, int things)
    {
        await bench.Server.ExecuteAsync(
            $"""
             set synchronous_commit = off;
             select setseed(0.314);
             create temporary table incident as select row_number() over (order by id) - 1 as place, id from {schema}.mt_doc_incidentsummary;
             insert into {schema}.search_thing (tenant_id, id, incident_id, version, thing, kind, occurred_at, retracted, words, text)
             select '*DEFAULT*', gen_random_uuid(), i.id, 1, 'Entry', 'Note', timestamptz '2021-01-01' + interval '150 seconds' * g.n + interval '1 hour' * g.late, g.n % 200 = 7,
                 setweight(to_tsvector('simple', g.text), 'C')
                     || (array['''=Severity.Sev1''', '''=Severity.Sev2''', '''=Severity.Sev3''', '''=Severity.Sev4'''])[case when i.place % 100 = 0 then 1 when i.place % 10 = 0 then 2 when i.place % 3 = 0 then 3 else 4 end]::tsvector
                     || '''=EntryKind.Note'' ''=SearchedThing.Entry'''::tsvector,
                 g.text
             from (
                 select n, random() as late, (n / 50 * 7919 + n % 3) % (select count(*) from incident) as place,
                     (select string_agg('w' || translate(floor(exp(random() * ln({Words})))::int::text, '0123456789', 'abcdefghij'), ' ') from generate_series(1, 18) where n > 0)
                     || case when random() < 0.3 then ' mail' else '' end || case when random() < 0.1 then ' queue' else '' end || case when random() < 0.03 then ' standby' else '' end
                     || case when random() < 0.01 then ' failover' else '' end || case when n % 20000 = 0 then ' cormorant' else '' end as text
                 from generate_series(1, {things}) n) g
             join incident i using (place);
             insert into {schema}.search_word select '*DEFAULT*', 'w' || translate(n::text, '0123456789', 'abcdefghij') from generate_series(1, {Words}) n on conflict do nothing;
             insert into {schema}.search_word select '*DEFAULT*', translate(md5(n::text), '0123456789', 'ghijklmnop') from generate_series(1, 100000) n on conflict do nothing;
             insert into {schema}.search_word select '*DEFAULT*', unnest(array['mail', 'queue', 'standby', 'failover', 'cormorant']) on conflict do nothing;
             """);
        await bench.Server.ExecuteAsync($"vacuum (analyze) {schema}.search_thing");
        await bench.Server.ExecuteAsync($"vacuum (analyze) {schema}.search_word");
    }
}
