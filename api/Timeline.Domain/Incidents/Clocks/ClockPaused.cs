using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Clocks of targets stand still from then on, where the policy names the reason.</summary>
/// <param name="Reason">As a policy names it, for example <c>waiting for customer</c>.</param>
/// <param name="Target">The name of the target whose clock it is. Null: every one whose policy names the reason.</param>
public sealed record ClockPaused(EntryId EntryId, Occurrence When, string Reason, string? Target, string? Text, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string Reason { get; init; } = VisibleText.Line(Reason);

    public string? Target { get; init; } = VisibleText.OptionalLine(Target);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ClockPause;

    string IOnTimeline.Label => "Clock paused";

    string IOnTimeline.Wording => Text ?? $"{(Target is null ? "The clocks stand" : $"The clock of {Target} stands")} still: {Reason.TrimEnd('.')}.";

    // Reason and target are names of the catalogue.
    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("reason", "reason", Reason), EntryFact.Text("target", "target", Target));

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Clocks that stood still go on.</summary>
/// <param name="Pause">The entry that stopped them.</param>
public sealed record ClockResumed(EntryId EntryId, Occurrence When, EntryId Pause, string? Text, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ClockResumption;

    string IOnTimeline.Label => "Clock resumed";

    string IOnTimeline.Wording => Text ?? "The clocks that stood still go on.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("pauseId", "pause", Pause));

    EntryId? IOnTimeline.Settles => Pause;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}
