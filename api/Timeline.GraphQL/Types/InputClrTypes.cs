namespace Timeline.GraphQL.Types;

/// <summary>Which CLR types the values of input types have.</summary>
internal static class InputClrTypes
{
    /// <summary>The CLR type of a coerced value: nullable where the type is, an array for a list.</summary>
    public static Type Of(GraphQLType type)
    {
        if (type is NonNullType nonNull)
            return OfNonNull(nonNull.OfType);
        var inner = OfNonNull(type);
        return inner.IsValueType ? typeof(Nullable<>).MakeGenericType(inner) : inner;
    }

    /// <summary>True when a coerced value can be given to a parameter of the CLR type, null apart.</summary>
    public static bool Fits(GraphQLType type, Type parameter)
    {
        var plain = Nullable.GetUnderlyingType(parameter) ?? parameter;
        var given = OfNonNull(type.Nullable);
        return plain.IsAssignableFrom(given)
            || (given == typeof(int) && (plain == typeof(long) || plain == typeof(double) || plain == typeof(decimal)));
    }

    /// <summary>A type as C# writes it, for messages.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return NameOf(inner) + "?";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    private static Type OfNonNull(GraphQLType type) => type switch
    {
        ListType list => Of(list.OfType).MakeArrayType(),
        ScalarType scalar => scalar.ClrType,
        EnumType values => values.ClrType,
        InputObjectType input => input.ClrType,
        _ => typeof(object),
    };
}
