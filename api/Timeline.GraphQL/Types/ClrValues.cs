using System.Collections;

namespace Timeline.GraphQL.Types;

/// <summary>Gives input values the CLR type that a parameter or a resolver asks for.</summary>
internal static class ClrValues
{
    /// <summary>
    /// The value itself where it fits; an array for a list, its items converted; an <see cref="int"/> as <see cref="long"/>,
    /// <see cref="double"/> or <see cref="decimal"/>. Null when it fits in no way.
    /// </summary>
    public static object? Convert(object? value, Type target)
    {
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null || plain.IsInstanceOfType(value) && !IsList(plain))
            return value;
        if (value is IList items && ItemOf(plain) is { } itemType)
            return ToArray(items, itemType);
        return value is not int number ? null
            : plain == typeof(long) ? (object)(long)number
            : plain == typeof(double) ? (object)(double)number
            : plain == typeof(decimal) ? (object)(decimal)number
            : null;
    }

    /// <summary>What a parameter of a list type takes: the item of an array or of an interface that an array has; null for other types.</summary>
    public static Type? ItemOf(Type list)
    {
        if (list.IsArray)
            return list.GetElementType();
        return list.IsGenericType && list.GetGenericArguments() is [var item] && list.IsAssignableFrom(item.MakeArrayType()) ? item : null;
    }

    private static bool IsList(Type type) => ItemOf(type) is not null;

    private static Array? ToArray(IList items, Type itemType)
    {
        var array = Array.CreateInstance(itemType, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var item = Convert(items[i], itemType);
            if (item is null && (items[i] is not null || itemType.IsValueType && Nullable.GetUnderlyingType(itemType) is null))
                return null;
            array.SetValue(item, i);
        }

        return array;
    }
}
