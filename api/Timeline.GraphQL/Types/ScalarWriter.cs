using System.Globalization;
using System.Text.Json;

namespace Timeline.GraphQL.Types;

/// <summary>Writes one value of a scalar straight into the response.</summary>
/// <typeparam name="T">The CLR type the scalar is bound to.</typeparam>
/// <param name="value">The value; never null.</param>
/// <param name="to">Takes exactly one value.</param>
public delegate void ScalarWrite<in T>(T value, ScalarWriter to);

/// <summary>Where a scalar writes its value. Takes exactly one value, and only until the <see cref="ScalarWrite{T}"/> returns.</summary>
/// <remarks>For one thread at a time. What JSON asks to be escaped is escaped here.</remarks>
public readonly ref struct ScalarWriter
{
    private const int LongestFormatted = 128;

    private readonly Utf8JsonWriter _json;

    internal ScalarWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes a string.</summary>
    /// <param name="text">UTF-16, without quotation marks. Half of a surrogate pair becomes U+FFFD.</param>
    public void WriteText(ReadOnlySpan<char> text) => _json.WriteStringValue(text);

    /// <summary>Writes a string: a value as it formats itself, without culture.</summary>
    /// <param name="value">For example a <see cref="Guid"/>; formatted, it has at most 128 bytes.</param>
    /// <param name="format">A format of the type, such as <c>D</c>; empty for its usual one.</param>
    public void WriteText<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[LongestFormatted];
        if (!value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            throw new ArgumentException($"formatted, it has more than {LongestFormatted} bytes", nameof(value));
        _json.WriteStringValue(text[..length]);
    }

    /// <summary>Writes a whole number.</summary>
    public void WriteNumber(long value) => _json.WriteNumberValue(value);
}
