using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry was found to speak for a theory or against it. Retracting this takes the link back.</summary>
/// <param name="Evidence">The entry that speaks for it or against it.</param>
/// <param name="Text">Why it does. Null: it speaks for itself.</param>
public sealed record EvidenceLinked(
    EntryId EntryId, Occurrence When, EntryId Hypothesis, EntryId Evidence, EvidenceBearing Bearing, string? Text = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Evidence;

    string IOnTimeline.Label => $"Evidence {Say.Words(Bearing)}";

    string IOnTimeline.Wording => Text ?? $"What was recorded speaks {Say.Words(Bearing)} the theory.";

    string IOnTimeline.WordingOf(StandingEntry named) => $"What was recorded speaks {Say.Words(Bearing)} the theory: \"{Say.Excerpt(named.Text)}\"";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Reference("hypothesisId", "theory", Hypothesis),
        EntryFact.Reference("evidenceId", "evidence", Evidence),
        EntryFact.OneOf<EvidenceBearing>("bearing", "speaks", Bearing));

    EntryId? IOnTimeline.BelongsTo => Hypothesis;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that an entry speaks for a theory or against it. Settled theories and closed incidents take it too: evidence is found afterwards.</summary>
/// <param name="Evidence">An entry that stands.</param>
/// <param name="Text">Why. Null: it speaks for itself.</param>
public sealed record LinkEvidence(
    Guid CommandId, Instant Now, EntryId Hypothesis, EntryId Evidence, EvidenceBearing Bearing, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, LinkEvidence command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (HypothesisRules.FindStanding(incident, command.Hypothesis) is { } unknown)
            return unknown;
        if (IncidentRules.FindLive(incident, command.Evidence, "evidenceId", out _) is { } missing)
            return missing;

        var checks = new Checks();
        if (command.Evidence == command.Hypothesis)
            checks.Fail(RejectionCode.NotAllowed, "evidenceId names the theory itself. Choose the entry that speaks for it or against it.", "evidenceId");
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new EvidenceLinked(made, when, command.Hypothesis, command.Evidence, command.Bearing, text, author);
    }
}
