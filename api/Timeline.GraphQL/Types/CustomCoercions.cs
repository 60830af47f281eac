using System.Globalization;
using System.Text.Json;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A scalar bound to a CLR type.</summary>
internal sealed class CustomCoercion<T>(string name, Func<T, object> serialize, Func<object, T> parse, ScalarWrite<T>? write = null) : ScalarCoercion
{
    public override Type ClrType => typeof(T);

    public override object Serialize(object value) => serialize(Typed(value));

    public override void Write(object value, JsonBytes to)
    {
        if (write is null)
            base.Write(value, to);
        else
            WriteTyped(Typed(value), to);
    }

    public override Delegate? WriterOf(Type clrType) => write is not null && clrType == typeof(T) ? WriteTyped : null;

    private void WriteTyped(T value, JsonBytes to)
    {
        var before = to.ScalarValues;
        write!(value, new ScalarWriter(to));
        if (to.ScalarValues - before is var count and not 1)
            throw new InvalidOperationException($"scalar {name} wrote {count} values for one; call one method of its ScalarWriter once");
    }

    private T Typed(object value) => value is T typed
        ? typed
        : throw new InvalidOperationException($"scalar {name} is bound to {typeof(T).Name}; a resolver gave it {value.GetType().Name}");

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error) => literal switch
    {
        StringValueNode text => TryParse(text.Value, out value, out error),
        IntValueNode number => TryParse(WholeNumber(number.Value), out value, out error),
        FloatValueNode number => TryParse(double.Parse(number.Value, CultureInfo.InvariantCulture), out value, out error),
        BooleanValueNode flag => TryParse(flag.Value, out value, out error),
        _ => Reject("", out value, out error),
    };

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error) => json.ValueKind switch
    {
        JsonValueKind.String => TryParse(json.GetString()!, out value, out error),
        JsonValueKind.Number => TryParse(json.TryGetInt64(out var n) ? n : json.GetDouble(), out value, out error),
        JsonValueKind.True or JsonValueKind.False => TryParse(json.GetBoolean(), out value, out error),
        _ => Reject("", out value, out error),
    };

    private static object WholeNumber(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? n
            : double.Parse(digits, CultureInfo.InvariantCulture);

    private bool TryParse(object plain, out object? value, out string? error)
    {
        try
        {
            return Accept(parse(plain), out value, out error);
        }
        catch (FormatException e)
        {
            return Reject(e.Message, out value, out error);
        }
        catch (Exception e) when (e is OverflowException or ArgumentException)
        {
            // Not worded for clients, so not shown.
            return Reject("", out value, out error);
        }
    }
}

/// <summary>A scalar of a schema without bindings: takes any value as it is, as the reference does.</summary>
internal sealed class UnboundCoercion : ScalarCoercion
{
    public static UnboundCoercion Instance { get; } = new();

    public override Type ClrType => typeof(object);

    public override object Serialize(object value) => value;

    public override bool TryParseLiteral(ScalarType type, ValueNode literal, out object? value, out string? error) =>
        Accept(literal, out value, out error);

    public override bool TryParseValue(ScalarType type, JsonElement json, out object? value, out string? error) =>
        Accept(json, out value, out error);
}
