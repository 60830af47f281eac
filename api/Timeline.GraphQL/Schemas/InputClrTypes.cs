using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Which CLR types the values of input types have.</summary>
internal sealed class InputClrTypes(SchemaBindings bindings, GraphQLDocument document)
{
    /// <summary>The CLR type of a coerced value: nullable where the type is, an array for a list.</summary>
    public Type Of(GraphQLType type)
    {
        if (type is GraphQLNonNullType nonNull)
            return OfNonNull(nonNull.Type);
        var inner = OfNonNull(type);
        return inner.IsValueType ? typeof(Nullable<>).MakeGenericType(inner) : inner;
    }

    /// <summary>True when a coerced value can be given to a parameter of the CLR type, null apart.</summary>
    public bool Fits(GraphQLType type, Type parameter)
    {
        var plain = Nullable.GetUnderlyingType(parameter) ?? parameter;
        var given = OfNonNull(type is GraphQLNonNullType nonNull ? nonNull.Type : type);
        return plain.IsAssignableFrom(given)
            || (given == typeof(int) && (plain == typeof(long) || plain == typeof(double) || plain == typeof(decimal)))
            || (given.GetElementType() is { } item && ClrValues.ItemOf(plain) is { } wanted && wanted.IsAssignableFrom(item));
    }

    /// <summary>A type as SDL writes it.</summary>
    public static string NameOf(GraphQLType type) => type switch
    {
        GraphQLNonNullType nonNull => NameOf(nonNull.Type) + "!",
        GraphQLListType list => $"[{NameOf(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    /// <summary>A type as C# writes it.</summary>
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

    private Type OfNonNull(GraphQLType type) => type switch
    {
        GraphQLListType list => Of(list.Type).MakeArrayType(),
        GraphQLNamedType named => OfNamed(named.Name.StringValue),
        _ => typeof(object),
    };

    private Type OfNamed(string name) => name switch
    {
        "Int" => typeof(int),
        "Float" => typeof(double),
        "Boolean" => typeof(bool),
        "String" or "ID" => typeof(string),
        _ when bindings.Scalars.TryGetValue(name, out var scalar) => scalar is IBoundScalar bound ? bound.ClrType : typeof(object),
        _ when bindings.Enums.TryGetValue(name, out var values) => values.ClrType,
        _ when bindings.Inputs.TryGetValue(name, out var input) => input,
        _ => throw new SchemaException($"Unknown type \"{name}\" in {document.Definitions.Count} definitions."),
    };
}
