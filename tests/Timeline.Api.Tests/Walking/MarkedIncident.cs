using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Walking;

/// <summary>A private incident with a marker in all that can be typed about it: every command of the schema that takes an incident is sent.</summary>
/// <remarks>It is not cancelled: the lists leave out what was cancelled, whoever asks.</remarks>
/// <param name="rights">Commands that are left out, because they change who sees it.</param>
internal sealed class MarkedIncident(TimelineClient client, SchemaWalk walk, string word, string third, IReadOnlyList<string> rights)
{
    // They would undo what another one typed.
    private static readonly string[] Undoing = ["releaseSection", "resetSection"];

    private int _marks;
    private string _incident = "";
    private string _mutation = "";
    private string? _shown;

    public async Task<MarkedRecord> RecordAsync()
    {
        var declared = (await client.DoAsync("declareIncident", new { title = $"{word} title", @private = true }, "incident { id key }")).At("incident");
        _incident = declared.Text("id")!;
        await client.DoAsync("draftPostmortem", new { incidentId = _incident }, "postmortem { id }");
        var marks = new Dictionary<string, string>(StringComparer.Ordinal) { ["declareIncident"] = $"{word} title" };
        foreach (var mutation in walk.Members("Mutation", "fields").OrderBy(mutation => mutation.Text("name") == "closeIncident"))
        {
            var (name, input) = (mutation.Text("name")!, SchemaWalk.NameOf(mutation.At("args.0.type")));
            var fields = walk.Members(input, "inputFields");
            if (rights.Contains(name) || Undoing.Contains(name) || name == "cancelIncident" || !fields.Any(field => field.Text("name") == "incidentId"))
                continue;
            _mutation = name;
            var mark = $"{word}{++_marks}";
            var payload = await client.MutateAsync(name, await ValuesAsync(fields, mark), "incident { id }");
            if (payload.GetProperty("error").ValueKind == JsonValueKind.Null && fields.Any(field => SchemaWalk.NameOf(field.GetProperty("type")) == "String"))
                marks.Add(name, mark);
        }

        Assert.True(marks.Count > 10, $"only {string.Join(", ", marks.Keys)} were accepted");
        await client.DoAsync("draftPostmortem", new { incidentId = _incident }, "postmortem { id }");
        return new(await IdsAsync(declared.Text("key")!), marks);
    }

    private async Task<Dictionary<string, object?>> ValuesAsync(IEnumerable<JsonElement> fields, string mark)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var (name, type) = (field.Text("name")!, SchemaWalk.NameOf(field.GetProperty("type")));
            if (type is "String" or "ID" || SchemaWalk.IsRequired(field))
                values[name] = await ValueAsync(field.GetProperty("type"), name, mark);
        }

        return values;
    }

    private async Task<object?> ValueAsync(JsonElement type, string name, string mark) => (type.Text("kind"), type.Text("name")) switch
    {
        ("NON_NULL", _) => await ValueAsync(type.GetProperty("ofType"), name, mark),
        ("LIST", _) => new[] { await ValueAsync(type.GetProperty("ofType"), name, mark) },
        ("ENUM", var of) => walk.Members(of!, "enumValues")[0].Text("name"),
        ("INPUT_OBJECT", var of) => await ValuesAsync(walk.Members(of!, "inputFields"), mark),
        (_, "ID") => await IdAsync(name),
        (_, "Int" or "Long") => 1,
        (_, "Boolean") => false,
        (_, "Instant") => "2026-03-14T08:30:00Z",
        (_, "LocalDate") => "2026-03-14",
        (_, "UUID") => Guid.CreateVersion7().ToString(),
        _ when name.EndsWith("Url", StringComparison.Ordinal) => $"https://example.org/{mark}",
        _ => name == "zone" ? "Europe/Berlin" : mark,
    };

    // New ones for each, so that no command undoes what another needs.
    private async Task<string?> IdAsync(string name) => name switch
    {
        "incidentId" => _incident,
        "person" or "people" => third,
        "replyTo" => null,
        "hypothesisId" => (await client.DoAsync("raiseHypothesis", new { incidentId = _incident, statement = $"{word} theory" }, "hypothesis { id }")).Text("hypothesis.id"),
        "sameAs" or "lessonId" when name == "sameAs" || _mutation == "recordLessonCameBack" => await ElsewhereAsync(),
        "proofFileId" => null,
        "lessonId" => (await client.DoAsync("recordLesson", new { incidentId = _incident, category = "LUCKY", text = $"{word} lesson" }, "lesson { id }")).Text("lesson.id"),
        "entryId" => await LogAsync(),
        _ => _shown ??= await LogAsync(),
    };

    private async Task<string?> ElsewhereAsync() => (await client.DoAsync(
        "recordLesson", new { incidentId = await OtherAsync(), text = "Learnt elsewhere." }, "lesson { id }")).Text("lesson.id");

    // As hidden as the one that names it.
    private async Task<string?> OtherAsync() => (await client.DoAsync("declareIncident", new { title = "Another", @private = true }, "incident { id }")).Text("incident.id");

    private async Task<string?> LogAsync() => (await client.DoAsync("logEntry", new { incidentId = _incident, text = $"{word} entry" }, "entry { id }")).Text("entry.id");

    private async Task<IReadOnlyList<(string Id, string Unknown)>> IdsAsync(string key)
    {
        var incident = (await client.AskAsync(
            "query($key: String!) { incident(key: $key) { timeline(first: 1) { nodes { id } } hypotheses { id } rootCauses { id } lessons { id } actionItems { id } postmortem { id } } }", new { key })).At("incident");
        var parts = new[] { "timeline.nodes.0.id", "hypotheses.0.id", "rootCauses.0.id", "lessons.0.id", "actionItems.0.id", "postmortem.id" }.Select(path => incident.Text(path)!);
        return [(_incident, Unknown(_incident)), (key, "INC-999999"), ($"summary:{_incident}", Unknown($"summary:{_incident}")), .. parts.Select(id => (id, Unknown(id)))];
    }

    // Of the same view.
    private static string Unknown(string id) => id[..^36] + Guid.CreateVersion7();
}

/// <summary>What was recorded.</summary>
/// <param name="Ids">The ids and the key, each with one of its kind that nothing has.</param>
/// <param name="Marks">By the mutation, the text that it was given.</param>
internal sealed record MarkedRecord(IReadOnlyList<(string Id, string Unknown)> Ids, IReadOnlyDictionary<string, string> Marks);
