using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody took a role. Whoever held it before holds it too, until it is handed over or released.</summary>
/// <param name="RoleName">What a role of one's own is called. Null for all others.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record RoleTaken(
    EntryId EntryId, Occurrence When, string Who, ResponseRole Role, string? RoleName, string? Text, Guid? PersonId = null, string? Author = null)
    : IncidentEvent, IOnTimeline, IPresence, IOfRole
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? RoleName { get; init; } = VisibleText.OptionalLine(RoleName);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.RoleTaken;

    string IOnTimeline.Wording => Text ?? $"{Who} took the role of {RoleWords.Of(Role, RoleName)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Who, RoleName, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("who", "who", Who),
        EntryFact.OneOf<ResponseRole>("role", "role", Role),
        EntryFact.Text("roleName", "name of the role", RoleName));

    IReadOnlyList<PresenceChange> IPresence.Changes => [new(new(Who, PersonId), RoleWords.HoldOf(Role, RoleName), Begins: true)];

    public IncidentEvent WithoutContent() => this with
    {
        Who = EntryContent.Redacted,
        RoleName = EntryContent.Without(RoleName),
        Text = EntryContent.Without(Text),
        PersonId = null,
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody took a role.</summary>
/// <param name="RoleName">What it is called; for CUSTOM, and for no other.</param>
public sealed record TakeRole(Guid CommandId, Instant Now, Named Who, ResponseRole Role, Said When, string? RoleName = null, string? Text = null)
{
    public static Decision<IncidentEvent> Decide(Incident incident, TakeRole command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var who = checks.Person("who", command.Who, incident);
        var roleName = checks.RoleName(command.Role, command.RoleName);
        var when = checks.When(command.When, incident, command.Now);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new RoleTaken(made, when, who.Who, command.Role, roleName, text, who.PersonId, author);
    }
}
