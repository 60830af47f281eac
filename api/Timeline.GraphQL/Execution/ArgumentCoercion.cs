using System.Collections.Frozen;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Coerces the arguments of a field or directive. GraphQL spec, section "Coercing Field Arguments".</summary>
internal static class ArgumentCoercion
{
    private static readonly FrozenDictionary<string, object?> NoArguments = FrozenDictionary<string, object?>.Empty;

    /// <summary>True when the arguments are the same in every request: no variable stands in them.</summary>
    public static bool AreConstant(IReadOnlyList<ArgumentNode> arguments) =>
        arguments.All(argument => !HasVariable(argument.Value));

    /// <summary>The coerced arguments, or the first error.</summary>
    public static GraphQLError? TryCoerce(
        DefinitionList<ArgumentDefinition> definitions,
        Node owner,
        IReadOnlyList<ArgumentNode> arguments,
        VariableValues variables,
        out IReadOnlyDictionary<string, object?> values)
    {
        values = NoArguments;
        if (definitions.Count == 0)
            return null;

        var coerced = new Dictionary<string, object?>(definitions.Count, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (CoerceOne(definition, owner, arguments, variables, coerced) is { } error)
                return error;
        }

        values = coerced;
        return null;
    }

    private static GraphQLError? CoerceOne(
        ArgumentDefinition definition,
        Node owner,
        IReadOnlyList<ArgumentNode> arguments,
        VariableValues variables,
        Dictionary<string, object?> coerced)
    {
        var name = definition.Name;
        var node = arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;
        var missing = node is VariableNode { Name.Value: var variable } && !variables.TryGet(variable, out _) ? variable : null;
        if (node is null || missing is not null)
        {
            if (definition.DefaultValue is not null)
            {
                coerced[name] = InputValues.Default(definition);
                return null;
            }

            if (definition.Type is not NonNullType)
                return null;
            var why = missing is null
                ? "was not provided."
                : $"was provided the variable \"${missing}\" which was not provided a runtime value.";
            return new GraphQLError($"Argument \"{name}\" of required type \"{definition.Type}\" {why}", node ?? owner);
        }

        if (definition.Type is NonNullType && IsNull(node, variables))
            return new GraphQLError($"Argument \"{name}\" of non-null type \"{definition.Type}\" must not be null.", node);
        if (!LiteralCoercion.TryCoerce(definition.Type, node, variables, out var value))
            return new GraphQLError($"Argument \"{name}\" has invalid value {GraphQLPrinter.Print(node)}.", node);
        coerced[name] = value;
        return null;
    }

    private static bool IsNull(ValueNode node, VariableValues variables) =>
        node is NullValueNode || (node is VariableNode variable && variables.TryGet(variable.Name.Value, out var value) && value is null);

    private static bool HasVariable(ValueNode node) => node switch
    {
        VariableNode => true,
        ListValueNode list => list.Values.Any(HasVariable),
        ObjectValueNode literal => literal.Fields.Any(field => HasVariable(field.Value)),
        _ => false,
    };
}
