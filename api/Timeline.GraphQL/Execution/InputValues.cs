using System.Runtime.CompilerServices;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Makes the CLR values of lists and input objects from their coerced parts.</summary>
internal static class InputValues
{
    /// <summary>An array whose element type follows from the list's type.</summary>
    public static Array List(ListType type, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(InputClrTypes.Of(type.OfType), items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return array;
    }

    /// <summary>The bound record, or a dictionary of the fields given.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">In the order of the type's fields.</param>
    /// <param name="given">Which of the values were given or defaulted.</param>
    public static object Object(InputObjectType type, object?[] values, bool[] given)
    {
        if (type.Factory is { } factory)
            return factory(values);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            if (given[i])
                fields.Add(type.Fields[i].Name, values[i]);
        }

        return fields;
    }

    /// <summary>The default as resolvers get it; coerced once.</summary>
    public static object? Default(InputValueDefinition definition)
    {
        if (definition.CoercedDefault is not { } known)
        {
            if (!LiteralCoercion.TryCoerce(definition.Type, definition.DefaultValue!, VariableValues.None, out var value))
                throw new InvalidOperationException($"the default of '{definition.Name}' is no {definition.Type}");
            definition.CoercedDefault = known = new StrongBox<object?>(value);
        }

        return known.Value;
    }

    /// <summary>
    /// A variable's value where its list type and that of its use differ in what may be null, which makes arrays of
    /// different CLR types.
    /// </summary>
    public static object? Adapt(GraphQLType type, object? value)
    {
        if (value is not Array array || type.Nullable is not ListType list || InputClrTypes.Of(list) == array.GetType())
            return value;
        return List(list, [.. array.Cast<object?>().Select(item => Adapt(list.OfType, item))]);
    }
}
