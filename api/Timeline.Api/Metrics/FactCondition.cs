using NodaTime;
using Npgsql;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;

namespace Timeline.Api.Metrics;

/// <summary>Which facts are counted. All conditions hold together; an empty list lets nothing through.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Exclusive.</param>
/// <param name="Hidden">The numbers of incidents that whoever asks may not see: nothing of them is counted or shown.</param>
internal sealed record FactCondition(Instant From, Instant Until, IReadOnlyList<int> Hidden)
{
    public IReadOnlyList<Severity>? Severities { get; init; }

    /// <summary>True: by the worst that each was, not by what it was in the end.</summary>
    public bool ByHighest { get; init; }

    public IReadOnlyList<DetectedBy>? DetectedBy { get; init; }

    public IReadOnlyList<IncidentKind> Kinds { get; init; } = [IncidentKind.Real];

    public IReadOnlyList<FactStanding> Standings { get; init; } = [FactStanding.Counted];

    /// <summary>Each a list of which one has to be concerned.</summary>
    public IReadOnlyList<IReadOnlyList<(FactDimension Dimension, string Key)>> Members { get; init; } = [];

    /// <summary>Adds the condition to a command whose parameters end with the tenant's.</summary>
    /// <param name="members">The table of members, with its schema.</param>
    /// <param name="row">What the query calls the row.</param>
    /// <param name="time">What the period goes by.</param>
    public string AddTo(NpgsqlCommand command, string members, string row, string time)
    {
        var tenant = command.Add(Tenants.Only);
        var where = new List<string>
        {
            $"{row}.tenant_id = {tenant} and {row}.{time} >= {command.Add(From.ToDateTimeUtc())} and {row}.{time} < {command.Add(Until.ToDateTimeUtc())}",
            $"{row}.kind = any({command.Add(Codes(Kinds))}) and {row}.standing = any({command.Add(Codes(Standings))})",
        };
        if (Severities is { } severities)
            where.Add($"{row}.{(ByHighest ? "highest" : "severity")} = any({command.Add(Codes(severities))})");
        if (DetectedBy is { } detected)
            where.Add($"{row}.detected_by = any({command.Add(Codes(detected))})");
        if (Hidden.Count > 0)
            where.Add($"{row}.number <> all({command.Add(Hidden.ToArray())})");
        foreach (var any in Members)
        {
            where.Add(
                $"""
                 {row}.number in (select m.number from {members} m join unnest({command.Add(Codes(any.Select(one => one.Dimension)))}, {command.Add(any.Select(one => one.Key).ToArray())}::varchar[]) as k (dimension, key)
                     on m.dimension = k.dimension and m.key = k.key where m.tenant_id = {tenant})
                 """);
        }

        return string.Join(" and ", where);
    }

    private static short[] Codes<TEnum>(IEnumerable<TEnum> values)
        where TEnum : struct, Enum =>
        [.. values.Select(value => Convert.ToInt16(value, System.Globalization.CultureInfo.InvariantCulture))];
}
