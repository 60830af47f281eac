using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Something was noted. Kinds Note to Ticket; Report implies REPORTED, Ticket implies TICKETED and ACKNOWLEDGED.</summary>
public sealed record EntryLogged(EntryId EntryId, Occurrence When, EntryKind Kind, string Text, string? Author) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    string IOnTimeline.Label => Kind == EntryKind.Report ? "First contact" : Say.Label(Kind);

    string IOnTimeline.Wording => Text;

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => Kind switch
    {
        EntryKind.Report => [MilestoneKind.Reported],
        EntryKind.Ticket => [MilestoneKind.Ticketed, MilestoneKind.Acknowledged],
        _ => [],
    };

    ImportRole? IOnTimeline.ImportedAs => ImportRoles.RoleOf(Kind);

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Adds an entry to the timeline.</summary>
/// <param name="Kind">Note to Ticket. The other kinds have commands of their own.</param>
/// <param name="Tags">Null or empty: none; where it is recorded anew, those that it has.</param>
public sealed record LogEntry(Guid CommandId, Instant Now, string Text, EntryKind Kind, Said When, IReadOnlyList<string>? Tags = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, LogEntry command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        if (command.Kind > EntryKind.Ticket)
            checks.Fail(RejectionCode.NotAllowed, $"kind {Say.Name(command.Kind)} is not logged but recorded by a command of its own. Choose one of NOTE, OBSERVATION, ACTION, COMMUNICATION, VENDOR, FEEDBACK, REPORT and TICKET.", "kind");

        var text = checks.Text("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        var tags = command.Tags is { Count: > 0 } given ? Incidents.Tags.Check(checks, given, there: []) : [];
        if (checks.Problem is { } problem)
            return problem;

        var logged = new EntryLogged(made, when, command.Kind, text, author);
        return tags.Count == 0 ? logged : new IncidentEvent[] { logged, new EntryTagged(made, tags) };
    }
}
