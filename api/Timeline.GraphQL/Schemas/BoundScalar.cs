using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>A scalar bound to a CLR type.</summary>
internal interface IBoundScalar
{
    Type ClrType { get; }

    /// <summary>Writes what the scalar serialised.</summary>
    void Write(object serialized, Utf8JsonWriter to);
}

/// <summary>A scalar bound to a CLR type.</summary>
internal sealed class BoundScalar<T> : ScalarGraphType, IBoundScalar
{
    private readonly Func<T, object> _serialize;
    private readonly Func<object, T> _parse;
    private readonly ScalarWrite<T>? _write;

    public BoundScalar(string name, Func<T, object> serialize, Func<object, T> parse, ScalarWrite<T>? write)
    {
        Name = name;
        (_serialize, _parse, _write) = (serialize, parse, write);
    }

    public Type ClrType => typeof(T);

    // What writes itself stays as it is until then.
    public override object? Serialize(object? value) => value is null ? null : _write is null ? Plain(value) : Typed(value);

    public void Write(object serialized, Utf8JsonWriter to)
    {
        if (_write is not null)
            _write((T)serialized, new ScalarWriter(to));
        else
            PlainValues.Write(serialized, to);
    }

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        decimal number => _parse((double)number),
        string or long or double or bool => _parse(value),
        _ => throw new FormatException($"{Name} cannot represent it"),
    };

    public override object? ParseLiteral(GraphQLValue value) => ParseValue(PlainValues.Of(value) ?? (value is GraphQLNullValue ? null : throw new FormatException($"{Name} cannot represent it")));

    public override GraphQLValue ToAST(object? value) => value is null ? new GraphQLNullValue() : PlainValues.ToLiteral(Plain(value));

    private object Plain(object value)
    {
        var plain = _serialize((T)Typed(value));
        return plain is double number && !double.IsFinite(number) ? throw new UnfitValueException($"JSON cannot represent the number {number}") : plain;
    }

    private object Typed(object value) => value is T
        ? value
        : throw new InvalidOperationException($"scalar {Name} is bound to {typeof(T).Name}; a resolver gave it {value.GetType().Name}");
}
