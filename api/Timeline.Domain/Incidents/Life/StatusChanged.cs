using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The status changed. Makes a row of its own unless the entry named stands already (an engagement; a retracted entry).</summary>
/// <remarks>From a status to the same: it tells when that was reached, and changes none. One that a person takes back makes the milestones above it unknown until they are reached again: <see cref="StatusMilestones"/>.</remarks>
public sealed record StatusChanged(EntryId EntryId, Occurrence When, IncidentStatus From, IncidentStatus To, string? Text, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Status;

    string IOnTimeline.Label => IsReopening ? "Reopened" : To.ToString();

    string IOnTimeline.Wording => Text ?? (From == To ? $"Was {Say.Words(To)} then." : $"Status changed from {Say.Words(From)} to {Say.Words(To)}.");

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.OneOf<IncidentStatus>("status", "status", To));

    // One that fell back implies nothing, nor does a line of notes that tells that it was back where nobody recorded that it was over.
    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => To >= From && !IsStillOpen && StatusMilestones.Of(To) is { } reached ? [reached] : [];

    // Where the status fell because of a retraction, nobody said anything, and what it rested on is gone already.
    IncidentStatus? IOnTimeline.GoesBackTo => GoesBack ? To : null;

    ImportRole? IOnTimeline.ImportedAs => To switch
    {
        _ when IsReopening || IsStillOpen => ImportRole.Reopened,
        IncidentStatus.Mitigated => ImportRole.Mitigated,
        IncidentStatus.Resolved => ImportRole.Resolved,
        _ => null,
    };

    private bool GoesBack => To < From && Text is not null;

    private bool IsStillOpen => From == To && To < IncidentStatus.Mitigated;

    private bool IsReopening => GoesBack && From >= IncidentStatus.Resolved && To < IncidentStatus.Resolved;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this, stands => stands with { OfMilestone = IsNamedByMilestoneIn(incident) });

    private bool IsNamedByMilestoneIn(Incident incident) =>
        StatusMilestones.Of(To) is { } kind && incident.SetByHand.TryGetValue(kind, out var milestone) && milestone.EntryId == EntryId;
}

/// <summary>Says that the incident has come to a status, or is back at one. Those that lie between need not have been reached.</summary>
/// <param name="To">MITIGATED: the harm has stopped, though the cause may remain. RESOLVED: it is over.</param>
/// <param name="Text">What was done. Null: not said. Required for going back: why.</param>
/// <param name="MayGoBack">False for commands that mean a step forward: on an incident that is further already, they are most likely late.</param>
public sealed record ChangeStatus(Guid CommandId, Instant Now, IncidentStatus To, Said When, string? Text = null, bool MayGoBack = false)
{
    /// <summary>The change recorded last counts, whatever the times. Going back is welcome after closing: it is what ends it.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ChangeStatus command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        // What is recorded anew was said of the incident as it was then.
        var recorded = incident.Amending is { } id ? incident.Entries[id].Origin as StatusChanged : null;
        if (recorded is null && (command.To == incident.Status || !command.MayGoBack) && Past(incident, command.To) is { } past)
            return past;

        var from = recorded?.From ?? incident.Status;
        var checks = new Checks();
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: command.To < from);
        var text = command.To < from ? checks.Text("text", command.Text) : checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new StatusChanged(made, when, from, command.To, text, author);
    }

    /// <summary>Null while the incident has not reached that status.</summary>
    internal static Rejection? Past(Incident incident, IncidentStatus to)
    {
        if (incident.Status < to)
            return null;
        if (StatusMilestones.Of(incident.Status) is not { } kind)
            return new(RejectionCode.AlreadyInStatus, $"{incident.Key} is {Say.Words(incident.Status)}, as every incident is at first. Name a status that it comes to later.", "to");

        var reached = incident.KnownMilestone(kind)!;
        var byEntry = reached.EntryId is { } id && incident.Entries.TryGetValue(id, out var entry)
            && entry.Origin.Implies.Contains(reached.Kind) && entry.When == reached.When;
        var advice = (incident.Status == to, byEntry) switch
        {
            (false, _) => $"If it is not any more, reopen it. To say when it was {Say.Words(to)}, set that milestone.",
            (true, true) => "To correct the time, amend that entry.",
            (true, false) => "To correct the time, set that milestone again.",
        };
        return new(RejectionCode.AlreadyInStatus, $"{incident.Key} has been {Say.Words(incident.Status)} since {Say.Time(reached.At)}. {advice}");
    }
}
