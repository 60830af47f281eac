using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Walking;

/// <summary>What the arguments of a walk are given: what is required, and then each id in each place that takes one, or a text wherever one can stand.</summary>
/// <param name="Ids">Stand in for ids and keys, one after the other. Empty: what requires one is not asked.</param>
/// <param name="Text">Stands wherever a text may be given. Null: only where one must be.</param>
internal sealed record WalkValues(IReadOnlyList<string> Ids, string? Text)
{
    // Texts that are read as something else.
    private static readonly string[] Formed = ["after", "before", "zone", "date"];

    /// <summary>Each set of arguments of a field.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Of(SchemaWalk walk, JsonElement field)
    {
        var arguments = field.GetProperty("args").EnumerateArray().ToList();
        var taking = arguments.Where(argument => TakesId(walk, argument, depth: 0)).ToList();
        if (!taking.Exists(SchemaWalk.IsRequired) && Ids.Count == 0)
            yield return Given(walk, arguments, "");
        foreach (var id in taking.Count == 0 ? [] : Ids)
            yield return Given(walk, arguments, id);
    }

    private Dictionary<string, object?> Given(SchemaWalk walk, IEnumerable<JsonElement> values, string id) => values
        .Where(value => SchemaWalk.IsRequired(value) || (id.Length > 0 && TakesId(walk, value, depth: 0)) || (Text is not null && TakesText(walk, value, depth: 0)))
        .ToDictionary(value => value.Text("name")!, value => ValueOf(walk, value.GetProperty("type"), value.Text("name")!, id));

    private object? ValueOf(SchemaWalk walk, JsonElement type, string name, string id) => (type.Text("kind"), type.Text("name")) switch
    {
        ("NON_NULL", _) => ValueOf(walk, type.GetProperty("ofType"), name, id),
        ("LIST", _) => new[] { ValueOf(walk, type.GetProperty("ofType"), name, id) },
        ("ENUM", var of) => walk.Members(of!, "enumValues")[0].Text("name"),
        ("INPUT_OBJECT", var of) => Given(walk, walk.Members(of!, "inputFields"), id),
        (_, "ID") => id,
        (_, "String") when name == "key" => id,
        (_, "Int" or "Long") => 1,
        (_, "Float") => 1.5,
        (_, "Boolean") => false,
        (_, "Instant") => "2026-03-14T08:30:00Z",
        (_, "LocalDate") => "2026-03-14",
        (_, "Duration") => "PT1H",
        (_, "UUID") => Guid.CreateVersion7().ToString(),
        _ => name == "zone" ? "Europe/Berlin" : Text ?? "Something.",
    };

    private static bool TakesId(SchemaWalk walk, JsonElement value, int depth) =>
        SchemaWalk.NameOf(value.GetProperty("type")) is var type && (type == "ID" || (type == "String" && value.Text("name") == "key") || Within(walk, type, depth, TakesId));

    private static bool TakesText(SchemaWalk walk, JsonElement value, int depth) =>
        SchemaWalk.NameOf(value.GetProperty("type")) is var type && ((type == "String" && !Formed.Contains(value.Text("name"))) || Within(walk, type, depth, TakesText));

    private static bool Within(SchemaWalk walk, string type, int depth, Func<SchemaWalk, JsonElement, int, bool> takes) =>
        depth < 3 && walk.KindOf(type) == "INPUT_OBJECT" && walk.Members(type, "inputFields").Any(field => takes(walk, field, depth + 1));
}
