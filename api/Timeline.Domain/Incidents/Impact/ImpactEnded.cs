using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A service was as it should be again, for those whom the impact was about.</summary>
/// <param name="Window">The impact that ended: the entry that says it started.</param>
public sealed record ImpactEnded(EntryId EntryId, Occurrence When, EntryId Window, string? Text = null, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ImpactEnd;

    string IOnTimeline.Label => "Impact ended";

    string IOnTimeline.Wording => Text ?? "The impact ended.";

    string IOnTimeline.WordingOf(StandingEntry named) => $"The impact on {ImpactWords.NameOf(named)} ended.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("impactId", "impact", Window));

    EntryId? IOnTimeline.BelongsTo => Window;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that an impact ended. What comes back is a new one.</summary>
public sealed record EndImpact(Guid CommandId, Instant Now, EntryId Window, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, EndImpact command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (ImpactRules.FindStanding(incident, command.Window) is { } unknown)
            return unknown;
        if (ImpactRules.EndOf(incident, command.Window) is { } end)
        {
            return new Rejection(
                RejectionCode.ImpactOver,
                $"Impact {command.Window} ended already, at {Say.Time(end.When.At)}. If that was wrong, correct entry {end.Id}; if it came back, start another.",
                "impactId");
        }

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new ImpactEnded(made, when, command.Window, text, author);
    }
}
