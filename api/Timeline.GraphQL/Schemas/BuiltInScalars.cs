using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>The built-in scalars where GraphQL.NET takes or gives other values than the specification asks for.</summary>
internal static class BuiltInScalars
{
    public static IEnumerable<ScalarGraphType> All() => [new WholeNumber(), new FiniteNumber(), new TextId()];

    /// <summary><c>Int</c>: also takes <c>1.0</c> and <c>1e3</c> as a variable.</summary>
    private sealed class WholeNumber : IntGraphType
    {
        public WholeNumber() => Name = "Int";

        public override object? ParseValue(object? value) => value switch
        {
            double number when double.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
            _ => base.ParseValue(value),
        };

        public override object? Serialize(object? value) => value is int ? value : base.Serialize(value);
    }

    /// <summary><c>Float</c>: JSON has no other numbers than finite ones.</summary>
    private sealed class FiniteNumber : FloatGraphType
    {
        public FiniteNumber() => Name = "Float";

        public override object? Serialize(object? value) => base.Serialize(value) is double number && !double.IsFinite(number)
            ? throw new UnfitValueException($"Float cannot represent non numeric value: {number}")
            : base.Serialize(value);
    }

    /// <summary><c>ID</c>: a number stands for its digits, and no id holds a NUL.</summary>
    private sealed class TextId : IdGraphType
    {
        public TextId() => Name = "ID";

        public override object? ParseValue(object? value) => value switch
        {
            string text when text.Contains('\0', StringComparison.Ordinal) => throw new FormatException("An ID cannot hold the character U+0000"),
            null or string => value,
            long or decimal => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new FormatException("ID cannot represent it"),
        };

        public override object? ParseLiteral(GraphQLValue value) => value switch
        {
            GraphQLIntValue number => number.Value.ToString(),
            GraphQLStringValue text => ParseValue(text.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw new FormatException("ID cannot represent it"),
        };
    }
}
