using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>How one scalar reads and writes its values.</summary>
internal abstract class ScalarCoercion
{
    /// <summary>The CLR type of coerced input values.</summary>
    public abstract Type ClrType { get; }

    public abstract object Serialize(object value);

    /// <summary>Writes what <see cref="Serialize"/> would give.</summary>
    public virtual void Write(object value, JsonBytes to)
    {
        var plain = Serialize(value);
        if (plain is double number && !double.IsFinite(number))
            throw new ValueSerializationException($"JSON cannot represent the number {ValueText.Of(number)}");
        PlainJson.WriteValue(to, plain);
    }

    /// <summary>An <see cref="Action{T1, T2}"/> of a CLR type and <see cref="JsonBytes"/> that writes without boxing; null where there is none.</summary>
    public virtual Delegate? WriterOf(Type clrType) => null;

    public abstract bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error);

    public abstract bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error);

    protected static bool Accept(object? parsed, out object? value, out string? error)
    {
        value = parsed;
        error = null;
        return true;
    }

    protected static bool Reject(string message, out object? value, out string? error)
    {
        value = null;
        error = message;
        return false;
    }
}
