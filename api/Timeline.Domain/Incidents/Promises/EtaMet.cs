using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>What an estimate was for has come about. Said of one estimate, it holds for all of the same thing.</summary>
/// <param name="Eta">The estimate; not one for the service back.</param>
public sealed record EtaMet(EntryId EntryId, Occurrence When, EntryId Eta, string? Text, string? Author = null) : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.EtaMet;

    string IOnTimeline.Label => "Come about";

    string IOnTimeline.Wording => Text ?? "What was expected has come about.";

    string IOnTimeline.WordingOf(StandingEntry named) =>
        named.Origin is EtaGiven { For: { } thing } ? $"What was expected has come about: {thing.TrimEnd('.')}." : "What was expected has come about.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Reference("etaId", "estimate", Eta));

    EntryId? IOnTimeline.Names => Eta;

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Says that what an estimate was for has come about.</summary>
/// <param name="Eta">Any estimate for that thing.</param>
public sealed record RecordEtaMet(Guid CommandId, Instant Now, EntryId Eta, Said When, string? Text = null)
{
    private const string Field = "etaId";

    public static Decision<IncidentEvent> Decide(Incident incident, RecordEtaMet command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;
        if (PromiseRules.Find(incident, command.Eta, EntryKind.Eta, Field, out var entry) is { } missing)
            return missing;

        var eta = (EtaGiven)entry.Origin;
        if (eta.For is null)
            return new Rejection(RejectionCode.NotAllowed, $"Estimate {command.Eta} is for the service to be back, which the resolution says. Resolve the incident, or set the milestone RESOLVED.", Field);
        if (ComingAbout.Of(incident).TryGetValue(eta.Thing(), out var came))
            return PromiseRules.SettledBy(entry, "has come about", came.Entry!, Field);

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text);
        var when = checks.When(command.When, incident, command.Now);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new EtaMet(made, when, command.Eta, text, author);
    }
}
