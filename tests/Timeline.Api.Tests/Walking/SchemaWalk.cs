using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Walking;

/// <summary>Operations that read every field of a schema, made from the schema itself, so that a new field is read without being named.</summary>
internal sealed class SchemaWalk(JsonElement schema)
{
    public const string Introspection =
        """
        { __schema { types { kind name possibleTypes { name }
            fields(includeDeprecated: true) { name args(includeDeprecated: true) { ...value } type { ...type } }
            inputFields(includeDeprecated: true) { ...value }
            enumValues { name } } } }
        fragment value on __InputValue { name defaultValue type { ...type } }
        fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    // How many of each connection, and how many steps. Of many things at once less of each, and less deep: each is read whole for itself.
    private static readonly (int Page, int Steps) OfOne = (100, int.MaxValue);
    private static readonly (int Page, int Steps) OfMany = (15, 5);

    private readonly Dictionary<string, JsonElement> _types = schema.At("__schema.types").EnumerateArray().ToDictionary(type => type.Text("name")!);

    /// <summary>The fields of a root type.</summary>
    public IEnumerable<string> Roots(string root) => Fields(root).Select(field => field.Text("name")!);

    /// <summary>Reads everything below each query: one operation for the leaves of each way that leads from it, on which no type comes twice.</summary>
    public IEnumerable<WalkedOperation> Queries(WalkValues values) =>
        from field in Fields("Query")
        from given in values.Of(this, field)
        from selection in Ways(NameOf(field.GetProperty("type")), [], field.GetProperty("args").EnumerateArray().Any(IsList) ? OfMany : OfOne)
        select Operation("query", field, given, selection);

    /// <summary>Each field of a root with all that lies below it to a depth.</summary>
    public IEnumerable<WalkedOperation> Whole(string root, WalkValues values, int depth) =>
        from field in Fields(root)
        from given in values.Of(this, field)
        select Operation(root.ToLowerInvariant(), field, given, Everything(NameOf(field.GetProperty("type")), [], depth));

    public IReadOnlyList<JsonElement> Members(string type, string of) =>
        _types[type].GetProperty(of) is { ValueKind: JsonValueKind.Array } members ? [.. members.EnumerateArray()] : [];

    public string KindOf(string type) => _types[type].Text("kind")!;

    public static string NameOf(JsonElement type) => type.Text("name") ?? NameOf(type.GetProperty("ofType"));

    public static bool IsRequired(JsonElement value) => value.At("type").Text("kind") == "NON_NULL" && value.GetProperty("defaultValue").ValueKind == JsonValueKind.Null;

    private IReadOnlyList<JsonElement> Fields(string type) => Members(type, "fields");

    private static WalkedOperation Operation(string kind, JsonElement field, IReadOnlyDictionary<string, object?> given, string selection)
    {
        var arguments = field.GetProperty("args").EnumerateArray().Where(argument => given.ContainsKey(argument.Text("name")!)).ToList();
        var declared = arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(argument => $"${argument.Text("name")}: {Written(argument.GetProperty("type"))}"))})";
        var passed = arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(argument => $"{argument.Text("name")}: ${argument.Text("name")}"))})";
        return new(field.Text("name")!, $"{kind}{declared} {{ {field.Text("name")}{passed} {selection} }}", given);
    }

    private IEnumerable<string> Ways(string type, IReadOnlyList<string> above, (int Page, int Steps) most)
    {
        if (!IsComposite(type))
        {
            yield return "";
            yield break;
        }

        yield return $"{{ __typename {Leaves(type, "")} }}";
        if (above.Count == most.Steps)
            yield break;
        foreach (var field in Fields(type).Where(field => IsAsked(field) && IsComposite(NameOf(field.GetProperty("type"))) && !above.Contains(NameOf(field.GetProperty("type")))))
        {
            var pages = field.GetProperty("args").EnumerateArray().Any(argument => argument.Text("name") == "first") ? $"(first: {most.Page})" : "";
            foreach (var way in Ways(NameOf(field.GetProperty("type")), [.. above, type], most))
                yield return $"{{ {field.Text("name")}{pages} {way} }}";
        }

        foreach (var possible in Possible(type).Where(possible => !above.Contains(possible)))
        {
            foreach (var way in Ways(possible, [.. above, type], most))
                yield return $"{{ ... on {possible} {way} }}";
        }
    }

    private string Everything(string type, IReadOnlyList<string> above, int depth)
    {
        if (!IsComposite(type))
            return "";
        var below = depth == 0 ? [] : Fields(type).Where(field => IsAsked(field) && IsComposite(NameOf(field.GetProperty("type"))) && !above.Contains(NameOf(field.GetProperty("type"))))
            .Select(field => $"{field.Text("name")} {Everything(NameOf(field.GetProperty("type")), [.. above, type], depth - 1)}");
        // Fields of the same name may be of different types in different types.
        var possible = Possible(type).Select(one => $"... on {one} {{ {Leaves(one, $"{one}_")} }}");
        return $"{{ __typename {Leaves(type, "")} {string.Join(' ', below.Concat(possible))} }}";
    }

    private string Leaves(string type, string alias) => string.Join(' ', Fields(type).Where(field => IsAsked(field) && !IsComposite(NameOf(field.GetProperty("type"))))
        .Select(field => alias.Length == 0 ? field.Text("name") : $"{alias}{field.Text("name")}: {field.Text("name")}"));

    private static bool IsAsked(JsonElement field) => !field.GetProperty("args").EnumerateArray().Any(IsRequired);

    private static bool IsList(JsonElement value) => value.At("type") is var type && (type.Text("kind") == "LIST" || (type.Text("kind") == "NON_NULL" && type.At("ofType").Text("kind") == "LIST"));

    private IEnumerable<string> Possible(string type) => KindOf(type) is "INTERFACE" or "UNION" ? Members(type, "possibleTypes").Select(possible => possible.Text("name")!) : [];

    private bool IsComposite(string type) => KindOf(type) is "OBJECT" or "INTERFACE" or "UNION";

    private static string Written(JsonElement type) => type.Text("kind") switch
    {
        "NON_NULL" => Written(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{Written(type.GetProperty("ofType"))}]",
        _ => type.Text("name")!,
    };
}

/// <summary>One operation, and the field of the root that it asks for.</summary>
internal sealed record WalkedOperation(string Field, string Query, IReadOnlyDictionary<string, object?> Variables)
{
    public override string ToString() => $"{Query} {JsonSerializer.Serialize(Variables)}";
}
