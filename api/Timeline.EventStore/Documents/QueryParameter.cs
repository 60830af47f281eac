using NodaTime;
using Npgsql;
using Timeline.EventStore.Events.Json;

namespace Timeline.EventStore.Documents;

/// <summary>Binds a value of a developer's query as the type PostgreSQL compares it with.</summary>
internal static class QueryParameter
{
    public static NpgsqlParameter Of(object? value)
    {
        if (value is string text)
            StorableText.Check(text, "a query's parameter");
        return new NpgsqlParameter { Value = ToColumn(value) };
    }

    private static object ToColumn(object? value) => value switch
    {
        null => DBNull.Value,
        Instant instant => Microseconds.ToColumn(instant),
        LocalDate date => date.ToDateOnly(),
        LocalTime time => time.ToTimeOnly(),
        // As in the documents themselves.
        Enum name => name.ToString(),
        _ => value,
    };
}
