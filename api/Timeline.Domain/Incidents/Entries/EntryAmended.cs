using System.Text.Json.Serialization;
using NodaTime;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>An entry, whatever event made it, was corrected.</summary>
/// <param name="Text">Null: as it was.</param>
/// <param name="When">Null: as it was.</param>
/// <param name="As">The fact that stands in the place of the one recorded, with text and time: of the same type, about the same entry. Null: its facts are as they were.</param>
public sealed record EntryAmended(
    EntryId EntryId, string? Text, Occurrence? When, string Reason, [property: JsonConverter(typeof(StoredEventJson))] IncidentEvent? As = null)
    : IncidentEvent, IAboutEntry
{
    public IncidentEvent WithoutContent() => this with
    {
        Text = EntryContent.Without(Text),
        Reason = EntryContent.Redacted,
        As = (As as IAboutEntry)?.WithoutContent(),
    };

    public override Incident ApplyTo(Incident incident) => incident.Change(EntryId, entry => entry.Amend(this));

    internal override RecordFacts KeepIn(RecordFacts facts, Recorded<IncidentEvent> recorded) =>
        facts.KeepRevision(recorded, EntryId, Reason, recording => recording with { Amended = true });
}

/// <summary>Corrects an entry, whatever command made it. Welcome after closing too. A null member stays as it is.</summary>
public sealed record AmendEntry(
    Instant Now, EntryId EntryId, string Reason, string? Text = null, Instant? At = null, Precision? Precision = null, Instant? Until = null)
{
    /// <summary>Yields no events when the entry says just that already.</summary>
    public static Decision<IncidentEvent> Decide(Incident incident, AmendEntry command)
    {
        if (!incident.IsDeclared)
            return IncidentRules.NotFound;
        if (IncidentRules.FindLive(incident, command.EntryId, "entryId", out var entry) is { } missing)
            return missing;

        var checks = new Checks();
        var reason = checks.Text("reason", command.Reason, Limits.Reason);
        var text = command.Text is null ? entry.Text : checks.Text("text", command.Text);
        var when = checks.When(
            entry.When with
            {
                At = command.At ?? entry.When.At,
                Until = command.Until ?? entry.When.Until,
                Precision = command.Precision ?? entry.When.Precision,
            },
            command.Now);
        if (checks.Problem is { } problem)
            return problem;

        var newText = text == entry.Text ? null : text;
        var newWhen = when == entry.When ? null : when;
        if (newText is null && newWhen is null)
            return Decision.Nothing;
        if (newText is not null && entry.Redacted)
            return IncidentRules.EntryRedacted(command.EntryId, "text");

        return new EntryAmended(command.EntryId, newText, newWhen, reason);
    }
}
