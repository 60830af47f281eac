using System.Diagnostics;
using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Two incidents have to do with each other. Recorded in both at once, each with an entry of its own.</summary>
/// <param name="Outgoing">True in the incident of which it is said: the one that is caused by the other. False in the other.</param>
/// <param name="Incident">The id of the other.</param>
/// <param name="Number">The number of the other.</param>
/// <param name="Text">Why, in the incident of which it is said. Null: not said.</param>
public sealed record IncidentsLinked(EntryId EntryId, Occurrence When, LinkKind Kind, bool Outgoing, Guid Incident, int Number, string? Text = null, string? Author = null)
    : IncidentEvent, IOnTimeline
{
    public string? Author { get; init; } = VisibleText.OptionalLine(Author);

    EntryKind IOnTimeline.Kind => EntryKind.Link;

    // Names the other nowhere: who may read this incident may not be one who may know of that one.
    string IOnTimeline.Wording => Text ?? $"{LinkWords.Of(Kind, Outgoing)} another incident.";

    IReadOnlyList<string?> IOnTimeline.Typed => [Text, Author];

    IReadOnlyList<EntryFact> IOnTimeline.Facts => EntryFact.List(EntryFact.OneOf<LinkKind>("kind", "link", Kind));

    public IncidentEvent WithoutContent() => this with { Text = EntryContent.Without(Text), Author = EntryContent.Without(Author) };

    public override Incident ApplyTo(Incident incident) => incident.Add(this);
}

/// <summary>Links in words.</summary>
public static class LinkWords
{
    /// <summary>As the beginning of a sentence that goes on with the other incident: <c>Caused by</c>.</summary>
    public static string Of(LinkKind kind, bool outgoing) => (kind, outgoing) switch
    {
        (LinkKind.CausedBy, true) => "Caused by",
        (LinkKind.CausedBy, false) => "Caused",
        (LinkKind.ParentOf, true) => "Parent of",
        (LinkKind.ParentOf, false) => "Part of",
        (LinkKind.BlockedBy, true) => "Blocked by",
        (LinkKind.BlockedBy, false) => "Blocks",
        (LinkKind.SameCause, _) => "Has the same cause as",
        (LinkKind.DuplicateOf, true) => "Duplicate of",
        (LinkKind.DuplicateOf, false) => "Has as its duplicate",
        _ => throw new UnreachableException($"no wording for link {kind}"),
    };
}

/// <summary>Says what one incident has to do with another. Both closed ones and cancelled ones too. A duplicate is cancelled by it.</summary>
/// <param name="Id">The incident of which it is said.</param>
/// <param name="OtherId">The other.</param>
/// <param name="Text">Why. Null: not said.</param>
public sealed record LinkIncidents(Guid CommandId, Instant Now, IncidentId Id, IncidentId OtherId, LinkKind Kind, Said When, string? Text = null)
{
    /// <summary>What is recorded in the incident of which it is said, and what in the other. Yields no events for a link that stands.</summary>
    public static (Decision<IncidentEvent> Here, IncidentEvent? There) Decide(Incident incident, Incident other, LinkIncidents command)
    {
        if (IncidentRules.Settled(incident, command.CommandId, out var made) is { } settled)
            return (settled, null);
        if (!other.IsDeclared)
            return (IncidentRules.NotFound with { Field = "otherIncidentId" }, null);
        if (command.Id == command.OtherId)
            return (new Rejection(RejectionCode.NotAllowed, $"{incident.Key} cannot be linked with itself. Name another incident.", "otherIncidentId"), null);
        if (incident.Links.Any(link => link.Incident == command.OtherId.Value && link.Kind == command.Kind && (link.Outgoing || link.Kind == LinkKind.SameCause)))
            return (Decision.Nothing, null);
        // Each cancelled by the other, both would be gone from every list.
        if (command.Kind == LinkKind.DuplicateOf && incident.Links.Any(link => link.Incident == command.OtherId.Value && link is { Kind: LinkKind.DuplicateOf, Outgoing: false }))
            return (new Rejection(RejectionCode.NotAllowed, $"{other.Key} is a duplicate of {incident.Key} already, and one of the two must stay. Unlink them first to turn it around.", "otherIncidentId"), null);

        var checks = new Checks();
        var text = checks.OptionalText("text", command.Text, Limits.Reason);
        var when = checks.When(command.When, incident, command.Now, welcomeAfterClosing: true);
        var author = checks.Author(command.When, incident);
        if (checks.Problem is { } problem)
            return (problem, null);

        return (
            new IncidentsLinked(made, when, command.Kind, Outgoing: true, command.OtherId.Value, other.Number, text, author),
            new IncidentsLinked(EntryId.From(other.Number, command.CommandId, 0), when, command.Kind, Outgoing: false, command.Id.Value, incident.Number, Text: null, author));
    }
}

/// <summary>Takes a link back, in both incidents. Whichever of the two entries is named.</summary>
/// <param name="Id">The incident that has the entry.</param>
public sealed record UnlinkIncidents(IncidentId Id, EntryId EntryId, string Reason)
{
    /// <summary>Yields no events for a link that was taken back already.</summary>
    /// <param name="other">The other incident of the link.</param>
    public static (Decision<IncidentEvent> Here, IncidentEvent? There) Decide(Incident incident, Incident other, UnlinkIncidents command)
    {
        if (!incident.Entries.TryGetValue(command.EntryId, out var entry) || entry.Origin is not IncidentsLinked link)
            return (new Rejection(RejectionCode.EntryNotFound, $"{incident.Key} has no link {command.EntryId}. Reload its links and choose one of them.", "entryId"), null);
        if (entry.Retracted)
            return (Decision.Nothing, null);

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        if (checks.Problem is { } problem)
            return (problem, null);

        var twin = other.Links.FirstOrDefault(back => back.Incident == command.Id.Value && back.Kind == link.Kind && back.Outgoing != link.Outgoing);
        return (new EntryRetracted(command.EntryId, reason), twin is null ? null : new EntryRetracted(twin.EntryId, reason));
    }
}
