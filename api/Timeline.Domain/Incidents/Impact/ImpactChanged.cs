using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>A service suffered more or less from then on, or another number of people.</summary>
/// <param name="Window">The impact that changed: the entry that says it started.</param>
/// <param name="Level">Null: as it was.</param>
/// <param name="Affected">Null: as it was.</param>
/// <param name="Text">What it meant. Null: nothing noted.</param>
public sealed record ImpactChanged(
    EntryId EntryId, Occurrence When, EntryId Window, ImpactLevel? Level = null, int? Affected = null, string? Text = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ImpactChange;

    string IOnTimeline.Label => "Impact changed";

    string IOnTimeline.Wording => Text ?? $"The impact changed: {Change}.";

    string IOnTimeline.WordingOf(StandingEntry named) => $"The impact on {ImpactWords.NameOf(named)} changed: {Change}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Reference("impactId", "impact", Window),
        EntryFact.OneOf<ImpactLevel>("level", "level", Level),
        EntryFact.Number("affected", "people affected", Affected));

    EntryId? IOnTimeline.BelongsTo => Window;

    private string Change => ImpactWords.Of(Level, segment: null, customer: null, Affected);

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that an impact grew or shrank. One that has ended takes it too, for a time before its end.</summary>
/// <param name="Level">Null: as it was. One of the two is needed.</param>
/// <param name="Affected">How many people from then on. Null: as it was.</param>
public sealed record ChangeImpact(
    Guid CommandId, Instant Now, EntryId Window, Said When, ImpactLevel? Level = null, int? Affected = null, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, ChangeImpact command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (ImpactRules.FindStanding(incident, command.Window) is { } unknown)
            return unknown;

        var checks = new Checks();
        if (command.Level is null && command.Affected is null)
            checks.Fail(RejectionCode.Required, "Neither level nor affected is given. Say what changed, or log a note.", "level");
        var affected = checks.OptionalCount("affected", command.Affected, Limits.People);
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new ImpactChanged(made, when, command.Window, command.Level, affected, text, author);
    }
}
