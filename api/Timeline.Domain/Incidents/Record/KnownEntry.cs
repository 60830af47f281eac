using NodaTime.Text;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What an incident knows of a line of notes, for a person who decides whether to take it.</summary>
/// <param name="Message">In words: whether its entry stands, or who retracted or redacted it, when and why.</param>
/// <param name="Entry">The entry that says it, said it, or may have said it.</param>
public sealed record KnownEntry(KnownLineState State, string Message, TimelineEntry Entry)
{
    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("d MMM uuuu, HH:mm 'UTC'");

    /// <summary>Null when the incident has no such entry.</summary>
    public static KnownEntry? Of(KnownLine line, IncidentRecord record) =>
        record.Entry(line.EntryId) is { } entry ? new(line.State, Words(line.State, entry), entry) : null;

    // The last reading that was replaced is what the retraction took back: nothing is corrected after it.
    private static string Words(KnownLineState state, TimelineEntry entry) => (state, entry) switch
    {
        (KnownLineState.Retracted, { History: [.., var taken] }) => $"was retracted on {Moment.Format(taken.ReplacedAt)} by {taken.ReplacedBy}: {Say.Excerpt(taken.Reason)}",
        (KnownLineState.MayBeRedacted, { Redaction: { } redaction }) => $"may be what was redacted on {Moment.Format(redaction.At)} by {redaction.By}: {Say.Excerpt(redaction.Reason)}",
        _ => "stands on the timeline already, with the same time, text and role",
    };
}
