using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An action item was done.</summary>
/// <param name="Text">What was done. Null: not said.</param>
/// <param name="Proof">What shows it. Null: nothing was given.</param>
public sealed record ActionItemDone(ActionItemId ActionItemId, Occurrence When, string? Text, ActionItemProof? Proof = null) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Proof = Proof?.WithoutContent() };

    public override Incident ApplyTo(Incident incident) => incident.Change(
        ActionItemId, item => item with { Status = ActionItemStatus.Done, Proof = Proof, Bare = item.Bare && Text is null && Proof?.Url is null });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        ActionItemId, item => item.Change(ActionItemChangeKind.Done, recorded, Text) with { Status = ActionItemStatus.Done, SettledAt = When.At, SettledBecause = Text, Proof = Proof });
}

/// <summary>An action item will not be done.</summary>
public sealed record ActionItemDropped(ActionItemId ActionItemId, string Reason) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Change(ActionItemId, item => item with { Status = ActionItemStatus.Dropped, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        ActionItemId, item => item.Change(ActionItemChangeKind.Dropped, recorded, Reason) with { Status = ActionItemStatus.Dropped, SettledAt = recorded.RecordedAt, SettledBecause = Reason });
}

/// <summary>An action item that was done or dropped is to be done after all.</summary>
public sealed record ActionItemReopened(ActionItemId ActionItemId, string Reason) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Change(ActionItemId, item => item with { Status = ActionItemStatus.Open, Proof = null, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) => facts.Change(
        ActionItemId, item => item.Change(ActionItemChangeKind.Reopened, recorded, Reason) with { Status = ActionItemStatus.Open, SettledAt = null, SettledBecause = null, Proof = null });
}

/// <summary>An action item was taken back: it is in no list any more.</summary>
public sealed record ActionItemRetracted(ActionItemId ActionItemId, string Reason) : IncidentEvent, IAboutLearning
{
    Guid IAboutLearning.Part => ActionItemId.Value;

    public IncidentEvent WithoutContent() => this with { Reason = EntryContent.Redacted };

    public override Incident ApplyTo(Incident incident) => incident.Change(ActionItemId, item => item with { Retracted = true, Bare = false });

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.Change(ActionItemId, item => item.Change(ActionItemChangeKind.Retracted, recorded, Reason) with { Retracted = true });
}

/// <summary>Says that an action item was done. Welcome after closing too.</summary>
/// <param name="Text">What was done. Null: not said.</param>
/// <param name="ProofUrl">Where it can be seen, as http or https.</param>
/// <param name="ProofFile">A file of the incident that shows it.</param>
public sealed record CompleteActionItem(Instant Now, ActionItemId ActionItemId, Said When, string? Text = null, string? ProofUrl = null, FileId? ProofFile = null)
{
    /// <summary>Yields no events for one that is done already. One that was dropped may be done after all.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, CompleteActionItem command)
    {
        if (LearningRules.FindLive(incident, command.ActionItemId, out var item) is { } missing)
            return missing;
        if (item.Status == ActionItemStatus.Done)
            return Decision.Nothing;

        var checks = new Checks();
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var text = checks.OptionalText("text", command.Text);
        var proof = LearningRules.Proof(checks, incident, command.ProofUrl, command.ProofFile);
        return checks.Problem is { } problem ? problem : new ActionItemDone(command.ActionItemId, when, text, proof);
    }
}

/// <summary>What becomes of an action item that takes a reason: it is dropped, open again, or was never meant.</summary>
public sealed record SettleActionItem(ActionItemId ActionItemId, ActionItemChangeKind How, string Reason)
{
    /// <summary>Yields no events for one that is so already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is to become something else.</exception>
    public static Decision<IncidentEvent> Decide(Incident incident, SettleActionItem command)
    {
        if (LearningRules.FindLive(incident, command.ActionItemId, out var item) is { } missing)
            return item is { Retracted: true } && command.How == ActionItemChangeKind.Retracted ? Decision.Nothing : missing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return problem;

        return command.How switch
        {
            ActionItemChangeKind.Dropped when item.Status == ActionItemStatus.Dropped => Decision.Nothing,
            ActionItemChangeKind.Dropped => new ActionItemDropped(command.ActionItemId, reason),
            ActionItemChangeKind.Reopened when item.Status == ActionItemStatus.Open => Decision.Nothing,
            ActionItemChangeKind.Reopened => new ActionItemReopened(command.ActionItemId, reason),
            ActionItemChangeKind.Retracted => new ActionItemRetracted(command.ActionItemId, reason),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.How, "Name DROPPED, REOPENED or RETRACTED."),
        };
    }
}
