namespace Timeline.GraphQL.Types;

/// <summary>Writes one value of a scalar straight into the response.</summary>
/// <typeparam name="T">The CLR type the scalar is bound to.</typeparam>
/// <param name="value">The value; never null.</param>
/// <param name="to">Takes exactly one value.</param>
public delegate void ScalarWrite<in T>(T value, ScalarWriter to);

/// <summary>Where a scalar writes its value, as UTF-8. Takes exactly one value, and only until the <see cref="ScalarWrite{T}"/> returns.</summary>
/// <remarks>For one thread at a time. What JSON asks to be escaped is escaped here.</remarks>
public readonly ref struct ScalarWriter
{
    private readonly JsonBytes _json;

    internal ScalarWriter(JsonBytes json) => _json = json;

    /// <summary>Writes a string.</summary>
    /// <param name="text">UTF-16, without quotation marks. Half of a surrogate pair becomes U+FFFD.</param>
    public void WriteText(ReadOnlySpan<char> text)
    {
        _json.ScalarValues++;
        _json.WriteText(text);
    }

    /// <summary>Writes a string.</summary>
    /// <param name="utf8">Valid UTF-8, without quotation marks; it is not checked.</param>
    public void WriteText(ReadOnlySpan<byte> utf8)
    {
        _json.ScalarValues++;
        _json.WriteText(utf8);
    }

    /// <summary>Writes a string: a value as it formats itself, without culture.</summary>
    /// <param name="value">For example a <see cref="Guid"/>.</param>
    /// <param name="format">A format of the type, such as <c>D</c>; empty for its usual one.</param>
    public void WriteText<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        _json.ScalarValues++;
        _json.WriteText(value, format);
    }

    /// <summary>Writes a whole number.</summary>
    public void WriteNumber(long value)
    {
        _json.ScalarValues++;
        _json.WriteNumber(value);
    }

    /// <summary>Writes a number.</summary>
    /// <exception cref="ValueSerializationException">It is not finite, which JSON cannot say.</exception>
    public void WriteNumber(double value)
    {
        if (!double.IsFinite(value))
            throw new ValueSerializationException($"JSON cannot represent the number {ValueText.Of(value)}");
        _json.ScalarValues++;
        _json.WriteNumber(value);
    }

    /// <summary>Writes true or false.</summary>
    public void WriteBoolean(bool value)
    {
        _json.ScalarValues++;
        _json.WriteBoolean(value);
    }
}
