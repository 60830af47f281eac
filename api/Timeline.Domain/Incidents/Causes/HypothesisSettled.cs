using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A theory was shown to be wrong.</summary>
public sealed record HypothesisRefuted(EntryId EntryId, Occurrence When, EntryId Hypothesis, string Because, string? Author = null) : IncidentEvent, IHypothesisSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    HypothesisStatus IHypothesisSettled.Status => HypothesisStatus.Refuted;

    EntryKind IOnTimeline.Kind => EntryKind.Refutation;

    public IncidentEvent WithoutContent() => this with { Because = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>A theory was shown to be right.</summary>
public sealed record HypothesisConfirmed(EntryId EntryId, Occurrence When, EntryId Hypothesis, string Because, string? Author = null) : IncidentEvent, IHypothesisSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    HypothesisStatus IHypothesisSettled.Status => HypothesisStatus.Confirmed;

    EntryKind IOnTimeline.Kind => EntryKind.Confirmation;

    public IncidentEvent WithoutContent() => this with { Because = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What settling a theory has in common, either way.</summary>
public interface IHypothesisSettled : IOnTimeline
{
    EntryId Hypothesis { get; }

    /// <summary>What shows it.</summary>
    string Because { get; }

    /// <summary>What became of the theory.</summary>
    HypothesisStatus Status { get; }

    string IOnTimeline.Label => $"Theory {Say.Words(Status)}";

    string? IOnTimeline.Text => Because;

    string IOnTimeline.Wording => Because;

    IReadOnlyList<string?> IOnTimeline.Typed => [Because, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("hypothesisId", "theory", Hypothesis));

    EntryId? IOnTimeline.Settles => Hypothesis;
}

/// <summary>Says that a theory is right or wrong.</summary>
/// <param name="To">REFUTED or CONFIRMED.</param>
/// <param name="Because">What shows it.</param>
public sealed record SettleHypothesis(Guid CommandId, Instant Now, EntryId Hypothesis, HypothesisStatus To, string Because, Said When)
{
    /// <exception cref="ArgumentOutOfRangeException">It is to be OPEN, which is no settlement.</exception>
    public static Decision<IncidentEvent> Decide(Incident incident, SettleHypothesis command)
    {
        if (command.To == HypothesisStatus.Open)
            throw new ArgumentOutOfRangeException(nameof(command), command.To, "A theory is settled by refuting or confirming it.");
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (FindOpen(incident, command.Hypothesis) is { } refused)
            return refused;

        var checks = new Checks();
        var because = checks.Text("because", command.Because);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return command.To == HypothesisStatus.Refuted
            ? new HypothesisRefuted(made, when, command.Hypothesis, because, author)
            : new HypothesisConfirmed(made, when, command.Hypothesis, because, author);
    }

    // Null when the hypothesis stands and nothing has settled it; a retracted settlement does not count.
    private static Rejection? FindOpen(Incident incident, EntryId id)
    {
        if (!incident.Entries.TryGetValue(id, out var entry) || entry.Kind != EntryKind.Hypothesis)
            return new(RejectionCode.HypothesisNotFound, $"{incident.Key} has no hypothesis {id}. Reload the incident and choose one of its hypotheses.", "hypothesisId");
        if (entry.Retracted)
            return new(RejectionCode.HypothesisNotFound, $"Hypothesis {id} was retracted. Raise it again if it is held again.", "hypothesisId");

        if (incident.Index.Settling(id) is not { Origin: IHypothesisSettled settled } settlement)
            return null;

        return new(
            RejectionCode.HypothesisSettled,
            $"Hypothesis {id} was already {Say.Words(settled.Status)}, at {Say.Time(settlement.When.At)}. If that was wrong, retract entry {settlement.Id} first.",
            "hypothesisId");
    }
}
