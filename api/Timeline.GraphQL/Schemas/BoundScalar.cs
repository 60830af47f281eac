using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>A scalar that writes itself.</summary>
internal interface IWrittenScalar
{
    void Write(object serialized, Utf8JsonWriter to);
}

/// <summary>A scalar bound to a CLR type.</summary>
internal sealed class BoundScalar<T> : ScalarGraphType, IWrittenScalar
{
    private readonly Func<T, object> _serialize;
    private readonly Func<object, T> _parse;
    private readonly ScalarWrite<T>? _write;

    public BoundScalar(string name, Func<T, object> serialize, Func<object, T> parse, ScalarWrite<T>? write)
    {
        Name = name;
        (_serialize, _parse, _write) = (serialize, parse, write);
    }

    // What writes itself stays as it is until then.
    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T typed => _write is null ? _serialize(typed) : value,
        _ => throw new InvalidOperationException($"scalar {Name} is bound to {typeof(T).Name}; a resolver gave it {value.GetType().Name}"),
    };

    public void Write(object serialized, Utf8JsonWriter to)
    {
        if (_write is null)
            PlainValues.Write(serialized, to);
        else
            _write((T)serialized, to);
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        decimal number => _parse((double)number),
        string or long or double or bool => _parse(value),
        _ => throw new FormatException($"{Name} cannot be a list or an object"),
    };

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLEnumValue or GraphQLListValue or GraphQLObjectValue
        ? throw new FormatException($"{Name} cannot be a name, a list or an object")
        : ParseValue(PlainValues.Of(value));

    public override GraphQLValue ToAST(object? value) => value is null ? new GraphQLNullValue() : _serialize((T)value) switch
    {
        bool flag => flag ? new GraphQLTrueBooleanValue() : new GraphQLFalseBooleanValue(),
        long number => new GraphQLIntValue(number),
        double number => new GraphQLFloatValue(number),
        var text => new GraphQLStringValue((string)text),
    };
}

/// <summary><c>Int</c>, which takes <c>1.0</c> and <c>1e3</c> in variables.</summary>
internal sealed class WholeNumber : IntGraphType
{
    public WholeNumber() => Name = "Int";

    public override object? ParseValue(object? value) => value is double number && double.IsInteger(number) ? checked((int)number) : base.ParseValue(value is decimal ? "beyond" : value);
}

/// <summary><c>Float</c>: JSON has only finite numbers.</summary>
internal sealed class FiniteNumber : FloatGraphType
{
    public FiniteNumber() => Name = "Float";

    public override object? Serialize(object? value) => base.Serialize(value) is not double number || double.IsFinite(number)
        ? base.Serialize(value)
        : throw new UnfitValueException($"Float cannot represent non numeric value: {number}");
}

/// <summary><c>ID</c>: a number stands for its digits, and no id holds a NUL.</summary>
internal sealed class TextId : IdGraphType
{
    public TextId() => Name = "ID";

    public override object? ParseValue(object? value) => value switch
    {
        string text when text.Contains('\0', StringComparison.Ordinal) => throw new FormatException("An ID cannot hold the character U+0000"),
        long or decimal => Serialize(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => base.ParseValue(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value is GraphQLIntValue number ? number.Value.ToString() : ParseValue(base.ParseLiteral(value));
}

/// <summary>A resolver gave a value that its field's type cannot have. The client sees the message.</summary>
internal sealed class UnfitValueException(string message) : Exception(message);
