using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A scalar type. GraphQL spec, section "Scalars".</summary>
public sealed class ScalarType : NamedType
{
    internal ScalarType(string name, ScalarCoercion coercion)
        : base(name) => Coercion = coercion;

    /// <summary>Where the scalar's format is specified; null when nowhere.</summary>
    public string? SpecifiedByUrl { get; internal init; }

    /// <summary>The CLR type of coerced input values.</summary>
    public Type ClrType => Coercion.ClrType;

    /// <summary>True for Int, Float, String, Boolean and ID.</summary>
    public bool IsBuiltIn => BuiltInScalars.Find(Name) == this;

    internal ScalarCoercion Coercion { get; set; }

    /// <summary>Turns a resolver's value into what is written: a string, a number or a Boolean.</summary>
    /// <exception cref="ValueSerializationException">The scalar cannot represent the value.</exception>
    public object Serialize(object value) => Coercion.Serialize(value);

    /// <summary>Writes what <see cref="Serialize"/> gives.</summary>
    internal void Write(object value, JsonBytes to) => Coercion.Write(value, to);

    /// <summary>Reads a literal, which holds no variable and is not <c>null</c>.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="value">What resolvers get.</param>
    /// <param name="error">The whole message when it cannot be read, else null.</param>
    /// <param name="expected">The type the message names, wrappers included; null for the scalar itself.</param>
    public bool TryParseLiteral(ValueNode literal, out object? value, out string? error, GraphQLType? expected = null)
    {
        if (Coercion.TryParseLiteral(this, literal, out value, out error))
            return true;
        if (!IsBuiltIn)
            error = WithReason($"Expected value of type \"{expected ?? this}\", found {GraphQLPrinter.Print(literal)}", "; ", error);
        return false;
    }

    /// <summary>Reads a variable's value, which is not null.</summary>
    /// <param name="json">The value as sent.</param>
    /// <param name="value">What resolvers get.</param>
    /// <param name="error">The whole message when it cannot be read, else null.</param>
    public bool TryParseValue(JsonElement json, out object? value, out string? error)
    {
        if (Coercion.TryParseValue(this, json, out value, out error))
            return true;
        if (!IsBuiltIn)
            error = WithReason($"Expected type \"{Name}\"", ". ", error);
        return false;
    }

    private static string WithReason(string message, string separator, string? reason) =>
        string.IsNullOrEmpty(reason) ? message + "." : message + separator + reason;
}

/// <summary>A resolver gave a value that the field's type cannot represent.</summary>
public sealed class ValueSerializationException : Exception
{
    /// <summary>Makes the exception; the message is shown to the client.</summary>
    public ValueSerializationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception without a message.</summary>
    public ValueSerializationException()
    {
    }

    /// <summary>Makes the exception; the message is shown to the client.</summary>
    public ValueSerializationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
