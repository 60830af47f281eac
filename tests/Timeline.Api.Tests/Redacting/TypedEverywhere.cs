using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.Api.Tests.Files;
using Timeline.Api.Tests.Running;
using Timeline.Api.Tests.Walking;

namespace Timeline.Api.Tests.Redacting;

/// <summary>
/// An incident with a word in all that can be typed about it: every command that takes an incident is sent, each text and name with the word, and
/// what can be corrected is corrected, so that old readings have it too.
/// </summary>
/// <param name="other">An administrator who is not named in it once it is private.</param>
/// <param name="third">The id of a person who may be named in it.</param>
internal sealed class TypedEverywhere(TimelineClient client, TimelineClient other, SchemaWalk walk, string word, string third)
{
    // What comes last, because less can be recorded after it; in this order.
    private static readonly string[] Last =
    [
        "makeIncidentPrivate", "removeAccess", "grantAccess", "takeAccess", "makeIncidentPublic",
        "changeStatus", "mitigateIncident", "resolveIncident", "reopenIncident", "closeIncident", "cancelIncident",
    ];

    // What has an order of its own, and takes two people.
    private static readonly string[] Postmortem = ["saveSectionDraft", "addComment", "requestReview", "requestChanges", "publishPostmortem", "withdrawPublication", "replaceNames"];

    private const string PauseReason = "waiting for customer";

    private readonly List<string> _refused = [];
    private readonly List<string> _parts = [];
    private readonly List<string> _incidents = [];
    private readonly List<string> _comments = [];
    private int _marks;
    private string _mutation = "";
    private string _policy = "";

    /// <summary>Its id.</summary>
    public string Incident { get; private set; } = "";

    /// <summary>It, and those that were linked with it: what is said of a link stands in both.</summary>
    public IReadOnlyList<string> Incidents => _incidents;

    /// <summary>The lessons and action items, and the incident for its title.</summary>
    public IReadOnlyList<string> Parts => [.. _parts, Incident];

    /// <summary>The comments on its postmortem.</summary>
    public IReadOnlyList<string> Comments => _comments;

    /// <summary>The sections of its postmortem in which something was typed.</summary>
    public IReadOnlyList<string> Sections => ["SUMMARY", "IMPACT"];

    /// <summary>The commands that were refused, each with why.</summary>
    public IReadOnlyList<string> Refused => _refused;

    /// <summary>The commands that were sent.</summary>
    public int Sent { get; private set; }

    public async Task TypeAsync()
    {
        Incident = await DeclareAsync(Mark());
        foreach (var milestone in new[] { "2026-03-14T08:00:00Z", "2026-03-14T08:01:00Z", null })
            await client.DoAsync("setMilestone", new { incidentId = Incident, kind = "FIRST_SIGNAL", occurredAt = milestone, reason = Mark() });
        await client.DoAsync("changeKind", new { incidentId = Incident, kind = "DRILL", reason = Mark() });
        await PromiseAsync();
        await WriteAsync();
        await NameAsync();

        foreach (var (mutation, index) in walk.Members("Mutation", "fields").Select(mutation => (mutation, Array.IndexOf(Last, mutation.Text("name")))).OrderBy(one => one.Item2))
        {
            _mutation = mutation.Text("name")!;
            var fields = walk.Members(SchemaWalk.NameOf(mutation.At("args.0.type")), "inputFields");
            if (!_mutation.StartsWith("redact", StringComparison.Ordinal) && !Postmortem.Contains(_mutation) && fields.Any(field => field.Text("name") == "incidentId") && HasText(fields))
            {
                var mark = Mark();
                await SendAsync(SchemaWalk.NameOf(mutation.GetProperty("type")), fields, await ValuesAsync(fields, mark), mark, index);
            }
        }

        foreach (var (content, name) in new[] { ("a log", "log"), ("another", "txt") })
            await client.AttachAsync(Incident, System.Text.Encoding.UTF8.GetBytes($"10:02 {content} {Mark()}\n"), $"{Mark()}.{name}", ("caption", Mark()), ("author", Mark()));
        await client.AttachAsync(Incident, MadeFiles.Png, $"{Mark()}.png", ("caption", Mark()));
    }

    // Clocks stand still only where some run.
    private async Task PromiseAsync()
    {
        var calendarId = await MakeAsync("addCalendar", new { name = "Always", calendar = new { zone = "UTC", always = true } }, "calendar", "id");
        var target = new { name = "Response", severities = new[] { "SEV2" }, from = new[] { "DECLARED" }, to = "ENGAGED", within = "PT1H" };
        _policy = await MakeAsync("addSlaPolicy", new { name = "Ours", validFrom = "2010-01-01", terms = new { calendarId, targets = new[] { target }, pauseReasons = new[] { PauseReason } } }, "slaPolicy", "id");
        await client.DoAsync("setOrganisationPolicy", new { policyId = _policy }, "organisationPolicy { id }");
    }

    // Written, typed and kept aside; then reviewed, published and withdrawn, each with a reason.
    private async Task WriteAsync()
    {
        await client.DoAsync("draftPostmortem", new { incidentId = Incident }, "postmortem { id }");
        foreach (var section in Sections)
        {
            var held = (await client.DoAsync("holdSection", new { incidentId = Incident, section }, "section { draft { version } }")).Number("section.draft.version");
            await client.DoAsync("saveSectionDraft", new { incidentId = Incident, section, version = held, markdown = Mark() }, "section { draft { version } }");
            var kept = await client.MutateAsync("saveSectionDraft", new { incidentId = Incident, section, version = held, markdown = Mark() }, "kept { draftId }");
            Assert.Equal("DRAFT_CONFLICT", kept.Text("error.code"));
            if (section == "SUMMARY")
                await client.DoAsync("finishSection", new { incidentId = Incident, section, version = held + 1 }, "section { section }");
        }

        var first = await CommentAsync(replyTo: null);
        await CommentAsync(replyTo: first);
        await client.DoAsync("requestReview", new { incidentId = Incident, reviewers = new[] { third } }, "postmortem { status }");
        await other.DoAsync("requestChanges", new { incidentId = Incident, reason = Mark() }, "postmortem { status }");
        await client.DoAsync("requestReview", new { incidentId = Incident }, "postmortem { status }");
        await other.DoAsync("approvePostmortem", new { incidentId = Incident }, "postmortem { status }");
        await other.DoAsync("publishPostmortem", new { incidentId = Incident, reason = Mark() }, "postmortem { status }");
        await other.DoAsync("withdrawPublication", new { incidentId = Incident, number = 1, reason = Mark() }, "postmortem { status }");
        Sent += 11;
    }

    // Somebody whose name is the word and another is called by the word alone; once it is said that it is they, once that it is nobody.
    private async Task NameAsync()
    {
        var (first, second) = (Mark(), Mark());
        foreach (var name in new[] { first, second })
        {
            await client.DoAsync("engageResponder", new { incidentId = Incident, who = $"{Capital(name)} Lovelace" }, "entry { id }");
            await client.DoAsync("logEntry", new { incidentId = Incident, text = $"We asked {Capital(name)} for help." }, "entry { id }");
        }

        await client.DoAsync("draftPostmortem", new { incidentId = Incident }, "postmortem { id }");
        var finds = (await client.AskAsync("query($key: String!) { incident(key: $key) { postmortem { namesInText { findId words } } } }", new { key = Incident })).At("incident.postmortem.namesInText").EnumerateArray()
            .ToDictionary(find => find.Text("words")!, find => find.Text("findId"), StringComparer.Ordinal);
        await client.DoAsync("replaceNames", new { incidentId = Incident, names = new[] { new { findId = finds[Capital(first)], person = $"{Capital(first)} Lovelace" } } }, "postmortem { version }");
        await client.DoAsync("dismissNames", new { incidentId = Incident, findIds = new[] { finds[Capital(second)] } }, "postmortem { version }");
        Sent += 7;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private async Task<string> CommentAsync(string? replyTo)
    {
        _comments.Add((await client.DoAsync("addComment", new { incidentId = Incident, section = "RESPONSE", text = Mark(), replyTo }, "comment { commentId }")).Text("comment.commentId")!);
        return _comments[^1];
    }

    private async Task SendAsync(string payloadType, IReadOnlyList<JsonElement> fields, Dictionary<string, object?> values, string mark, int late)
    {
        Sent++;
        var shows = walk.Members(payloadType, "fields").Select(field => field.Text("name")).ToList();
        var selection = $"incident {{ id }} {(shows.Contains("entry") ? "entry { id }" : "")} {(shows.Contains("lesson") ? "lesson { id }" : "")} {(shows.Contains("actionItem") ? "actionItem { id }" : "")}";
        // A tag is taken from what has it.
        if (_mutation.StartsWith("untag", StringComparison.Ordinal))
            await client.DoAsync(_mutation[2..], values, "incident { id }");
        var payload = await (_mutation == "takeAccess" ? other : client).MutateAsync(_mutation, values, selection);
        if (payload.GetProperty("error").ValueKind != JsonValueKind.Null)
        {
            _refused.Add($"{_mutation}: {payload.GetProperty("error")}");
            return;
        }

        _parts.AddRange(new[] { "lesson", "actionItem" }.Where(part => shows.Contains(part) && payload.GetProperty(part).ValueKind == JsonValueKind.Object).Select(part => payload.Text($"{part}.id")!));
        if (late >= 0 || !shows.Contains("entry") || payload.GetProperty("entry").ValueKind == JsonValueKind.Null || !fields.Any(field => field.Text("name") == "amends"))
            return;

        var corrected = JsonNode.Parse(JsonSerializer.Serialize(values).Replace($"\"{mark}\"", $"\"{Mark()}\"", StringComparison.Ordinal))!.AsObject();
        corrected["amends"] = JsonSerializer.SerializeToNode(new { entryId = payload.Text("entry.id"), reason = Mark() });
        var amended = await client.MutateAsync(_mutation, corrected, "incident { id }");
        if (amended.GetProperty("error").ValueKind != JsonValueKind.Null)
            _refused.Add($"{_mutation} (amends): {amended.GetProperty("error")}");
    }

    private bool HasText(IReadOnlyList<JsonElement> fields) => fields.Any(field => SchemaWalk.NameOf(field.GetProperty("type")) is var type
        && (type == "String" || (type != "AmendsInput" && walk.KindOf(type) == "INPUT_OBJECT" && HasText(walk.Members(type, "inputFields")))));

    private async Task<Dictionary<string, object?>> ValuesAsync(IEnumerable<JsonElement> fields, string mark)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var (name, type) = (field.Text("name")!, SchemaWalk.NameOf(field.GetProperty("type")));
            if ((type is "String" or "ID" or "ImpactLevel" || SchemaWalk.IsRequired(field)) && await ValueAsync(field.GetProperty("type"), name, mark) is { } value)
                values[name] = value;
        }

        return values;
    }

    private async Task<object?> ValueAsync(JsonElement type, string name, string mark) => (type.Text("kind"), type.Text("name")) switch
    {
        ("NON_NULL", _) => await ValueAsync(type.GetProperty("ofType"), name, mark),
        ("LIST", _) => await ValueAsync(type.GetProperty("ofType"), name, mark) is { } one ? new[] { one } : null,
        ("ENUM", "ResponseRole") => "CUSTOM",
        ("ENUM", "IncidentKind") => "REAL",
        ("ENUM", var of) => walk.Members(of!, "enumValues")[0].Text("name"),
        ("INPUT_OBJECT", var of) => await ValuesAsync(walk.Members(of!, "inputFields"), mark),
        (_, "ID") => await IdAsync(name),
        (_, "Int" or "Long") => 1,
        (_, "Boolean") => false,
        (_, "Instant") => name is "by" or "deadline" ? "2026-03-14T10:30:00Z" : "2026-03-14T08:30:00Z",
        (_, "LocalDate") => "2026-03-14",
        (_, "UUID") => Guid.CreateVersion7().ToString(),
        // Of one that is done alone.
        _ when _mutation == "amendActionItem" && name == "proofUrl" => null,
        _ when name.EndsWith("Url", StringComparison.Ordinal) => $"https://example.org/{mark}",
        // Names of the catalogue.
        _ when _mutation == "pauseClock" && name is "reason" or "target" => name == "reason" ? PauseReason : null,
        _ when _mutation == "assignSlaPolicy" && name is "policy" or "customer" => null,
        _ => name == "zone" ? "Europe/Berlin" : name == "from" ? Mark() : mark,
    };

    // New ones for each, so that no command undoes what another needs. What lies in the catalogue is no incident's.
    private async Task<string?> IdAsync(string name) => name switch
    {
        "incidentId" => Incident,
        "otherIncidentId" => await DeclareAsync("Another one"),
        "serviceId" or "segmentId" or "customerId" or "channelIds" => null,
        "id" when _mutation == "addCustomersToTell" => null,
        // Nobody hands over to themselves.
        "fromPersonId" => null,
        "person" or "people" or "personId" or "toPersonId" => third,
        "hypothesisId" => await MakeAsync("raiseHypothesis", new { incidentId = Incident, statement = Mark(), raisedBy = Mark() }, "hypothesis", "id"),
        "impactId" => await MakeAsync("startImpact", new { incidentId = Incident, service = Mark(), segment = Mark(), text = Mark() }, "impact", "entryId"),
        "decisionId" => await MakeAsync("takeDecision", new { incidentId = Incident, what = Mark(), assumption = Mark() }, "decision", "entryId"),
        "etaId" => await MakeAsync("giveEta", new { incidentId = Incident, @for = Mark(), by = "2026-03-14T10:30:00Z", basis = Mark() }, "entry", "id"),
        "timeBoxId" => await MakeAsync("setTimeBox", new { incidentId = Incident, whatThen = Mark(), deadline = "2026-03-14T10:30:00Z", @for = Mark() }, "entry", "id"),
        "pauseId" => await MakeAsync("pauseClock", new { incidentId = Incident, reason = PauseReason, text = Mark(), author = Mark() }, "entry", "id"),
        "policyId" => _policy,
        "demandId" => await MakeAsync("recordDemand", new { incidentId = Incident, what = Mark(), fromWhom = Mark(), by = "2026-03-14T10:30:00Z" }, "entry", "id"),
        "proofFileId" => null,
        "sameAs" => await ElsewhereAsync(),
        "lessonId" when _mutation == "recordLessonCameBack" => await ElsewhereAsync(),
        "lessonId" => await PartAsync("recordLesson", new { incidentId = Incident, text = Mark() }, "lesson"),
        "actionItemId" => await ActionItemAsync(),
        "entryId" when _mutation == "setMilestone" => null,
        "entryId" when _mutation == "unlinkIncidents" =>
            await MakeAsync("linkIncidents", new { incidentId = Incident, otherIncidentId = await DeclareAsync("A third one"), kind = "SAME_CAUSE", text = Mark() }, "entry", "id"),
        _ => await MakeAsync("logEntry", new { incidentId = Incident, text = Mark(), author = Mark(), tags = new[] { Mark() } }, "entry", "id"),
    };

    private async Task<string> ElsewhereAsync() => (await client.DoAsync(
        "recordLesson", new { incidentId = await DeclareAsync("A fourth one"), text = "Learnt elsewhere." }, "lesson { id }")).Text("lesson.id")!;

    private async Task<string> ActionItemAsync()
    {
        var item = await PartAsync("raiseActionItem", new { incidentId = Incident, text = Mark(), owner = Mark() }, "actionItem");
        if (_mutation == "reopenActionItem")
            await client.DoAsync("dropActionItem", new { incidentId = Incident, actionItemId = item, reason = Mark() });
        return item;
    }

    private async Task<string> PartAsync(string mutation, object input, string part)
    {
        var made = await MakeAsync(mutation, input, part, "id");
        _parts.Add(made);
        return made;
    }

    private async Task<string> MakeAsync(string mutation, object input, string part, string id) => (await client.DoAsync(mutation, input, $"{part} {{ {id} }}")).Text($"{part}.{id}")!;

    private async Task<string> DeclareAsync(string title)
    {
        _incidents.Add((await client.DoAsync("declareIncident", new { title, severity = "SEV2", zone = "America/Chicago" }, "incident { id }")).Text("incident.id")!);
        return _incidents[^1];
    }

    // Letters alone: words with digits are never compared with misspelt ones.
    private string Mark() => word + string.Concat((++_marks).ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
