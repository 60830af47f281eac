using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody has hands on it. The first implies ENGAGED.</summary>
/// <param name="How">How they work on it: remote, on site.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record ResponderEngaged(EntryId EntryId, Occurrence When, string Who, string? How, string? Text, string? Author = null, Guid? PersonId = null)
    : IncidentEvent, IOnTimeline, IPresence
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? How { get; init; } = VisibleText.OptionalLine(How);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Engagement;

    string IOnTimeline.Wording => Text ?? (How is null ? $"{Who} engaged." : $"{Who} engaged ({How}).");

    IReadOnlyList<string?> IOnTimeline.Typed => [Who, How, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("who", "who", Who), EntryFact.Text("how", "how", How));

    IReadOnlyList<MilestoneKind> IOnTimeline.Implies => [MilestoneKind.Engaged];

    IReadOnlyList<PresenceChange> IPresence.Changes => [new(new(Who, PersonId), Presence.HandsOn, Begins: true)];

    ImportRole? IOnTimeline.ImportedAs => ImportRole.Engaged;

    public IncidentEvent WithoutContent() => this with
    {
        Who = EntryContent.Redacted,
        How = EntryContent.Without(How),
        Text = EntryContent.Without(Text),
        Author = EntryContent.Without(Author),
        PersonId = null,
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody has hands on it.</summary>
/// <param name="How">How they work on it: remote, on site.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record EngageResponder(Guid CommandId, Instant Now, string Who, Said When, string? How = null, string? Text = null, Guid? PersonId = null)
{
    /// <summary>The first takes the incident from DECLARED to ENGAGED. One told of later never lowers the status.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, EngageResponder command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var who = checks.Person("who", new(command.Who, command.PersonId), incident);
        var how = checks.OptionalLine("how", command.How);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return WithStatus(incident, new ResponderEngaged(made, when, who.Who, how, text, author, who.PersonId));
    }

    /// <summary>The engagement and the change of status that it causes, if any.</summary>
    internal static IncidentEvent[] WithStatus(Incident incident, ResponderEngaged engaged) =>
        incident.Status == IncidentStatus.Declared
            ? [engaged, new StatusChanged(engaged.EntryId, engaged.When, IncidentStatus.Declared, IncidentStatus.Engaged, Text: null)]
            : [engaged];
}
