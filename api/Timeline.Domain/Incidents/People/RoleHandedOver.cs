using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Somebody handed a role over to somebody else.</summary>
/// <param name="RoleName">What a role of one's own is called. Null for all others.</param>
/// <param name="HandedOver">What was handed over: where things stand, what is promised, what is tried next. Markdown. Null: not said.</param>
/// <param name="FromPersonId">Who handed it over, among those who can sign in. Null: not said.</param>
/// <param name="ToPersonId">Who took it over, among those who can sign in. Null: not said.</param>
public sealed record RoleHandedOver(
    EntryId EntryId, Occurrence When, string From, string To, ResponseRole Role, string? RoleName, string? HandedOver, string? Text,
    Guid? FromPersonId = null, Guid? ToPersonId = null, string? Author = null)
    : IncidentEvent, IOnTimeline, IPresence, IOfRole
{
    public string From { get; init; } = VisibleText.Line(From);

    public string To { get; init; } = VisibleText.Line(To);

    public string? RoleName { get; init; } = VisibleText.OptionalLine(RoleName);

    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.RoleHandedOver;

    string IOnTimeline.Wording => Text ?? $"{From} handed the role of {RoleWords.Of(Role, RoleName)} over to {To}.";

    IReadOnlyList<string?> IOnTimeline.Typed => [From, To, RoleName, HandedOver, Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(
        EntryFact.Text("from", "from", From),
        EntryFact.Text("to", "to", To),
        EntryFact.OneOf<ResponseRole>("role", "role", Role),
        EntryFact.Text("roleName", "name of the role", RoleName),
        EntryFact.Text("handedOver", "handed over", HandedOver));

    IReadOnlyList<PresenceChange> IPresence.Changes
    {
        get
        {
            var hold = RoleWords.HoldOf(Role, RoleName);
            return [new(new(From, FromPersonId), hold, Begins: false), new(new(To, ToPersonId), hold, Begins: true)];
        }
    }

    public IncidentEvent WithoutContent() => this with
    {
        From = EntryContent.Redacted,
        To = EntryContent.Redacted,
        RoleName = EntryContent.Without(RoleName),
        HandedOver = EntryContent.Without(HandedOver),
        Text = EntryContent.Without(Text),
        FromPersonId = null,
        ToPersonId = null,
        Author = EntryContent.Without(Author),
    };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Records that somebody handed a role over to somebody else.</summary>
/// <param name="From">Null: whoever holds it then, if that is one person.</param>
/// <param name="RoleName">What it is called; for CUSTOM, and for no other.</param>
/// <param name="HandedOver">Where things stand, what is promised, what is tried next.</param>
public sealed record HandOverRole(
    Guid CommandId, Instant Now, Named? From, Named To, ResponseRole Role, Said When, string? RoleName = null, string? HandedOver = null, string? Text = null)
{
    /// <summary>That nobody is recorded as having taken it before is no obstacle: it may be recorded later.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, HandOverRole command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return settled;

        var checks = new Checks();
        var to = checks.Person("to", command.To, incident);
        var roleName = checks.RoleName(command.Role, command.RoleName);
        var when = checks.When(command.When, incident, command.Now);
        var from = checks.Holder("from", command.From, incident, command.Role, roleName, when.At);
        var handedOver = checks.OptionalText("handedOver", command.HandedOver);
        var text = checks.OptionalText("text", command.Text);
        var author = checks.Author(command.When, incident);
        if (from.IsSame(to))
            checks.Fail(RejectionCode.NotAllowed, $"from and to are both \"{Say.Excerpt(to.Who)}\". Say who handed the role over, and to whom.", "to");
        if (checks.Problem is { } problem)
            return problem;

        return new RoleHandedOver(made, when, from.Who, to.Who, command.Role, roleName, handedOver, text, from.PersonId, to.PersonId, author);
    }
}
