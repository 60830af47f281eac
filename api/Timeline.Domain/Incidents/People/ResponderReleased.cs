using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody works on it no more, in whatever role. Engaged again later, they have another stretch.</summary>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record ResponderReleased(EntryId EntryId, Occurrence When, string Who, string? Text, Guid? PersonId = null, string? Author = null)
    : IncidentEvent, IOnTimeline, IPresence
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.ResponderReleased;

    string IOnTimeline.Wording => Text ?? $"{Who} was released.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Who, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.Text("who", "who", Who));

    IReadOnlyList<PresenceChange> IPresence.Changes => [new(new(Who, PersonId), Hold: null, Begins: false)];

    public IncidentEvent WithoutContent() => this with
    {
        Who = EntryContent.Redacted,
        Text = EntryContent.Without(Text),
        PersonId = null,
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody works on it no more.</summary>
public sealed record ReleaseResponder(Guid CommandId, Instant Now, Named Who, Said When, string? Text = null)
{
    /// <summary>That nobody of that name is recorded as engaged is no obstacle: it may be recorded later.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, ReleaseResponder command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var who = checks.Person("who", command.Who, incident);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new ResponderReleased(made, when, who.Who, text, who.PersonId, author);
    }
}
