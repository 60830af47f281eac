using System.Text.Json;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>Turns JSON values into CLR values and reports everything that is wrong with them.</summary>
/// <param name="report">Gets the place within the value (keys as strings, positions as integers), the wrong part, and the reason.</param>
/// <param name="maxReports">After one more than this many, the rest is not looked at.</param>
internal sealed class JsonCoercion(Action<IReadOnlyList<object>, string, string> report, int maxReports)
{
    private readonly List<object> _path = [];
    private int _reports;

    /// <summary>The coerced value; meaningless when something was reported.</summary>
    public object? Coerce(GraphQLType type, JsonElement json)
    {
        if (_reports > maxReports)
            return null;
        if (type is NonNullType nonNull)
        {
            if (json.ValueKind != JsonValueKind.Null)
                return Coerce(nonNull.OfType, json);
            Report(json, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }

        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (json.ValueKind == JsonValueKind.String && !JsonStrings.IsText(json))
            return Report(json, "The text holds half of a surrogate pair or broken UTF-8.");
        return type switch
        {
            ListType list => CoerceList(list, json),
            InputObjectType input => CoerceObject(input, json),
            ScalarType scalar => scalar.TryParseValue(json, out var value, out var error) ? value : Report(json, error!),
            EnumType values => values.TryParseValue(json, out var value, out var error) ? value : Report(json, error!),
            _ => throw new InvalidOperationException($"{type} is no input type"),
        };
    }

    private Array CoerceList(ListType type, JsonElement json)
    {
        // A value that is no list stands for a list of itself.
        if (json.ValueKind != JsonValueKind.Array)
            return Safe(type, [Coerce(type.OfType, json)]);

        var items = new List<object?>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray())
        {
            _path.Add(items.Count);
            items.Add(Coerce(type.OfType, item));
            _path.RemoveAt(_path.Count - 1);
        }

        return Safe(type, items);
    }

    private object? CoerceObject(InputObjectType type, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Report(json, $"Expected type \"{type}\" to be an object.");
        if (!JsonStrings.HasTextNames(json))
            return Report(json, "A name holds half of a surrogate pair or broken UTF-8.");

        var before = _reports;
        var values = new object?[type.Fields.Count];
        var given = new bool[values.Length];
        for (var i = 0; i < values.Length; i++)
            given[i] = CoerceField(type.Fields[i], json, out values[i]);
        foreach (var member in json.EnumerateObject())
        {
            if (type.Fields.Find(member.Name) is null)
                Report(json, $"Field \"{member.Name}\" is not defined by type \"{type}\".{Suggestions.DidYouMean(Suggestions.For(member.Name, type.Fields.Select(field => field.Name)))}");
        }

        if (type.IsOneOf)
            CheckOneOf(type, json, values, given);
        return _reports == before ? InputValues.Object(type, values, given) : null;
    }

    private bool CoerceField(InputFieldDefinition field, JsonElement json, out object? value)
    {
        value = null;
        if (json.TryGetProperty(field.Name, out var member))
        {
            _path.Add(field.Name);
            value = Coerce(field.Type, member);
            _path.RemoveAt(_path.Count - 1);
            return true;
        }

        if (field.DefaultValue is not null)
            value = InputValues.Default(field);
        else if (field.Type is NonNullType)
            Report(json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
        return field.DefaultValue is not null;
    }

    private void CheckOneOf(InputObjectType type, JsonElement json, object?[] values, bool[] given)
    {
        if (given.Count(isGiven => isGiven) != 1)
            Report(json, $"Exactly one key must be specified for OneOf type \"{type}\".");

        // Of several the first is looked at, too.
        var index = Array.IndexOf(given, true);
        if (index < 0)
            return;
        var name = type.Fields[index].Name;
        if (values[index] is null && json.GetProperty(name).ValueKind == JsonValueKind.Null)
        {
            _path.Add(name);
            Report(json.GetProperty(name), $"Field \"{name}\" must be non-null.");
            _path.RemoveAt(_path.Count - 1);
        }
    }

    // What was reported may have left null where the array takes none.
    private Array Safe(ListType type, IReadOnlyList<object?> items) => _reports == 0 ? InputValues.List(type, items) : Array.Empty<object>();

    private object? Report(JsonElement json, string reason)
    {
        if (++_reports <= maxReports + 1)
            report([.. _path], ValueText.Of(json), reason);
        return null;
    }
}
