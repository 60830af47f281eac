using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>The root cause was understood. The first implies DIAGNOSED.</summary>
/// <param name="Evidence">The entries that show it, in the order given.</param>
public sealed record RootCauseNoted(EntryId EntryId, Occurrence When, string Text, IReadOnlyList<EntryId> Evidence, string? Author = null)
    : IncidentEvent, ICauseNoted
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.RootCause;

    CauseKind ICauseNoted.Cause => CauseKind.RootCause;

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => [MilestoneKind.Diagnosed];

    ImportRole? IOnTimeline.ImportedAs => ImportRole.RootCause;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Something made it possible, likelier or worse.</summary>
/// <param name="Evidence">The entries that show it, in the order given.</param>
public sealed record ContributingFactorNoted(EntryId EntryId, Occurrence When, string Text, IReadOnlyList<EntryId> Evidence, string? Author = null)
    : IncidentEvent, ICauseNoted
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ContributingFactor;

    CauseKind ICauseNoted.Cause => CauseKind.ContributingFactor;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What set it off: the last thing that happened before, which would have done no harm without the root cause.</summary>
/// <param name="Evidence">The entries that show it, in the order given.</param>
public sealed record TriggerNoted(EntryId EntryId, Occurrence When, string Text, IReadOnlyList<EntryId> Evidence, string? Author = null)
    : IncidentEvent, ICauseNoted
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Trigger;

    CauseKind ICauseNoted.Cause => CauseKind.Trigger;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Redacted, Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>What causes of every kind have in common.</summary>
public interface ICauseNoted : IOnTimeline
{
    CauseKind Cause { get; }

    /// <summary>The entries that show it, in the order given.</summary>
    IReadOnlyList<EntryId> Evidence { get; }

    string IOnTimeline.Wording => Text!;

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => [.. Evidence.Select(shown => EntryFact.Reference("evidence", "shown by", shown)!)];
}

public enum CauseKind
{
    RootCause,

    /// <summary>Something that made it possible, likelier or worse.</summary>
    ContributingFactor,

    /// <summary>What set it off.</summary>
    Trigger,
}

/// <summary>Says what caused it. The first root cause sets DIAGNOSED. Welcome after closing too.</summary>
/// <param name="Evidence">The entries that show it; at most <see cref="Limits.Evidence"/>.</param>
public sealed record NoteCause(Guid CommandId, Instant Now, CauseKind Kind, string Text, Said When, IReadOnlyList<EntryId>? Evidence = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, NoteCause command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var text = checks.Text("text", command.Text);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;
        if (IncidentRules.FindEvidence(incident, command.Evidence, out var evidence) is { } missing)
            return missing;

        return command.Kind switch
        {
            CauseKind.RootCause => new RootCauseNoted(made, when, text, evidence, author),
            CauseKind.ContributingFactor => new ContributingFactorNoted(made, when, text, evidence, author),
            CauseKind.Trigger => new TriggerNoted(made, when, text, evidence, author),
            _ => throw new UnreachableException($"no event for {command.Kind}"),
        };
    }
}
