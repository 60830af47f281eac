using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQLParser.AST;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Arguments as a client sent them: before coercion, and without the defaults of the schema.</summary>
public static class SentArguments
{
    /// <summary>
    /// An argument as it was sent, whether in the document or by variables; null when it was not, or as null. Members of objects are in the order of
    /// their names, and those that are null are left out: two that say the same in the same words have the same text.
    /// </summary>
    /// <exception cref="InvalidOperationException">The field is not being executed.</exception>
    public static JsonNode? Sent(this FieldContext field, string argument)
    {
        ArgumentNullException.ThrowIfNull(field);
        var state = field.Execution as ExecutionState ?? throw new InvalidOperationException("what was sent is known only inside a resolver");
        return field.Syntax.Arguments?.Items.Find(one => one.Name.Value == argument) is { } given ? Node(given.Value, new Sender(field.Operation, state.Request.Variables)) : null;
    }

    private static JsonNode? Node(GraphQLValue literal, Sender sender) => literal switch
    {
        GraphQLVariable variable => sender.Value(variable.Name.StringValue),
        GraphQLObjectValue members => Members((members.Fields ?? []).Select(field => (field.Name.StringValue, Node(field.Value, sender)))),
        GraphQLListValue list => new JsonArray([.. (list.Values ?? []).Select(value => Node(value, sender))]),
        _ => Node(PlainValues.Of(literal)),
    };

    private static JsonNode? Node(object? plain) => plain switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> members => Members(members.Select(member => (member.Key, Node(member.Value)))),
        object?[] list => new JsonArray([.. list.Select(Node)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => throw new InvalidOperationException($"{plain.GetType().Name} is no value of JSON"),
    };

    private static JsonObject Members(IEnumerable<(string Name, JsonNode? Value)> members) => new(
        members.Where(member => member.Value is not null).OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>Where the values of variables are.</summary>
    private sealed record Sender(GraphQLOperationDefinition Operation, JsonElement? Variables)
    {
        public JsonNode? Value(string variable)
        {
            if (Variables is { ValueKind: JsonValueKind.Object } sent && sent.TryGetProperty(variable, out var value))
                return Node(PlainValues.Of(value));
            return Operation.Variables?.FirstOrDefault(defined => defined.Variable.Name.Value == variable)?.DefaultValue is { } standard ? Node(standard, this) : null;
        }
    }
}
