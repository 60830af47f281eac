using System.Globalization;

namespace Timeline.Benchmarks.Load.Figures;

/// <summary>A question about one metric over <see cref="GeneratedFacts"/>: as the application is asked it, and as SQL counts it from the rows, which shares nothing with the application.</summary>
/// <param name="Name">For the report.</param>
/// <param name="From">The first day, in Berlin.</param>
/// <param name="To">The last day.</param>
internal sealed record ExactQuestion(string Name, string From, string To)
{
    private const string Zone = "Europe/Berlin";

    // Every so many incidents are private, and not for whoever asks.
    private const int PrivateOf = 997;

    public string? GroupBy { get; init; }

    public string? Trend { get; init; }

    public bool Drills { get; init; }

    public int[] Severities { get; init; } = [];

    public int[] Services { get; init; } = [];

    public int[] Customers { get; init; } = [];

    /// <summary>What generated facts have not: several values of one incident, negative ones, ends before starts, private incidents.</summary>
    public static string Unevenness(string schema) =>
        $"""
         update {schema}.metric_duration set seconds = -seconds where metric = 16 and number % 3 = 1;
         update {schema}.metric_duration set status = 3, seconds = null where (number + metric) % 41 = 0;
         insert into {schema}.metric_duration (tenant_id, number, metric, ordinal, status, seconds, started_at, severity, highest, kind, standing, detected_by)
         select tenant_id, number, metric, ordinal + 1, status, seconds + 7, started_at, severity, highest, kind, standing, detected_by from {schema}.metric_duration where metric in (16, 18) and number % 4 = 2;
         insert into {schema}.mt_doc_incidentsummary (tenant_id, id, data)
         select tenant_id, incident_id, jsonb_build_object('Id', incident_id, 'Number', number, 'Named', jsonb_build_array(gen_random_uuid())) from {schema}.incident_fact where number % {PrivateOf} = 5;
         analyze {schema}.metric_duration, {schema}.mt_doc_incidentsummary;
         """;

    public object Input(string metric) => new
    {
        metric,
        from = From,
        to = To,
        zone = Zone,
        groupBy = GroupBy,
        trend = Trend,
        withMean = true,
        filter = new
        {
            kind = Drills ? new[] { "REAL", "DRILL" } : null,
            severity = Severities.Length == 0 ? null : Severities.Select(code => string.Create(CultureInfo.InvariantCulture, $"SEV{code + 1}")),
            service = Services.Length == 0 ? null : Services.Select(number => string.Create(CultureInfo.InvariantCulture, $"Service {number}")),
            customer = Customers.Length == 0 ? null : Customers.Select(number => string.Create(CultureInfo.InvariantCulture, $"Customer {number}")),
        },
    };

    /// <summary>A line for each figure: group, first day, counts, mean, and percentiles or values.</summary>
    /// <remarks>Percentiles are fractions of a hundredth, so that six digits are exact where a binary number is not.</remarks>
    public string Sql(string schema, int metric)
    {
        var unit = Trend?.ToLowerInvariant();
        var part = unit is null ? "'all'" : $"greatest(date_trunc('{unit}', started_at at time zone '{Zone}')::date, date '{From}')::text";
        return string.Create(CultureInfo.InvariantCulture,
            $"""
             with row as (
                 select d.* from {schema}.metric_duration d
                 where d.metric = {metric} and d.standing = 0 and d.kind in (0{(Drills ? ", 1" : "")}) and d.number % {PrivateOf} <> 5
                     and d.started_at >= date '{From}'::timestamp at time zone '{Zone}' and d.started_at < (date '{To}' + 1)::timestamp at time zone '{Zone}'
                     {(Severities.Length == 0 ? "" : $"and d.severity in ({string.Join(", ", Severities)})")}
                     {Concerns(0, "Service", Services)} {Concerns(1, "Customer", Customers)}),
             grouped as ({Groups(schema)}),
             counted as (
                 select label, part, status, seconds from (select 'all' as label, * from row union all select * from grouped) one cross join lateral (values ('all'){(unit is null ? "" : $", ({part})")}) as parts (part)),
             figure as (
                 select label, part, count(*) filter (where status = 0) as n, count(*) filter (where status = 1) as pending, count(*) filter (where status = 2) as not_applicable, count(*) filter (where status = 3) as invalid,
                     floor(avg(seconds) filter (where status = 0) + 0.5) as mean,
                     percentile_cont(array[0.5, 0.75, 0.9, 0.95]) within group (order by seconds) filter (where status = 0) as percentiles,
                     (array_agg(seconds order by seconds) filter (where status = 0))[1:10] as few
                 from counted group by label, part)
             select string_agg(concat_ws(' ', label, part, n, pending, not_applicable, invalid, coalesce(mean::text, ''),
                 case when n < 10 then array_to_string(few, ' ') else (select string_agg(floor(round(value::numeric, 6) + 0.5)::text, ' ' order by place) from unnest(percentiles) with ordinality as p (value, place)) end), E'\n')
             from figure
             """);

        string Concerns(int dimension, string name, int[] numbers) => numbers.Length == 0
            ? ""
            : $"and exists (select 1 from {schema}.incident_member m where m.number = d.number and m.dimension = {dimension} and m.name in ({string.Join(", ", numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"'{name} {number}'")))}))";
    }

    private string Groups(string schema) => GroupBy switch
    {
        null => "select 'all' as label, * from row where false",
        "SEVERITY" => "select 'SEV' || severity + 1 as label, * from row",
        "HIGHEST_SEVERITY" => "select 'SEV' || highest + 1 as label, * from row",
        "KIND" => "select (array['Real', 'Drill'])[kind + 1] as label, * from row",
        "DETECTED_BY" => "select coalesce((array['Monitoring', 'Staff', 'Customer', 'Vendor', 'Other'])[detected_by + 1], 'Not said how detected') as label, * from row",
        "SERVICE" => $"select m.name as label, row.* from row join {schema}.incident_member m on m.number = row.number and m.dimension = 0",
        "CUSTOMER" => $"select m.name as label, row.* from row join {schema}.incident_member m on m.number = row.number and m.dimension = 1",
        _ => throw new InvalidOperationException($"no groups by {GroupBy}"),
    };
}
