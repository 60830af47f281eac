using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The status changed. Makes a row of its own unless the entry named stands already (an engagement; a retracted entry).</summary>
public sealed record StatusChanged(EntryId EntryId, Occurrence When, IncidentStatus From, IncidentStatus To, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Status;

    string IOnTimeline.Label => To.ToString();

    string IOnTimeline.Wording => Text ?? $"Status changed from {Say.Words(From)} to {Say.Words(To)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.OneOf<IncidentStatus>("status", "status", To));

    // One that fell back implies nothing.
    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => To >= From && StatusMilestones.Of(To) is { } reached ? [reached] : [];

    ImportRole? IOnTimeline.ImportedAs => To switch
    {
        IncidentStatus.Mitigated => ImportRole.Mitigated,
        IncidentStatus.Resolved => ImportRole.Resolved,
        _ => null,
    };

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this, stands => stands with { OfMilestone = IsNamedByMilestoneIn(incident) });

    private bool IsNamedByMilestoneIn(Incident incident) =>
        StatusMilestones.Of(To) is { } kind && incident.SetByHand.TryGetValue(kind, out var milestone) && milestone.EntryId == EntryId;
}

/// <summary>Says that the incident has come to a status. One that lies between need not have been reached before.</summary>
/// <param name="To">Any but DECLARED. MITIGATED: the harm has stopped, though the cause may remain. RESOLVED: it is over.</param>
/// <param name="Text">What was done. Null: not said.</param>
public sealed record ChangeStatus(Guid CommandId, Instant Now, IncidentStatus To, Said When, string? Text = null)
{
    /// <summary>Statuses are passed through in one direction; going back takes a retraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is to be DECLARED, which every incident is.</exception>
    public static Decision<IncidentEvent> Decide(Incident incident, ChangeStatus command)
    {
        if (command.To == IncidentStatus.Declared)
            throw new ArgumentOutOfRangeException(nameof(command), command.To, "Every incident is declared. Name a status that it comes to later.");
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (Past(incident, command.To) is { } past)
            return past;

        var checks = new Checks();
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new StatusChanged(made, when, incident.Status, command.To, text, author);
    }

    /// <summary>Null while the incident has not reached that status.</summary>
    internal static Rejection? Past(Incident incident, IncidentStatus to)
    {
        if (incident.Status < to)
            return null;

        var reached = incident.KnownMilestone(StatusMilestones.Of(incident.Status)!.Value)!;
        var byEntry = reached.EntryId is { } id && incident.Entries.TryGetValue(id, out var entry)
            && entry.Origin.Implies.Contains(reached.Kind) && entry.When == reached.When;
        var advice = (incident.Status == to, byEntry) switch
        {
            (false, _) => $"To say when it was {Say.Words(to)}, set that milestone.",
            (true, true) => "To correct the time, amend that entry.",
            (true, false) => "To correct the time, set that milestone again.",
        };
        return new(RejectionCode.AlreadyInStatus, $"{incident.Key} is already {Say.Words(incident.Status)} since {Say.Time(reached.At)}. {advice}");
    }
}
