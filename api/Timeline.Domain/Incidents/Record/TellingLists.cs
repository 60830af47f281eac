using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>The lists of whom somebody told, and what they said. Each costs its own length and not the timeline's.</summary>
internal static class TellingLists
{
    public static IReadOnlyList<CustomerContact> CustomerContacts(RecordFacts facts) =>
    [
        .. facts.State.Index.OfKind(EntryKind.CustomerContact).Select(entry =>
        {
            var made = (CustomerContacted)entry.Origin;
            return new CustomerContact(
                entry.Id, made.Customer, made.CustomerId, made.Person, made.Channel, made.Outcome, entry.When.At, entry.When.Precision, facts.AuthorOf(entry), entry.Text);
        }),
    ];

    public static IReadOnlyList<Feedback> Feedback(RecordFacts facts) =>
    [
        .. facts.State.Index.OfKind(EntryKind.Feedback).Select(entry =>
        {
            var made = entry.Origin as FeedbackReceived;
            return new Feedback(entry.Id, made?.FromWhom, made?.Channel, entry.Text, entry.When.At, entry.When.Precision, facts.AuthorOf(entry));
        }),
    ];

    /// <summary>The one recorded last, if any stands.</summary>
    public static ChannelWarning? WarningOf(EntryId update, RecordFacts facts)
    {
        if (facts.State.Index.BelongingTo(update).Where(entry => entry.Origin is IChannelWarning).MaxBy(entry => entry.Order) is not { } entry)
            return null;

        var made = (IChannelWarning)entry.Origin;
        return new(
            entry.Id, made is ChannelWarningOverridden, entry.Text, made.AtRisk, made.Working, (made as ChannelWarningOverridden)?.Reason, facts.AuthorOf(entry));
    }
}
