namespace Timeline.Torture.Application;

internal enum ApiCommandKind
{
    Declare,
    Log,
    Import,
    Lesson,
}

/// <summary>One mutation as a client sends it, and sends it again under the same id when it got no answer.</summary>
/// <param name="Id">New for each command.</param>
/// <param name="Kind">Which mutation.</param>
/// <param name="Incident">The id of the incident; of a declaration the command's own.</param>
internal sealed record ApiCommand(Guid Id, ApiCommandKind Kind, Guid Incident)
{
    public const int ImportedLines = 3;

    private const string Answer = "{ incident { id } error { code message } }";

    /// <summary>What must stand in the record once it is done; unlike that of any other command.</summary>
    public IReadOnlyList<string> Texts => Kind switch
    {
        ApiCommandKind.Declare => [],
        ApiCommandKind.Import => [.. Enumerable.Range(0, ImportedLines).Select(line => FormattableString.Invariant($"{Id} line {line}"))],
        _ => [$"{Id}"],
    };

    public string Field => Kind switch
    {
        ApiCommandKind.Declare => "declareIncident",
        ApiCommandKind.Log => "logEntry",
        ApiCommandKind.Import => "importEntries",
        _ => "recordLesson",
    };

    public string Query => $"mutation($input: {char.ToUpperInvariant(Field[0])}{Field[1..]}Input!) {{ {Field}(input: $input) {Answer} }}";

    public object Input => Kind switch
    {
        ApiCommandKind.Declare => new { commandId = Id, title = $"Torture {Id}", severity = "SEV3", zone = "UTC" },
        ApiCommandKind.Log => new { commandId = Id, incidentId = Incident, text = Texts[0] },
        ApiCommandKind.Import => new { commandId = Id, incidentId = Incident, entries = Texts.Select(text => new { text, occurredAt = "2026-01-01T00:00:00Z" }) },
        _ => (object)new { commandId = Id, incidentId = Incident, category = "LUCKY", text = Texts[0] },
    };
}
