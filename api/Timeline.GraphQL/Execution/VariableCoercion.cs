using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Coerces the variables of a request. GraphQL spec, section "Coercing Variable Values".</summary>
internal static class VariableCoercion
{
    /// <summary>The coerced variables, or all that is wrong with them.</summary>
    public static VariableValues? Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? variables, int maxErrors, List<GraphQLError> errors)
    {
        if (variables is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            errors.Add(new GraphQLError("Variables must be a JSON object."));
            return null;
        }

        if (variables is { ValueKind: JsonValueKind.Object } given && !JsonStrings.HasTextNames(given))
        {
            errors.Add(new GraphQLError("A variable's name holds half of a surrogate pair or broken UTF-8."));
            return null;
        }

        if (operation.VariableDefinitions.Count == 0)
            return VariableValues.None;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in operation.VariableDefinitions)
        {
            CoerceOne(schema, definition, variables, values, errors, maxErrors);
            if (errors.Count > maxErrors)
            {
                errors.RemoveRange(maxErrors, errors.Count - maxErrors);
                errors.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted."));
                break;
            }
        }

        return errors.Count == 0 ? new VariableValues(values) : null;
    }

    private static void CoerceOne(
        Schema schema,
        VariableDefinitionNode definition,
        JsonElement? variables,
        Dictionary<string, object?> values,
        List<GraphQLError> errors,
        int maxErrors)
    {
        var name = definition.Variable.Name.Value;
        if (schema.GetType(definition.Type) is not { IsInputType: true } type)
        {
            errors.Add(new GraphQLError(
                $"Variable \"${name}\" expected value of type \"{definition.Type}\" which cannot be used as an input type.", definition.Type));
            return;
        }

        if (variables is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(name, out var json))
        {
            if (definition.DefaultValue is not null && LiteralCoercion.TryCoerce(type, definition.DefaultValue, VariableValues.None, out var value))
                values[name] = value;
            else if (type is NonNullType)
                errors.Add(new GraphQLError($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition));
            return;
        }

        if (json.ValueKind == JsonValueKind.Null && type is NonNullType)
        {
            errors.Add(new GraphQLError($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition));
            return;
        }

        values[name] = new JsonCoercion((path, wrong, reason) =>
        {
            var at = path.Count > 0 ? $" at \"{name}{Text(path)}\"" : "";
            errors.Add(new GraphQLError($"Variable \"${name}\" got invalid value {wrong}{at}; {reason}", definition));
        }, maxErrors).Coerce(type, json);
    }

    private static string Text(IReadOnlyList<object> path)
    {
        var text = new StringBuilder();
        foreach (var step in path)
            _ = step is int index ? text.Append('[').Append(index).Append(']') : text.Append('.').Append(step);
        return text.ToString();
    }
}
