using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Timeline.GraphQL.Tests.Library;

/// <summary>Arguments as a resolver got them, as JSON with sorted keys: what is compared with the reference.</summary>
internal static class Echo
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
        Genre genre => Quote(genre.ToString()),
        DateOnly date => Quote(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Pick pick => Of(new Dictionary<string, object?> { ["id"] = pick.Id, ["title"] = pick.Title }.Where(field => field.Value is not null).ToDictionary()),
        IReadOnlyDictionary<string, object?> fields =>
            "{" + string.Join(",", fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{Quote(field.Key)}:{Of(field.Value)}")) + "}",
        IEnumerable items => "[" + string.Join(",", items.Cast<object?>().Select(Of)) + "]",
        _ => throw new InvalidOperationException($"unexpected {value.GetType()}"),
    };

    // As JSON.stringify: only what must be escaped is.
    private static string Quote(string text) => JsonSerializer.Serialize(text, Options).Replace("\\uD83D\\uDE80", "🚀", StringComparison.Ordinal);

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
