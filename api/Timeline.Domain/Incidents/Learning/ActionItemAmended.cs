using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An action item was corrected. It says from then on what stands here.</summary>
public sealed record ActionItemAmended(
    ActionItemId ActionItemId, string Text, ActionItemType Type, string? Owner, LocalDate? Due, string Reason, string? TrackerUrl = null, ActionItemProof? Proof = null)
    : IncidentEvent, IAboutLearning
{
    public string? Owner { get; init; } = VisibleText.OptionalLine(Owner);

    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() =>
        this with { Text = EntryContent.Redacted, Owner = EntryContent.Without(Owner), Reason = EntryContent.Redacted, TrackerUrl = null, Proof = Proof?.WithoutContent() };

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(ActionItemId, item => item with { Text = Text, Type = Type, Owner = Owner, Due = Due, TrackerUrl = TrackerUrl, Proof = Proof, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        ActionItemId, item => item.Change(ActionItemChangeKind.Amended, recorded, Reason) with { Text = Text, Type = Type, Owner = Owner, Due = Due, TrackerUrl = TrackerUrl, Proof = Proof });
}

/// <summary>Somebody is to see to an action item.</summary>
/// <param name="Due">The last day for it. Null: as it was.</param>
public sealed record ActionItemAssigned(ActionItemId ActionItemId, string Owner, LocalDate? Due) : IncidentEvent, IAboutLearning
{
    public string Owner { get; init; } = VisibleText.Line(Owner);

    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Owner = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) =>
        incident.Change(ActionItemId, item => item with { Owner = Owner, Due = Due ?? item.Due, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        ActionItemId, item => item.Change(ActionItemChangeKind.Assigned, recorded) with { Owner = Owner, Due = Due ?? item.Due });
}

/// <summary>Corrects an action item. Welcome after closing too. A null member stays as it is.</summary>
/// <param name="Unassigned">True: nobody sees to it after all.</param>
/// <param name="Undated">True: no day is agreed after all.</param>
/// <param name="Untracked">True: it is kept track of nowhere after all.</param>
/// <param name="ProofUrl">Of one that is done, as the file. Either takes the place of both that were given.</param>
public sealed record AmendActionItem(
    Instant Now,
    ActionItemId ActionItemId,
    string Reason,
    string? Text = null,
    ActionItemType? Type = null,
    string? Owner = null,
    LocalDate? Due = null,
    bool Unassigned = false,
    bool Undated = false,
    string? TrackerUrl = null,
    bool Untracked = false,
    string? ProofUrl = null,
    FileId? ProofFile = null)
{
    /// <summary>Yields no events when the item says just that already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, AmendActionItem command)
    {
        if (LearningRules.FindLive(incident, command.ActionItemId, out var item) is { } missing)
            return missing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var text = command.Text is null ? item.Text : checks.Text("text", command.Text);
        var owner = command.Unassigned ? null : checks.OptionalLine("owner", command.Owner) ?? item.Owner;
        var due = command.Undated ? null : checks.Due("due", command.Due, command.Now) ?? item.Due;
        var tracker = command.Untracked ? null : checks.OptionalUrl("trackerUrl", command.TrackerUrl) ?? item.TrackerUrl;
        var proof = LearningRules.Proof(checks, incident, command.ProofUrl, command.ProofFile) ?? item.Proof;
        if (proof != item.Proof && item.Status != ActionItemStatus.Done)
            checks.Fail(RejectionCode.NotAllowed, "The action item is not done, so that nothing shows that it is. Say first that it was done.", command.ProofFile is null ? "proofUrl" : "proofFileId");
        if (checks.Problem is { } problem)
            return problem;

        var amended = new ActionItemAmended(command.ActionItemId, text, command.Type ?? item.Type, owner, due, reason, tracker, proof);
        if (item with { Text = amended.Text, Type = amended.Type, Owner = amended.Owner, Due = amended.Due, TrackerUrl = tracker, Proof = proof } == item)
            return Decision.Nothing;
        if (item.Redacted && amended.Text != item.Text)
            return LearningRules.Redacted("text");

        return amended;
    }
}

/// <summary>Says who sees to an action item, and until when. Welcome after closing too.</summary>
/// <param name="Due">Null: as it was.</param>
public sealed record AssignActionItem(Instant Now, ActionItemId ActionItemId, string Owner, LocalDate? Due = null)
{
    /// <summary>Yields no events when that is agreed already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, AssignActionItem command)
    {
        if (LearningRules.FindLive(incident, command.ActionItemId, out var item) is { } missing)
            return missing;

        var checks = new Checks();
        var owner = checks.Line("owner", command.Owner);
        var due = checks.Due("due", command.Due, command.Now);
        if (checks.Problem is { } problem)
            return problem;

        return item.Owner == owner && (due is null || due == item.Due) ? Decision.Nothing : new ActionItemAssigned(command.ActionItemId, owner, due);
    }
}
