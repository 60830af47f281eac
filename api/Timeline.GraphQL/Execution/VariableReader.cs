using System.Text;
using System.Text.Json;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Coerces the variables of a request straight from its JSON, so that numbers are exact, and reports everything that is wrong with them.
/// GraphQL spec, section "Coercing Variable Values".
/// </summary>
internal sealed class VariableReader
{
    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly int _maxErrors;
    private readonly List<object> _path = [];
    private readonly List<GraphQLError> _errors = [];
    private GraphQLVariableDefinition? _definition;

    private VariableReader(ISchema schema, GraphQLDocument document, int maxErrors)
    {
        _schema = schema;
        _document = document;
        _maxErrors = maxErrors;
    }

    /// <summary>The coerced variables; null and all that is wrong with them.</summary>
    public static Variables? Read(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, JsonElement? variables, int maxErrors, out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        if (variables is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            errors = [new GraphQLError("Variables must be a JSON object.")];
            return null;
        }

        if (operation.Variables is not { Count: > 0 } definitions)
            return Variables.None;
        var reader = new VariableReader(schema, document, maxErrors);
        errors = reader._errors;
        try
        {
            return reader.Read(definitions, variables is { ValueKind: JsonValueKind.Object } given ? given : null);
        }
        catch (TooManyErrorsException)
        {
            reader._errors[^1] = new GraphQLError($"There are more than {maxErrors - 1} errors; the rest of the variables was not looked at.");
            return null;
        }
    }

    private Variables? Read(GraphQLVariablesDefinition definitions, JsonElement? given)
    {
        var values = new Variables();
        foreach (var definition in definitions.Items)
        {
            _definition = definition;
            var name = definition.Variable.Name.StringValue;
            var variable = new Variable(name, definition);
            values.Add(variable);
            var type = definition.Type.GraphTypeFromType(_schema)!;
            if (given is { } object_ && TryGet(object_, name, out var json))
            {
                if (json.ValueKind == JsonValueKind.Null && type is NonNullGraphType)
                    Add($"Variable \"${name}\" of non-null type \"{type}\" must not be null.");
                else
                    variable.Value = Coerce(type, json);
            }
            else if (definition.DefaultValue is { } literal)
            {
                variable.Value = ExecutionHelper.CoerceValue(type, literal).Value;
                variable.IsDefault = true;
            }
            else if (type is NonNullGraphType)
            {
                Add($"Variable \"${name}\" of required type \"{type}\" was not provided.");
            }
        }

        return _errors.Count == 0 ? values : null;
    }

    private object? Coerce(IGraphType type, JsonElement json)
    {
        if (type is NonNullGraphType nonNull)
            return json.ValueKind == JsonValueKind.Null ? Report(json, $"Expected non-nullable type \"{type}\" not to be null.") : Coerce(nonNull.ResolvedType!, json);
        return json.ValueKind == JsonValueKind.Null ? null : type switch
        {
            ListGraphType list => CoerceList(list, json),
            IInputObjectGraphType input => CoerceObject(input, json),
            EnumerationGraphType values => CoerceEnum(values, json),
            _ => CoerceScalar((ScalarGraphType)type, json),
        };
    }

    private object? CoerceScalar(ScalarGraphType type, JsonElement json)
    {
        var plain = Plain(json);
        if (json.ValueKind == JsonValueKind.String && plain is null)
            return Report(json, "The text holds half of a surrogate pair or broken UTF-8.");
        object? value = null;
        var wrong = InputWords.WrongWith(type, () => value = type.ParseValue(plain ?? throw new FormatException($"{type.Name} cannot represent it")));
        return wrong is null ? value
            : InputWords.IsBuiltIn(type) ? Report(json, $"{wrong}: {InputWords.Of(json)}")
            : Report(json, $"Expected type \"{type.Name}\"{(wrong.Length == 0 ? "" : "; " + wrong)}.");
    }

    private object? CoerceEnum(EnumerationGraphType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.String)
            return Report(json, $"Enum \"{type.Name}\" cannot represent non-string value: {InputWords.Of(json)}.");
        var name = Plain(json) as string;
        return type.Values.FindByName(name ?? "")?.Value ?? Report(json, $"Value \"{name}\" does not exist in \"{type.Name}\" enum.");
    }

    private object?[] CoerceList(ListGraphType type, JsonElement json)
    {
        // A value that is no list stands for a list of itself.
        if (json.ValueKind != JsonValueKind.Array)
            return [Coerce(type.ResolvedType!, json)];
        var items = new object?[json.GetArrayLength()];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            _path.Add(index);
            items[index++] = Coerce(type.ResolvedType!, item);
            _path.RemoveAt(_path.Count - 1);
        }

        return items;
    }

    private object? CoerceObject(IInputObjectGraphType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Report(json, $"Expected type \"{type.Name}\" to be an object.");
        var before = _errors.Count;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
                Report(json, "A name holds half of a surrogate pair or broken UTF-8.");
            else if (type.GetField(name) is not { } field)
                Report(json, $"Field \"{name}\" is not defined by type \"{type.Name}\".");
            else
                values[name] = CoerceField(field, member.Value);
        }

        var given = values.Count;
        foreach (var field in type.Fields.Where(field => !values.ContainsKey(field.Name)))
        {
            if (field.DefaultValue is { } value)
                values.Add(field.Name, value);
            else if (field.ResolvedType is NonNullGraphType)
                Report(json, $"Field \"{field.Name}\" of required type \"{field.ResolvedType}\" was not provided.");
        }

        if (type.IsOneOf && (given != 1 || values.Values.First() is null))
            Report(json, $"Exactly one key must be specified for OneOf type \"{type.Name}\", and not as null.");
        return _errors.Count == before ? type.ParseDictionary(values) : null;
    }

    private object? CoerceField(FieldType field, JsonElement json)
    {
        _path.Add(field.Name);
        var value = Coerce(field.ResolvedType!, json);
        _path.RemoveAt(_path.Count - 1);
        return value;
    }

    private object? Report(JsonElement json, string reason)
    {
        var name = _definition!.Variable.Name.StringValue;
        var at = new StringBuilder();
        foreach (var step in _path)
            _ = step is int index ? at.Append('[').Append(index).Append(']') : at.Append('.').Append(step);
        Add($"Variable \"${name}\" got invalid value {InputWords.Of(json)}{(at.Length > 0 ? $" at \"{name}{at}\"" : "")}; {reason}");
        return null;
    }

    private void Add(string message)
    {
        _errors.Add(GraphQLError.At(_document, _definition, message));
        if (_errors.Count >= _maxErrors)
            throw new TooManyErrorsException();
    }

    // System.Text.Json throws where a string that holds no text is read.
    private static object? Plain(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString(),
                JsonValueKind.Number => PlainValues.Number(json.GetRawText()),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool TryGet(JsonElement json, string name, out JsonElement value)
    {
        try
        {
            return json.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = default;
            return false;
        }
    }
}
