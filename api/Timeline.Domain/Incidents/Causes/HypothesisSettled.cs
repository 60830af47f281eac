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

/// <summary>A theory was given up, neither shown to be wrong nor shown to be right.</summary>
public sealed record HypothesisAbandoned(EntryId EntryId, Occurrence When, EntryId Hypothesis, string Because, string? Author = null) : IncidentEvent, IHypothesisSettled
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    HypothesisStatus IHypothesisSettled.Status => HypothesisStatus.Abandoned;

    EntryKind IOnTimeline.Kind => EntryKind.Abandonment;

    public IncidentEvent WithoutContent() => this with { Because = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What settling a theory has in common, whichever way.</summary>
public interface IHypothesisSettled : IOnTimeline
{
    EntryId Hypothesis { get; }

    /// <summary>What shows it, or why it was given up.</summary>
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

/// <summary>Says that a theory is right or wrong, or is given up.</summary>
/// <param name="To">REFUTED, CONFIRMED or ABANDONED.</param>
/// <param name="Because">What shows it, or why it is given up.</param>
public sealed record SettleHypothesis(Guid CommandId, Instant Now, EntryId Hypothesis, HypothesisStatus To, string Because, Said When)
{
    /// <exception cref="ArgumentOutOfRangeException">It is to be OPEN, which is no settlement.</exception>
    public static Decision<IncidentEvent> Decide(Incident incident, SettleHypothesis command)
    {
        if (command.To == HypothesisStatus.Open)
            throw new ArgumentOutOfRangeException(nameof(command), command.To, "A theory is settled by refuting, confirming or abandoning it.");
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

        return command.To switch
        {
            HypothesisStatus.Refuted => new HypothesisRefuted(made, when, command.Hypothesis, because, author),
            HypothesisStatus.Confirmed => new HypothesisConfirmed(made, when, command.Hypothesis, because, author),
            _ => new HypothesisAbandoned(made, when, command.Hypothesis, because, author),
        };
    }

    // Null when the hypothesis stands and nothing has settled it; a retracted settlement does not count.
    private static Rejection? FindOpen(Incident incident, EntryId id)
    {
        if (HypothesisRules.FindStanding(incident, id) is { } missing)
            return missing;
        if (incident.Index.Settling(id) is not { Origin: IHypothesisSettled settled } settlement)
            return null;

        return new(
            RejectionCode.HypothesisSettled,
            $"Hypothesis {id} was already {Say.Words(settled.Status)}, at {Say.Time(settlement.When.At)}. If that was wrong, retract entry {settlement.Id} first.",
            "hypothesisId");
    }
}
