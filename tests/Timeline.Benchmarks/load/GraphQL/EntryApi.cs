using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Benchmarks.Load.GraphQL;

internal enum EntryKind
{
    Note,
    Action,
    Measurement,
    StatusChange,
}

internal sealed record Person(Guid Id, string Name);

internal sealed record Entry(Guid Id, long Sequence, Instant OccurredAt, EntryKind Kind, string Text, Person Author);

internal sealed record EntryPage(IReadOnlyList<Entry> Nodes, int Total, bool HasMore);

/// <summary>A schema of an incident's entries over data in memory: what every contender serves.</summary>
internal static class EntryApi
{
    public const string PageQuery =
        "query Page($first: Int!) { entries(first: $first) { nodes { id sequence occurredAt kind text author { id name } } total hasMore } }";

    private const int PageSize = 50;

    private static readonly Person[] People = [.. new[] { "Ada", "Grace", "Annie", "Jürgen" }.Select((name, i) => new Person(Id(i), name))];

    public static readonly IReadOnlyList<Entry> Entries = [.. Enumerable.Range(1, 200).Select(Make)];

    public static string SdlFile { get; } = Path.Combine(AppContext.BaseDirectory, "entries.graphql");

    /// <summary>The request for the page that everybody is asked for.</summary>
    public static byte[] PageRequest { get; } = JsonSerializer.SerializeToUtf8Bytes(new { query = PageQuery, variables = new { first = PageSize } });

    /// <summary>A member that only the right page has.</summary>
    public const string PageMark = "\"hasMore\":true";

    public static Schema Schema() => SchemaBuilder.Build([new SdlSource("entries.graphql", File.ReadAllText(SdlFile))], Bind);

    /// <summary>The entries as the schema writes them, for servers in other languages.</summary>
    public static byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(Entries.Select(entry => new
    {
        id = entry.Id,
        sequence = entry.Sequence,
        occurredAt = InstantPattern.ExtendedIso.Format(entry.OccurredAt),
        kind = entry.Kind == EntryKind.StatusChange ? "STATUS_CHANGE" : entry.Kind.ToString().ToUpperInvariant(),
        text = entry.Text,
        author = new { id = entry.Author.Id, name = entry.Author.Name },
    }));

    private static void Bind(SchemaBindings schema)
    {
        schema.Scalar<Instant>(
            "Instant",
            value => InstantPattern.ExtendedIso.Format(value),
            value => InstantPattern.ExtendedIso.Parse((string)value).Value,
            (value, to) => WriteInstant(value, to));
        schema.Scalar<long>("Long", value => value, value => Convert.ToInt64(value, CultureInfo.InvariantCulture), (value, to) => to.WriteNumberValue(value));
        schema.Scalar<Guid>("UUID", value => value.ToString(), value => Guid.Parse((string)value), (value, to) => to.WriteStringValue(value));
        schema.Enum<EntryKind>("EntryKind");
        schema.Query("entries", (field, _) =>
        {
            var first = field.Argument<int>("first");
            return new(new EntryPage([.. Entries.Take(first)], Entries.Count, Entries.Count > first));
        });
        schema.Object<EntryPage>("EntryPage").Properties();
        schema.Object<Entry>("Entry").Properties();
        schema.Object<Person>("Person").Properties();
    }

    private static void WriteInstant(Instant value, Utf8JsonWriter to)
    {
        Span<byte> text = stackalloc byte[64];
        value.ToDateTimeUtc().TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
        to.WriteStringValue(text[..length]);
    }

    private static Entry Make(int number) => new(
        Id(1000 + number),
        number,
        Instant.FromUtc(2014, 5, 13, 8, 45) + Duration.FromSeconds(37 * number),
        (EntryKind)(number % 4),
        number % 10 == 0 ? "The \"primary\" is back." : "Restarted the pump again, " + number.ToString(CultureInfo.InvariantCulture),
        People[number % People.Length]);

    private static Guid Id(int number) => new($"0198c0de-0000-7000-8000-{number:x12}");
}
