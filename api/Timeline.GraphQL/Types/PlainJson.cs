using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Timeline.GraphQL.Types;

/// <summary>Writes plain values as JSON: what scalars turn their values into, and the members of an error's extensions.</summary>
internal static class PlainJson
{
    /// <summary>Null, text, a number, a Boolean, a dictionary or a sequence of these; anything else as its text. A number that is not finite is null.</summary>
    public static void WriteValue(JsonBytes to, object? value)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity:
                to.WriteNull();
                break;
            case string text:
                to.WriteText(text);
                break;
            case bool flag:
                to.WriteBoolean(flag);
                break;
            case int number:
                to.WriteNumber(number);
                break;
            case long number:
                to.WriteNumber(number);
                break;
            case double number:
                to.WriteNumber(number);
                break;
            default:
                WriteRare(to, value);
                break;
        }
    }

    public static void WriteList(JsonBytes to, IEnumerable items)
    {
        var next = "["u8;
        foreach (var item in items)
        {
            to.Write(next);
            WriteValue(to, item);
            next = ","u8;
        }

        to.Write(next is [(byte)'['] ? "[]"u8 : "]"u8);
    }

    public static void WriteMembers(JsonBytes to, IReadOnlyDictionary<string, object?> members)
    {
        var next = "{"u8;
        foreach (var (name, value) in members)
        {
            to.Write(next);
            to.WriteText(name);
            to.Write(":"u8);
            WriteValue(to, value);
            next = ","u8;
        }

        to.Write(next is [(byte)'{'] ? "{}"u8 : "}"u8);
    }

    private static void WriteRare(JsonBytes to, object value)
    {
        switch (value)
        {
            case float number:
                to.WriteNumber(number);
                break;
            case decimal number:
                to.WriteNumber(number);
                break;
            case ulong number:
                to.WriteNumber(number);
                break;
            case uint or ushort or short or byte or sbyte:
                to.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case JsonElement json:
                to.WriteJson(json);
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteMembers(to, members);
                break;
            case IEnumerable items:
                WriteList(to, items);
                break;
            default:
                to.WriteText(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
