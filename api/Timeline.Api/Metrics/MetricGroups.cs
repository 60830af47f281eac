using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Api.Metrics;

/// <summary>Sorts rows by what a question groups them by.</summary>
internal static class MetricGroups
{
    // Of more days nearly all that incidents concern is wanted: it is read beside the rows, not after them by their numbers.
    private const int LongPeriod = 366;

    /// <summary>Awaits rows, and reads what their incidents concern where that is grouped by.</summary>
    public static async Task<(TRows Rows, IReadOnlyList<MemberRows> Members)> ReadAsync<TRows>(
        MetricQuestion question, Task<TRows> reading, Func<TRows, int[]> numbers, FactIndex index, CancellationToken cancellation)
    {
        if (DimensionsOf(question.Scope.GroupBy) is not [_, ..] dimensions)
            return (await reading, []);
        if (Period.DaysBetween(question.Scope.From, question.Scope.To) < LongPeriod)
        {
            var rows = await reading;
            return (rows, await index.MembersAsync(dimensions, numbers(rows), cancellation));
        }

        var members = index.MembersAsync(dimensions, numbers: null, cancellation);
        await Task.WhenAll(reading, members);
        return (await reading, await members);
    }

    public static IReadOnlyList<FactGroup> Of(MetricGrouping by, int[] numbers, short[] codes, IReadOnlyList<MemberRows> members, MetricsNamed named) => by switch
    {
        MetricGrouping.Severity => FactGrouping.ByCode(codes, code => Named((Severity)code), "Not said"),
        MetricGrouping.HighestSeverity => FactGrouping.ByCode(codes, code => Named((Severity)code), "Not said"),
        MetricGrouping.Kind => FactGrouping.ByCode(codes, code => Words((IncidentKind)code), "Not said"),
        MetricGrouping.DetectedBy => FactGrouping.ByCode(codes, code => Words((DetectedBy)code), "Not said how detected"),
        MetricGrouping.Service => FactGrouping.ByMember(numbers, named.Services(members), "No service named"),
        MetricGrouping.Customer => FactGrouping.ByMember(numbers, named.Customers(members), "No customer named"),
        MetricGrouping.Team => FactGrouping.ByMember(numbers, named.Teams(members), "No team keeps what was hit"),
        _ => throw new System.Diagnostics.UnreachableException($"no groups by {by}"),
    };

    /// <summary>What is to be said of groups that share incidents. Null: they share none.</summary>
    public static string? Overlap(MetricGrouping? by) => by switch
    {
        MetricGrouping.Service => "An incident of two services is counted in each of them, and once in the total: the groups add up to more.",
        MetricGrouping.Customer => "An incident of two customers is counted with each of them, and once in the total: the groups add up to more.",
        MetricGrouping.Team => "An incident that hit services of two teams is counted with each of them, and once in the total: the groups add up to more.",
        _ => null,
    };

    private static IReadOnlyList<FactDimension> DimensionsOf(MetricGrouping? by) => by switch
    {
        MetricGrouping.Service or MetricGrouping.Team => [FactDimension.Service],
        MetricGrouping.Customer => [FactDimension.Customer, FactDimension.Segment],
        _ => [],
    };

    private static (string Key, string Label) Named(Severity severity) => (severity.ToString().ToUpperInvariant(), Say.Name(severity));

    private static (string Key, string Label) Words<TEnum>(TEnum value)
        where TEnum : struct, Enum => (value.ToString().ToUpperInvariant(), value.ToString());
}
