using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Types;

/// <summary>Shows values in error messages: short, on one line, cut where they are deep or long.</summary>
internal static class ValueText
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;

    /// <summary>A value a client sent.</summary>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Append(text, value, depth: 0);
        return text.ToString();
    }

    /// <summary>A value a resolver gave. Only plain values are shown; of others no more than the type's name.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        float number => Number(number),
        Enum name => name.ToString(),
        IFormattable number when value is int or long or short or byte or uint or ulong or ushort or sbyte or decimal =>
            number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"[{value.GetType().Name}]",
    };

    /// <summary>A number as JavaScript writes it, so that messages read as clients know them.</summary>
    public static string Number(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0)
            return "0";

        var magnitude = Math.Abs(number);
        if (magnitude is >= 1e21 or < 1e-6)
            return Exponential(number);
        return magnitude >= 1e15
            ? new System.Numerics.BigInteger(number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("0.####################", CultureInfo.InvariantCulture) is var fixedText && double.Parse(fixedText, CultureInfo.InvariantCulture).Equals(number)
                ? fixedText
                : number.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A JSON string literal with only the escapes it needs, so that letters of all languages stay readable.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => quoted.Append(rune.ToString()),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Exponential(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0)
            return text;
        var exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, e)}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }

    private static void Append(StringBuilder text, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(text, value, depth);
                break;
            case JsonValueKind.Array:
                AppendArray(text, value, depth);
                break;
            case JsonValueKind.String:
                text.Append(JsonStrings.IsText(value) ? Quote(value.GetString()!) : "[no text]");
                break;
            case JsonValueKind.Number:
                text.Append(Number(value.GetDouble()));
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement value, int depth)
    {
        using var members = value.EnumerateObject();
        if (!members.MoveNext())
        {
            text.Append("{}");
            return;
        }

        if (depth >= MaxDepth)
        {
            text.Append("[Object]");
            return;
        }

        var separator = "{ ";
        do
        {
            text.Append(separator).Append(JsonStrings.NameOf(members.Current) ?? "[no text]").Append(": ");
            Append(text, members.Current.Value, depth + 1);
            separator = ", ";
        }
        while (members.MoveNext());
        text.Append(" }");
    }

    private static void AppendArray(StringBuilder text, JsonElement value, int depth)
    {
        var length = value.GetArrayLength();
        if (length > 0 && depth >= MaxDepth)
        {
            text.Append("[Array]");
            return;
        }

        text.Append('[');
        for (var i = 0; i < Math.Min(length, MaxItems); i++)
        {
            if (i > 0)
                text.Append(", ");
            Append(text, value[i], depth + 1);
        }

        var rest = length - MaxItems;
        if (rest > 0)
            text.Append(CultureInfo.InvariantCulture, $", ... {rest} more item{(rest == 1 ? "" : "s")}");
        text.Append(']');
    }
}
