using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>
/// Values as JSON and literals have them: string, Boolean, <see cref="long"/> for every whole number of 64 bits however it is written
/// (<c>1.0</c>, <c>1e3</c>), <see cref="decimal"/> for larger whole ones, <see cref="double"/> for the rest; lists, and dictionaries of members.
/// </summary>
internal static class PlainValues
{
    private const int DigitsOfDecimal = 28;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The value of a literal; null for null. A name is its text.</summary>
    public static object? Of(GraphQLValue literal) => literal switch
    {
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLBooleanValue flag => flag.BoolValue,
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLIntValue number => Number(number.Value),
        GraphQLFloatValue number => Number(number.Value),
        GraphQLListValue list => list.Values?.Select(Of).ToArray() ?? [],
        _ => null,
    };

    /// <summary>The value of JSON; of members with one name the last.</summary>
    /// <exception cref="FormatException">A string holds half of a surrogate pair.</exception>
    public static object? Of(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString(),
                JsonValueKind.Number => Number(json.GetRawText()),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Array => json.EnumerateArray().Select(Of).ToArray(),
                JsonValueKind.Object => json.EnumerateObject().Aggregate(new Dictionary<string, object?>(StringComparer.Ordinal), (members, member) =>
                {
                    members[member.Name] = Of(member.Value);
                    return members;
                }),
                _ => null,
            };
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text holds half of a surrogate pair or broken UTF-8.", e);
        }
    }

    /// <summary>Writes a value as JSON; a number that JSON does not have, as null.</summary>
    public static void Write(object? value, Utf8JsonWriter to)
    {
        switch (value)
        {
            case string text:
                to.WriteStringValue(text);
                break;
            case JsonEncodedText text:
                to.WriteStringValue(text);
                break;
            case long number:
                to.WriteNumberValue(number);
                break;
            case double number when !double.IsFinite(number):
                to.WriteNullValue();
                break;
            default:
                JsonSerializer.Serialize(to, value, Options);
                break;
        }
    }

    private static object Number(ReadOnlySpan<char> digits)
    {
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        // A decimal rounds what has more digits than it holds.
        if (digits.Length > DigitsOfDecimal || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) || !decimal.IsInteger(exact) || exact == 0)
            return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return exact is >= long.MinValue and <= long.MaxValue ? (object)(long)exact : exact;
    }
}
