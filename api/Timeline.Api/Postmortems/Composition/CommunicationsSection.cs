using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Markdown.Source;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What people were told, over what, and how long it was silent; which customers were told one by one and which were not; what they said.</summary>
internal static class CommunicationsSection
{
    public static Section Compose(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone, IncidentMetrics metrics) => new(
        "Communications", [.. Updates(record, zone), .. Silence(record, zone, metrics), .. Contacts(record, zone), .. Untold(record, catalogue, zone), .. Feedback(record, zone)])
    { Parts = [.. PromisesSection.Compose(record, zone)] };

    private static IEnumerable<Block> Updates(IncidentRecord record, DateTimeZone zone)
    {
        if (record.Updates.Count == 0)
            return [new NothingRecorded("No update to anybody is recorded.")];

        return
        [
            new Grid(
                [new("Time", 0), new("To", 0), new("By", 0), new("What was said", 1)],
                [
                    .. record.Updates.Select(update => (IReadOnlyList<Cell>)
                    [
                        new(Wording.StampOf(update.At, zone)), new(Words.Of(update.Audience)), new(Over(update)), new(update.Text, IsMarkdown: true),
                    ]),
                ]),
            .. record.Updates.Where(update => update.Warning is not null).Select(update => Warning(update, update.Warning!, zone)),
        ];
    }

    private static string Over(StakeholderUpdate update) => update.Channels is { Count: > 0 } channels
        ? $"{Words.Of(update.Channel)}: {string.Join(", ", channels.Select(channel => channel.Name))}"
        : Words.Of(update.Channel);

    private static Highlight Warning(StakeholderUpdate update, ChannelWarning warning, DateTimeZone zone) =>
        new($"{Wording.StampOf(update.At, zone)}, {(warning.Overridden ? $"sent despite a warning by {warning.By}" : "a warning was missed")}", warning.Text);

    private static IEnumerable<Block> Silence(IncidentRecord record, DateTimeZone zone, IncidentMetrics metrics)
    {
        if (metrics.LongestSilence.Status == MetricStatus.Recorded && record.Updates.Count > 0)
        {
            yield return new Plain(
                $"The longest silence was {MetricWording.Value(metrics.LongestSilence)}: {MetricWording.Anchor(metrics.LongestSilence.From, zone)}, to {MetricWording.Anchor(metrics.LongestSilence.To, zone)}.");
        }

        var overdue = UpdatePromises.Overdue(record);
        if (overdue.Count > 0)
            yield return new Bullets([.. overdue.Select(update => new BulletItem($"{Wording.StampOf(update.Due, zone)}:", Lateness(update), null))]);
    }

    private static string Lateness(OverdueUpdate update) => update switch
    {
        { EndedAt: null } => "an update was due and none was sent.",
        { EndedAt: { } sent, Sent: true } => $"an update was due and came {Say.Span(sent - update.Due)} late.",
        { EndedAt: { } over } => $"an update was due and none was sent in the {Say.Span(over - update.Due)} until it was over.",
    };

    private static IEnumerable<Block> Contacts(IncidentRecord record, DateTimeZone zone) => record.CustomerContacts.Count == 0 ? [] :
    [
        new SubHeading("Customers told one by one"),
        new Grid(
            [new("Time", 0), new("Customer", 1), new("By", 0), new("Outcome", 0), new("Told by", 0.8f), new("Note", 1.6f)],
            [
                .. record.CustomerContacts.Select(contact => (IReadOnlyList<Cell>)
                [
                    new(Wording.StampOf(contact.At, zone)),
                    new(contact.Person is { } person ? $"{contact.Customer} ({person})" : contact.Customer),
                    new(Words.Of(contact.Channel)),
                    new(Say.Label(contact.Outcome)),
                    new(contact.ToldBy),
                    new(contact.Text, IsMarkdown: true),
                ]),
            ]),
    ];

    private static IEnumerable<Block> Untold(IncidentRecord record, CatalogueRecord catalogue, DateTimeZone zone)
    {
        var untold = record.CustomersToTell(catalogue);
        return untold.Count == 0 ? [] :
        [
            new SubHeading(record.Status >= IncidentStatus.Resolved ? "Customers who were not told" : "Customers still to be told"),
            new Bullets([.. untold.Select(customer => new BulletItem(
                customer.Name + ":",
                MarkdownSource.Escape(customer.Reason),
                $"since {Wording.StampOf(customer.Since, zone)}{(customer.LastContact is { } last ? $"; {Say.Words(last.Outcome)} {Wording.StampOf(last.At, zone)}" : "")}"))]),
        ];
    }

    private static IEnumerable<Block> Feedback(IncidentRecord record, DateTimeZone zone) => record.Feedback.Count == 0 ? [] :
    [
        new SubHeading("Feedback"),
        new Bullets([.. record.Feedback.Select(feedback => new BulletItem(feedback.FromWhom is { } from ? from + ":" : null, feedback.Text, Aside(feedback, zone)))]),
    ];

    private static string Aside(Feedback feedback, DateTimeZone zone) =>
        feedback.Channel is { } channel ? $"{Wording.StampOf(feedback.At, zone)}, {Words.Of(channel)}" : Wording.StampOf(feedback.At, zone);
}
