using Timeline.Api.Host;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>A place in a list of facts: its time, the incident's number and its own order there.</summary>
internal static class FactPlace
{
    /// <param name="place">Of a cursor. Null: the beginning.</param>
    /// <param name="cursor">As it was given.</param>
    /// <param name="mostOrdinal">What the column of the ordinal can hold.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: no list gave such a cursor.</exception>
    public static (long Ticks, int Number, int Ordinal)? Read(IReadOnlyList<IComparable>? place, string? cursor, int mostOrdinal = short.MaxValue) => place switch
    {
        null => null,
        [long ticks and >= 0, long number and >= 0 and <= int.MaxValue, long ordinal and >= 0] when ticks <= DateTime.MaxValue.Ticks && ordinal <= mostOrdinal => (ticks, (int)number, (int)ordinal),
        _ => throw MetricQuestion.Bad($"after is \"{Excerpt.Of(cursor!)}\", which is no cursor of this list. Pass one as it was given."),
    };
}
