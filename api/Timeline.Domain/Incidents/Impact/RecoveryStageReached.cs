using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A recovery in stages came to the next: something works again, though not yet everything.</summary>
/// <param name="Stage">What people call it.</param>
/// <param name="WhatWorks">What works from then on.</param>
/// <param name="ForWhom">Null: for all who were hit, or not said.</param>
public sealed record RecoveryStageReached(EntryId EntryId, Occurrence When, string Stage, string WhatWorks, string? ForWhom = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string Stage { get; init; } = VisibleText.Line(Stage);

    public string? ForWhom { get; init; } = VisibleText.OptionalLine(ForWhom);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.RecoveryStage;

    string IOnTimeline.Label => $"Recovery: {Stage}";

    string IOnTimeline.Wording => WhatWorks;

    string? IOnTimeline.Text => WhatWorks;

    IReadOnlyList<string?> IOnTimeline.Typed => [Stage, WhatWorks, ForWhom, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("stage", "stage", Stage),
        EntryFact.Text("forWhom", "for", ForWhom));

    public IncidentEvent WithoutContent() => this with
    {
        Stage = EntryContent.Redacted,
        WhatWorks = EntryContent.Redacted,
        ForWhom = EntryContent.Without(ForWhom),
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that a stage of the recovery was reached, and what people can do from then on.</summary>
public sealed record ReachRecoveryStage(Guid CommandId, Instant Now, string Stage, string WhatWorks, Said When, string? ForWhom = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, ReachRecoveryStage command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var stage = checks.Line("stage", command.Stage);
        var works = checks.Text("whatWorks", command.WhatWorks);
        var whom = checks.OptionalLine("forWhom", command.ForWhom);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new RecoveryStageReached(made, when, stage, works, whom, author);
    }
}
