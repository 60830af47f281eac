using System.Globalization;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas.Changes;

/// <summary>Compares default values by what they mean, not by how they are written.</summary>
internal static class DefaultChange
{
    /// <summary>What became of a default, as the end of a sentence; null when it means what it did.</summary>
    public static string? Describe(InputValueDefinition older, InputValueDefinition newer)
    {
        var before = older.DefaultValue is null ? null : Meaning(older.Type, older.DefaultValue);
        var after = newer.DefaultValue is null ? null : Meaning(newer.Type, newer.DefaultValue);
        return (before, after) switch
        {
            _ when before == after => null,
            (_, null) => "defaultValue was removed.",
            (null, _) => $"defaultValue {after} was added.",
            _ => $"has changed defaultValue from {before} to {after}.",
        };
    }

    private static string Meaning(GraphQLType type, ValueNode literal) => (type, literal) switch
    {
        (NonNullType nonNull, _) => Meaning(nonNull.OfType, literal),
        (_, NullValueNode) => "null",
        (ListType list, ListValueNode items) => $"[{string.Join(", ", items.Values.Select(item => Meaning(list.OfType, item)))}]",
        (ListType list, _) => $"[{Meaning(list.OfType, literal)}]",
        (InputObjectType input, ObjectValueNode value) => Object(input, value),
        (ScalarType { Name: "ID" }, StringValueNode text) when IsWhole(text.Value) => text.Value,
        (ScalarType { Name: "ID" }, IntValueNode number) => number.Value,
        (_, IntValueNode number) => Number(number.Value),
        (_, FloatValueNode number) => Number(number.Value),
        (_, StringValueNode text) => GraphQLPrinter.Quote(text.Value),
        _ => GraphQLPrinter.Print(literal),
    };

    // Fields left out mean their own defaults; the order means nothing.
    private static string Object(InputObjectType type, ObjectValueNode value)
    {
        var fields = new List<string>();
        foreach (var field in type.Fields.OrderBy(field => field.Name, NaturalOrder.Instance))
        {
            var given = value.Fields.FirstOrDefault(candidate => candidate.Name.Value == field.Name)?.Value ?? field.DefaultValue;
            if (given is not null)
                fields.Add($"{field.Name}: {Meaning(field.Type, given)}");
        }

        return $"{{{string.Join(", ", fields)}}}";
    }

    private static string Number(string text) => ValueText.Number(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static bool IsWhole(string text) =>
        text is "0" || text.TrimStart('-') is { Length: > 0 } digits && digits[0] != '0' && text.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit);
}
