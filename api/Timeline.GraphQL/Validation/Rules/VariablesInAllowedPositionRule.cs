using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place it is used at. GraphQL spec, section "All Variable Usages Are Allowed".</summary>
internal sealed class VariablesInAllowedPositionRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var definitions = new Dictionary<string, (VariableDefinitionNode Node, GraphQLType? Type)>(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
                definitions[definition.Variable.Name.Value] = (definition, Context.Schema.GetType(definition.Type));
            foreach (var usage in Context.References.UsagesIn(operation))
            {
                if (usage.Type is { } wanted && definitions.TryGetValue(usage.Variable.Name.Value, out var variable) && variable.Type is { } type)
                    Check(usage, wanted, variable.Node, type);
            }
        }
    }

    private void Check(VariableUsage usage, GraphQLType wanted, VariableDefinitionNode variable, GraphQLType type)
    {
        var name = variable.Variable.Name.Value;
        if (!IsAllowed(type, variable.DefaultValue, wanted, usage.HasDefault))
            Context.Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{wanted}\".", variable, usage.Variable);

        if (usage.ParentType?.Nullable is InputObjectType { IsOneOf: true } oneOf && type is not NonNullType)
        {
            Context.Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf.Name}\".",
                variable, usage.Variable);
        }
    }

    private bool IsAllowed(GraphQLType type, ValueNode? defaultValue, GraphQLType wanted, bool hasDefaultThere)
    {
        if (wanted is not NonNullType nonNull || type is NonNullType)
            return Context.Schema.IsTypeSubTypeOf(type, wanted);
        return (defaultValue is not (null or NullValueNode) || hasDefaultThere) && Context.Schema.IsTypeSubTypeOf(type, nonNull.OfType);
    }
}
