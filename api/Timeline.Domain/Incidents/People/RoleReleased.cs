using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody gave a role up, and to nobody. They may go on working on it.</summary>
/// <param name="RoleName">What a role of one's own is called. Null for all others.</param>
/// <param name="PersonId">Who that is among those who can sign in. Null: not said.</param>
public sealed record RoleReleased(
    EntryId EntryId, Occurrence When, string Who, ResponseRole Role, string? RoleName, string? Text, Guid? PersonId = null, string? Author = null)
    : IncidentEvent, IOnTimeline, IPresence, IOfRole
{
    public string Who { get; init; } = VisibleText.Line(Who);

    public string? RoleName { get; init; } = VisibleText.OptionalLine(RoleName);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.RoleReleased;

    string IOnTimeline.Wording => Text ?? $"{Who} gave up the role of {RoleWords.Of(Role, RoleName)}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Who, RoleName, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("who", "who", Who),
        EntryFact.OneOf<ResponseRole>("role", "role", Role),
        EntryFact.Text("roleName", "name of the role", RoleName));

    IReadOnlyList<PresenceChange> IPresence.Changes => [new(new(Who, PersonId), RoleWords.HoldOf(Role, RoleName), Begins: false)];

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

/// <summary>Records that somebody gave a role up.</summary>
/// <param name="Who">Null: whoever holds it then, if that is one person.</param>
/// <param name="RoleName">What it is called; for CUSTOM, and for no other.</param>
public sealed record ReleaseRole(Guid CommandId, Instant Now, Named? Who, ResponseRole Role, Said When, string? RoleName = null, string? Text = null)
{
    /// <inheritdoc cref="HandOverRole.Decide"/>
    public static Decision<IncidentEvent> Decide(Incident incident, ReleaseRole command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var roleName = checks.RoleName(command.Role, command.RoleName);
        var when = checks.When(command.When, incident, command.Now);
        var who = checks.Holder("who", command.Who, incident, command.Role, roleName, when.At);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return problem;

        return new RoleReleased(made, when, who.Who, command.Role, roleName, text, who.PersonId, author);
    }
}
