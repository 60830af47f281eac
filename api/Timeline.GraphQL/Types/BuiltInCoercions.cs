using System.Globalization;
using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

// GraphQL spec, section "Scalars", the built-in ones. Messages are worded as the reference implementation words them.
internal sealed class IntCoercion : ScalarCoercion
{
    public override Type ClrType => typeof(int);

    public override object Serialize(object value) => value switch
    {
        int or short or ushort or byte or sbyte => value,
        long n => Range(n),
        uint n => Range(n),
        ulong n when n <= int.MaxValue => (int)n,
        double n when double.IsInteger(n) => Range(n),
        float n when float.IsInteger(n) => Range(n),
        decimal n when decimal.IsInteger(n) => Range((double)n),
        _ => throw new ValueSerializationException($"Int cannot represent non-integer value: {ValueText.Of(value)}"),
    };

    public override Delegate? WriterOf(Type clrType) =>
        clrType == typeof(int) ? static (int value, JsonBytes to) => to.WriteNumber(value) : null;

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error)
    {
        if (literal is not IntValueNode number)
            return Reject($"Int cannot represent non-integer value: {GraphQLPrinter.Print(literal)}", out value, out error);
        return int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? Accept(n, out value, out error)
            : Reject($"Int cannot represent non 32-bit signed integer value: {number.Value}", out value, out error);
    }

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error)
    {
        if (json.ValueKind != JsonValueKind.Number || !double.IsInteger(json.GetDouble()))
            return Reject($"Int cannot represent non-integer value: {ValueText.Of(json)}", out value, out error);
        var n = json.GetDouble();
        return n is >= int.MinValue and <= int.MaxValue
            ? Accept((int)n, out value, out error)
            : Reject($"Int cannot represent non 32-bit signed integer value: {ValueText.Number(n)}", out value, out error);
    }

    private static int Range(double n) => n is >= int.MinValue and <= int.MaxValue
        ? (int)n
        : throw new ValueSerializationException($"Int cannot represent non 32-bit signed integer value: {ValueText.Number(n)}");
}

internal sealed class FloatCoercion : ScalarCoercion
{
    public override Type ClrType => typeof(double);

    public override object Serialize(object value) => value switch
    {
        double n when double.IsFinite(n) => value,
        float n when float.IsFinite(n) => value,
        decimal or int or long or short or ushort or byte or sbyte or uint or ulong => value,
        _ => throw new ValueSerializationException($"Float cannot represent non numeric value: {ValueText.Of(value)}"),
    };

    public override Delegate? WriterOf(Type clrType) => clrType == typeof(double) ? WriteFinite : null;

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error)
    {
        var text = literal switch { IntValueNode i => i.Value, FloatValueNode f => f.Value, _ => null };
        return text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n)
            ? Accept(n, out value, out error)
            : Reject($"Float cannot represent non numeric value: {GraphQLPrinter.Print(literal)}", out value, out error);
    }

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var n) && double.IsFinite(n)
            ? Accept(n, out value, out error)
            : Reject($"Float cannot represent non numeric value: {ValueText.Of(json)}", out value, out error);

    private void WriteFinite(double value, JsonBytes to)
    {
        if (!double.IsFinite(value))
            Serialize(value);
        to.WriteNumber(value);
    }
}

internal sealed class StringCoercion : ScalarCoercion
{
    public override Type ClrType => typeof(string);

    public override object Serialize(object value) => value switch
    {
        string => value,
        bool flag => flag ? "true" : "false",
        int or long or short or ushort or byte or sbyte or uint or ulong or decimal => ValueText.Of(value),
        double n when double.IsFinite(n) => ValueText.Number(n),
        _ => throw new ValueSerializationException($"String cannot represent value: {ValueText.Of(value)}"),
    };

    public override Delegate? WriterOf(Type clrType) =>
        clrType == typeof(string) ? static (string value, JsonBytes to) => to.WriteText(value) : null;

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error) =>
        literal is StringValueNode text
            ? Accept(text.Value, out value, out error)
            : Reject($"String cannot represent a non string value: {GraphQLPrinter.Print(literal)}", out value, out error);

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error) =>
        json.ValueKind == JsonValueKind.String
            ? Accept(json.GetString(), out value, out error)
            : Reject($"String cannot represent a non string value: {ValueText.Of(json)}", out value, out error);
}

internal sealed class BooleanCoercion : ScalarCoercion
{
    private static readonly object True = true;
    private static readonly object False = false;

    public override Type ClrType => typeof(bool);

    public override object Serialize(object value) => value is bool
        ? value
        : throw new ValueSerializationException($"Boolean cannot represent a non boolean value: {ValueText.Of(value)}");

    public override Delegate? WriterOf(Type clrType) =>
        clrType == typeof(bool) ? static (bool value, JsonBytes to) => to.WriteBoolean(value) : null;

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error) =>
        literal is BooleanValueNode flag
            ? Accept(flag.Value ? True : False, out value, out error)
            : Reject($"Boolean cannot represent a non boolean value: {GraphQLPrinter.Print(literal)}", out value, out error);

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error) =>
        json.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Accept(json.ValueKind is JsonValueKind.True ? True : False, out value, out error)
            : Reject($"Boolean cannot represent a non boolean value: {ValueText.Of(json)}", out value, out error);
}

internal sealed class IdCoercion : ScalarCoercion
{
    public override Type ClrType => typeof(string);

    public override object Serialize(object value) => value switch
    {
        string => value,
        Guid id => id.ToString(),
        int or long or short or ushort or byte or sbyte or uint or ulong => ValueText.Of(value),
        double n when double.IsInteger(n) => ValueText.Number(n),
        _ => throw new ValueSerializationException($"ID cannot represent value: {ValueText.Of(value)}"),
    };

    public override Delegate? WriterOf(Type clrType) => clrType switch
    {
        _ when clrType == typeof(string) => static (string value, JsonBytes to) => to.WriteText(value),
        _ when clrType == typeof(Guid) => static (Guid value, JsonBytes to) => to.WriteText(value, "D"),
        _ => null,
    };

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error) => literal switch
    {
        StringValueNode text => Accept(text.Value, out value, out error),
        IntValueNode number => Accept(number.Value, out value, out error),
        _ => Reject($"ID cannot represent a non-string and non-integer value: {GraphQLPrinter.Print(literal)}", out value, out error),
    };

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error)
    {
        if (json.ValueKind == JsonValueKind.String)
            return Accept(json.GetString(), out value, out error);
        if (json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var whole))
            return Accept(whole.ToString(CultureInfo.InvariantCulture), out value, out error);
        return json.ValueKind == JsonValueKind.Number && double.IsInteger(json.GetDouble())
            ? Accept(ValueText.Number(json.GetDouble()), out value, out error)
            : Reject($"ID cannot represent value: {ValueText.Of(json)}", out value, out error);
    }
}
