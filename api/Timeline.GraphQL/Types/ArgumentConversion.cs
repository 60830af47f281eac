namespace Timeline.GraphQL.Types;

/// <summary>Lossless conversions between the CLR types of input values.</summary>
internal static class ArgumentConversion
{
    /// <summary>Reads an <see cref="int"/> as <see cref="long"/>, <see cref="double"/> or <see cref="decimal"/> where those are asked for.</summary>
    public static bool TryWiden<T>(object? value, out T? widened)
    {
        var target = System.Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        object? wide = value is not int number ? null
            : target == typeof(long) ? (object)(long)number
            : target == typeof(double) ? (object)(double)number
            : target == typeof(decimal) ? (object)(decimal)number
            : null;
        widened = wide is T result ? result : default;
        return wide is T;
    }
}
