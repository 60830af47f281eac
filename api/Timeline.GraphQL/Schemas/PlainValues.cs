using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>
/// Values as JSON and literals have them: string, Boolean, <see cref="long"/> for every whole number of 64 bits however it is written
/// (<c>1.0</c>, <c>1e3</c>), <see cref="decimal"/> for larger whole ones, <see cref="double"/> for the rest.
/// </summary>
internal static class PlainValues
{
    /// <summary>The value of a number's digits; null when it is beyond what a double holds.</summary>
    public static object? Number(ReadOnlySpan<char> digits)
    {
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && decimal.IsInteger(exact) && IsExact(exact, digits))
            return exact is >= long.MinValue and <= long.MaxValue ? (long)exact : exact;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>The value of a literal; null for those of other kinds.</summary>
    public static object? Of(GraphQLValue literal) => literal switch
    {
        GraphQLStringValue text => text.Value.ToString(),
        GraphQLBooleanValue flag => flag.BoolValue,
        GraphQLIntValue number => Number(number.Value),
        GraphQLFloatValue number => Number(number.Value),
        _ => null,
    };

    /// <summary>A value as a literal.</summary>
    public static GraphQLValue ToLiteral(object value) => value switch
    {
        string text => new GraphQLStringValue(text),
        bool flag => flag ? new GraphQLTrueBooleanValue() : new GraphQLFalseBooleanValue(),
        long number => new GraphQLIntValue(number),
        double number => new GraphQLFloatValue(number),
        _ => throw new InvalidOperationException($"a scalar is serialised as string, long, double or bool, not as {value.GetType().Name}"),
    };

    /// <summary>Writes a value as JSON.</summary>
    public static void Write(object? value, Utf8JsonWriter to)
    {
        switch (value)
        {
            case null:
                to.WriteNullValue();
                break;
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
            case double:
                to.WriteNullValue();
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
            case System.Collections.IEnumerable items:
                to.WriteStartArray();
                foreach (var item in items)
                    Write(item, to);
                to.WriteEndArray();
                break;
            default:
                to.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    // A decimal rounds what has more digits than it holds.
    private static bool IsExact(decimal value, ReadOnlySpan<char> digits) => value == 0 ? digits.IndexOfAnyInRange('1', '9') < 0 : digits.Length <= 28;
}
