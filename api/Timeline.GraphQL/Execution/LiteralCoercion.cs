using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns literals of a valid document into CLR values. GraphQL spec, section "Input Values", input coercion.</summary>
internal static class LiteralCoercion
{
    /// <summary>Coerces a literal, which may hold variables.</summary>
    /// <returns>False when it is no value of the type, which a variable can cause in a valid document.</returns>
    public static bool TryCoerce(GraphQLType type, ValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        if (literal is VariableNode variable)
        {
            if (!variables.TryGet(variable.Name.Value, out var given) || (given is null && type is NonNullType))
                return false;
            value = InputValues.Adapt(type, given);
            return true;
        }

        if (literal is NullValueNode)
            return type is not NonNullType;
        return type.Nullable switch
        {
            ListType list => TryCoerceList(list, literal, variables, out value),
            InputObjectType input => literal is ObjectValueNode fields && TryCoerceObject(input, fields, variables, out value),
            EnumType values => values.TryParseLiteral(literal, out value, out _),
            ScalarType scalar => scalar.TryParseLiteral(literal, out value, out _),
            _ => false,
        };
    }

    private static bool TryCoerceList(ListType type, ValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        IReadOnlyList<ValueNode> nodes = literal is ListValueNode list ? list.Values : [literal];
        var items = new object?[nodes.Count];
        for (var i = 0; i < items.Length; i++)
        {
            // A variable that was not given is null in a list.
            if (literal is ListValueNode && IsMissing(nodes[i], variables))
            {
                if (type.OfType is NonNullType)
                    return false;
                continue;
            }

            if (!TryCoerce(type.OfType, nodes[i], variables, out items[i]))
                return false;
        }

        value = InputValues.List(type, items);
        return true;
    }

    private static bool TryCoerceObject(InputObjectType type, ObjectValueNode literal, VariableValues variables, out object? value)
    {
        value = null;
        var values = new object?[type.Fields.Count];
        var given = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var field = type.Fields[i];
            if (Find(literal, field.Name) is { } node && !IsMissing(node, variables))
            {
                if (!TryCoerce(field.Type, node, variables, out values[i]))
                    return false;
                given[i] = true;
            }
            else if (field.DefaultValue is not null)
            {
                values[i] = InputValues.Default(field);
                given[i] = true;
            }
            else if (field.Type is NonNullType)
            {
                return false;
            }
        }

        if (type.IsOneOf && (given.Count(isGiven => isGiven) != 1 || values[Array.IndexOf(given, true)] is null))
            return false;
        value = InputValues.Object(type, values, given);
        return true;
    }

    private static ValueNode? Find(ObjectValueNode literal, string name)
    {
        foreach (var field in literal.Fields)
        {
            if (field.Name.Value == name)
                return field.Value;
        }

        return null;
    }

    private static bool IsMissing(ValueNode node, VariableValues variables) =>
        node is VariableNode variable && !variables.TryGet(variable.Name.Value, out _);
}
