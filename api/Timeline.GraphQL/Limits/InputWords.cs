using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Limits;

/// <summary>What an input value is, and what is wrong with it, in an error.</summary>
internal static class InputWords
{
    private const int MaxLength = 100;

    /// <summary>A literal as the document has it, cut when it is long.</summary>
    public static string Of(GraphQLDocument document, GraphQLValue value) => Cut(document.Source.Span[value.Location.Start..value.Location.End].ToString());

    /// <summary>A JSON value, cut when it is long.</summary>
    public static string Of(JsonElement value) => Cut(value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText());

    /// <summary>Why a value cannot be read, without a full stop; empty when the reason is none for clients, null when it can.</summary>
    public static string? WrongWith(ScalarGraphType scalar, Func<object?> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (FormatException e) when (!IsBuiltIn(scalar) || scalar is IdGraphType && e.Message.Contains("U+0000", StringComparison.Ordinal))
        {
            return e.Message;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return scalar.Name switch
            {
                "Int" when e is OverflowException => "Int cannot represent non 32-bit signed integer value",
                "Int" => "Int cannot represent non-integer value",
                "Float" => "Float cannot represent non numeric value",
                "String" => "String cannot represent a non string value",
                "Boolean" => "Boolean cannot represent a non boolean value",
                "ID" => "ID cannot represent value",
                _ => "",
            };
        }
    }

    public static bool IsBuiltIn(ScalarGraphType scalar) => scalar.Name is "Int" or "Float" or "String" or "Boolean" or "ID";

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end] + "…";
    }
}
