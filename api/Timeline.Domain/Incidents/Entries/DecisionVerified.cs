using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody looked whether a decision had been right.</summary>
/// <param name="How">How they know.</param>
public sealed record DecisionVerified(EntryId EntryId, Occurrence When, EntryId Decision, DecisionOutcome Outcome, string How, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.DecisionVerification;

    string IOnTimeline.Label => $"Decision {Say.Words(Outcome)}";

    string IOnTimeline.Wording => How;

    string? IOnTimeline.Text => How;

    IReadOnlyList<string?> IOnTimeline.Typed => [How, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Reference("decisionId", "decision", Decision),
        EntryFact.OneOf<DecisionOutcome>("outcome", "outcome", Outcome));

    EntryId? IOnTimeline.BelongsTo => Decision;

    public IncidentEvent WithoutContent() => this with { How = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says whether a decision held. As often as it is looked at: all are kept, the last recorded counts. Welcome after closing too.</summary>
public sealed record VerifyDecision(Guid CommandId, Instant Now, EntryId Decision, DecisionOutcome Outcome, string How, Said When)
{
    public static Decision<IncidentEvent> Decide(Incident incident, VerifyDecision command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (FindStanding(incident, command.Decision) is { } unknown)
            return unknown;

        var checks = new Checks();
        var how = checks.Text("how", command.How);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new DecisionVerified(made, when, command.Decision, command.Outcome, how, author);
    }

    private static Rejection? FindStanding(Incident incident, EntryId id)
    {
        if (!incident.Entries.TryGetValue(id, out var entry) || entry.Kind != EntryKind.Decision)
            return new(RejectionCode.DecisionNotFound, $"{incident.Key} has no decision {id}. Reload the incident and choose one of its decisions.", "decisionId");

        return entry.IsLive ? null : new(RejectionCode.DecisionNotFound, $"Decision {id} was retracted. Record it again if it was taken after all.", "decisionId");
    }
}
