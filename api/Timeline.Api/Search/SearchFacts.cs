using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Search;

/// <summary>
/// What results are filtered by, as lexemes beside the words, so that one index finds both together. They begin with an equals sign, which no word
/// has.
/// </summary>
internal static class SearchFacts
{
    /// <summary>Every lexeme that says something of the whole incident, and changes with it.</summary>
    public static IReadOnlyList<string> OfIncidents { get; } =
        [.. Enum.GetValues<Severity>().Select(Lexeme), Lexeme(IncidentKind.Drill)];

    /// <summary>What a thing is.</summary>
    public static string Of(SearchedThing thing, EntryKind? kind) => kind is { } known ? $"{Quoted(thing)} {Quoted(known)}" : Quoted(thing);

    /// <summary>What its incident is.</summary>
    public static string Of(IncidentRecord record) => record.Kind == IncidentKind.Drill ? $"{Quoted(record.Severity)} {Quoted(IncidentKind.Drill)}" : Quoted(record.Severity);

    /// <summary>The condition that a row says just that of its incident, for a <c>tsquery</c>.</summary>
    public static string Exactly(IncidentRecord record) => $"{Quoted(record.Severity)} & {(record.Kind == IncidentKind.Drill ? "" : "!")}{Quoted(IncidentKind.Drill)}";

    /// <summary>The condition that it is of no drill. Real ones have no lexeme: it would be in nearly every row, and cost as much to look up.</summary>
    public static string NoDrill => $"!{Quoted(IncidentKind.Drill)}";

    /// <summary>The condition that a row has one of these values, for a <c>tsquery</c>.</summary>
    public static string AnyOf<TEnum>(IEnumerable<TEnum> values)
        where TEnum : struct, Enum =>
        $"({string.Join(" | ", values.Select(Quoted))})";

    private static string Quoted<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        $"'{Lexeme(value)}'";

    private static string Lexeme<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        $"={typeof(TEnum).Name}.{value}";
}
