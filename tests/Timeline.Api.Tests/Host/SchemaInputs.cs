using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Host;

/// <summary>A place of the schema that takes a string, and an operation that puts one there.</summary>
/// <param name="Place">Coordinates, such as <c>Mutation.logEntry(input.text:)</c>.</param>
/// <param name="Type">The scalar's name.</param>
/// <param name="Query">With a variable for each argument of the field.</param>
/// <param name="Variables">Makes the variables from what is to stand in the place.</param>
public sealed record SchemaInput(string Place, string Type, string Query, Func<object, Dictionary<string, object?>> Variables);

/// <summary>All places of a schema that take a string, found by introspection. Everything else that is required gets a value that is accepted.</summary>
internal sealed class SchemaInputs(JsonElement schema, string incidentId)
{
    public const string Introspection =
        """
        { __schema { types { kind name
            fields(includeDeprecated: true) { name args(includeDeprecated: true) { ...value } type { ...type } }
            inputFields(includeDeprecated: true) { ...value }
            enumValues { name } } } }
        fragment value on __InputValue { name defaultValue type { ...type } }
        fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    // What is a string in JSON. Numbers may be given as one where they are Long.
    private static readonly string[] Strings = ["String", "ID", "Instant", "LocalDate", "Duration", "Long", "UUID"];

    private readonly Dictionary<string, JsonElement> _types = schema.At("__schema.types").EnumerateArray().ToDictionary(type => type.Text("name")!);

    /// <summary>Of the fields that can be reached from the two roots.</summary>
    public IEnumerable<SchemaInput> All() => Under("Mutation", "mutation").Concat(Under("Query", "query"));

    private IEnumerable<SchemaInput> Under(string root, string operation)
    {
        var ways = new Queue<(string Type, string Prefix, string Suffix)>([(root, "", "")]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { root };
        while (ways.TryDequeue(out var way))
        {
            foreach (var field in Members(way.Type, "fields"))
            {
                var (name, arguments, result) = (field.Text("name")!, field.GetProperty("args").EnumerateArray().ToList(), NameOf(field.GetProperty("type")));
                var selection = !IsComposite(result) ? "" : Members(result, "fields").Any(one => one.Text("name") == "error") ? " { error { code } }" : " { __typename }";
                foreach (var argument in arguments)
                {
                    foreach (var (path, type, put) in Places(argument.GetProperty("type"), argument.Text("name")!, depth: 0))
                    {
                        var declared = arguments.Where(one => IsSame(one, argument) || IsRequired(one)).ToList();
                        var variables = string.Join(", ", declared.Select(one => $"${one.Text("name")}: {Written(one.GetProperty("type"))}"));
                        var given = string.Join(", ", declared.Select(one => $"{one.Text("name")}: ${one.Text("name")}"));
                        yield return new SchemaInput(
                            $"{way.Type}.{name}({path}:)", type, $"{operation}({variables}) {{ {way.Prefix}{name}({given}){selection}{way.Suffix} }}",
                            value => declared.ToDictionary(one => one.Text("name")!, one => IsSame(one, argument) ? put(value) : Accepted(one.GetProperty("type"), one.Text("name")!)));
                    }
                }

                // Payloads of mutations hold what queries show, too.
                if (root == "Query" && _types[result].Text("kind") == "OBJECT" && seen.Add(result))
                {
                    var required = arguments.Where(IsRequired).Select(one => $"{one.Text("name")}: {Literal(Accepted(one.GetProperty("type"), one.Text("name")!))}").ToList();
                    if (way.Type == "Query" && name == "incident")
                        required = [$"key: {Literal(incidentId)}"];
                    ways.Enqueue((result, $"{way.Prefix}{name}{(required.Count == 0 ? "" : $"({string.Join(", ", required)})")} {{ ", $" }}{way.Suffix}"));
                }
            }
        }
    }

    // Where in a value of the type a string can stand, and how the value is made around it.
    private IEnumerable<(string Path, string Type, Func<object, object?> Put)> Places(JsonElement type, string name, int depth)
    {
        switch (type.Text("kind"))
        {
            case "NON_NULL":
                return Places(type.GetProperty("ofType"), name, depth);
            case "LIST":
                return Places(type.GetProperty("ofType"), name, depth).Select(place => (place.Path, place.Type, new Func<object, object?>(value => new[] { place.Put(value) })));
            case "SCALAR":
                return Strings.Contains(type.Text("name")) ? [(name, type.Text("name")!, value => value)] : [];
            case "INPUT_OBJECT" when depth < 4:
                var fields = Members(type.Text("name")!, "inputFields");
                return fields.SelectMany(field => Places(field.GetProperty("type"), field.Text("name")!, depth + 1).Select(place => ($"{name}.{place.Path}", place.Type, new Func<object, object?>(value =>
                {
                    var around = fields.Where(other => IsRequired(other) && !IsSame(other, field)).ToDictionary(other => other.Text("name")!, other => Accepted(other.GetProperty("type"), other.Text("name")!));
                    around[field.Text("name")!] = place.Put(value);
                    return around;
                }))));
            default:
                return [];
        }
    }

    private object? Accepted(JsonElement type, string name) => (type.Text("kind"), type.Text("name")) switch
    {
        ("NON_NULL", _) => Accepted(type.GetProperty("ofType"), name),
        ("LIST", _) => new[] { Accepted(type.GetProperty("ofType"), name) },
        ("ENUM", var of) => Members(of!, "enumValues").First().Text("name"),
        ("INPUT_OBJECT", var of) => Members(of!, "inputFields").Where(IsRequired).ToDictionary(field => field.Text("name")!, field => Accepted(field.GetProperty("type"), field.Text("name")!)),
        (_, "Int" or "Long") => 1,
        (_, "Float") => 1.5,
        (_, "Boolean") => false,
        (_, "Instant") => "2014-05-14T03:02:00Z",
        (_, "LocalDate") => "2014-05-14",
        (_, "Duration") => "PT1H",
        (_, "UUID") => "0198c0de-0000-7000-8000-000000000001",
        (_, "ID") => incidentId,
        _ => name == "zone" ? "Europe/Berlin" : "x",
    };

    private static string Literal(object? value) => value is string text && text.Length > 0 && char.IsAsciiLetterUpper(text[0]) && text.All(character => char.IsAsciiLetterUpper(character) || character == '_')
        ? text
        : JsonSerializer.Serialize(value);

    private List<JsonElement> Members(string type, string of) => _types[type].GetProperty(of) is { ValueKind: JsonValueKind.Array } members ? [.. members.EnumerateArray()] : [];

    // Of two that stand beside each other.
    private static bool IsSame(JsonElement one, JsonElement other) => one.Text("name") == other.Text("name");

    private bool IsComposite(string type) => _types[type].Text("kind") is "OBJECT" or "INTERFACE" or "UNION";

    private static bool IsRequired(JsonElement value) => value.At("type").Text("kind") == "NON_NULL" && value.GetProperty("defaultValue").ValueKind == JsonValueKind.Null;

    private static string NameOf(JsonElement type) => type.Text("name") ?? NameOf(type.GetProperty("ofType"));

    private static string Written(JsonElement type) => type.Text("kind") switch
    {
        "NON_NULL" => Written(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{Written(type.GetProperty("ofType"))}]",
        _ => type.Text("name")!,
    };
}
