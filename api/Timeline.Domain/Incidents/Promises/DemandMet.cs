using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What was demanded was done, in time or not.</summary>
public sealed record DemandMet(EntryId EntryId, Occurrence When, EntryId Demand, string? Text, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.DemandMet;

    string IOnTimeline.Wording => Text ?? "What was demanded is done.";

    string IOnTimeline.WordingOf(StandingEntry named) =>
        named.Origin is DemandReceived demand ? $"What {demand.FromWhom} demanded is done: {demand.What.TrimEnd('.')}." : "What was demanded is done.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("demandId", "demand", Demand));

    EntryId? IOnTimeline.Settles => Demand;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that a demand was met.</summary>
public sealed record MeetDemand(Guid CommandId, Instant Now, EntryId Demand, Said When, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, MeetDemand command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (PromiseRules.FindOpen(incident, command.Demand, EntryKind.Demand, "demandId") is { } refused)
            return refused;

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new DemandMet(made, when, command.Demand, text, author);
    }
}
