using System.Collections;
using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>
/// Values as JSON and literals have them: string, Boolean, <see cref="long"/> for every whole number of 64 bits however it is written
/// (<c>1.0</c>, <c>1e3</c>), <see cref="decimal"/> for larger whole ones, <see cref="double"/> for the rest; lists, and dictionaries of members.
/// </summary>
internal static class PlainValues
{
    private const int DigitsOfDecimal = 28;

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

    /// <summary>The value of JSON.</summary>
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
                JsonValueKind.Object => Members(json),
                _ => null,
            };
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("A text holds half of a surrogate pair or broken UTF-8.", e);
        }
    }

    /// <summary>The members of a JSON object; of those with one name the last.</summary>
    /// <exception cref="FormatException">A string holds half of a surrogate pair.</exception>
    public static Dictionary<string, object?> Members(JsonElement json)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
            members[member.Name] = Of(member.Value);
        return members;
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
            case int number:
                to.WriteNumberValue(number);
                break;
            case long number:
                to.WriteNumberValue(number);
                break;
            case bool flag:
                to.WriteBooleanValue(flag);
                break;
            case double number when double.IsFinite(number):
                to.WriteNumberValue(number);
                break;
            case decimal number:
                to.WriteNumberValue(number);
                break;
            case IReadOnlyDictionary<string, object?> members:
                to.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    to.WritePropertyName(name);
                    Write(member, to);
                }

                to.WriteEndObject();
                break;
            case IEnumerable items:
                to.WriteStartArray();
                foreach (var item in items)
                    Write(item, to);
                to.WriteEndArray();
                break;
            case null or double:
                to.WriteNullValue();
                break;
            default:
                to.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
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
        return exact is >= long.MinValue and <= long.MaxValue ? (long)exact : exact;
    }
}
