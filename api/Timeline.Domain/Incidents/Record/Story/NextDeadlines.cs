using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What is due, the soonest first: what is waited for in the incident, then action items, which are due by the day.</summary>
internal static class NextDeadlines
{
    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
        [.. record.Due.Select(deadline => StorySentence.Of(StorySection.NextDeadlines, $"{Words(deadline, times)}{Slipped(record, deadline)}", deadline.EntryId)), .. Actions(record, times)];

    private static string Slipped(IncidentRecord record, Deadline deadline)
    {
        if (deadline.Kind != DeadlineKind.Eta || record.Etas.FirstOrDefault(given => given.EntryId == deadline.EntryId) is not { } eta)
            return "";
        var slips = eta.Slips switch
        {
            0 => "",
            1 => " It has become later once.",
            _ => $" It has become later {Say.Count(eta.Slips)} times.",
        };
        return $" {eta.GivenBy} said so{(eta.Basis is { } basis ? $": \"{Say.Excerpt(basis)}\"" : ".")}{slips}";
    }

    private static string Words(Deadline deadline, StoryTimes times) => (deadline.Kind, Passed: deadline.At < times.Moment) switch
    {
        (DeadlineKind.Update, true) => $"An update was due {times.When(deadline.At)} and has not been sent: it is {Say.RoughSpan(times.Moment - deadline.At)} overdue.",
        (DeadlineKind.Update, false) => $"The next update is due {times.WhenAndAgo(deadline.At)}.",
        (_, true) => $"{deadline.Words} It was due {times.WhenAndAgo(deadline.At)}.",
        (_, false) => $"{deadline.Words} It is due {times.WhenAndAgo(deadline.At)}.",
    };

    private static IEnumerable<StorySentence> Actions(IncidentRecord record, StoryTimes times) =>
        from item in record.ActionItems
        where item is { Due: not null, Status: ActionItemStatus.Open }
        orderby item.Due, item.Sequence
        let due = item.Due!.Value
        let verb = times.IsPast(due) ? "was" : "is"
        let owner = item.Owner is { } named ? $" by {named}" : ", and nobody owns it"
        select StorySentence.Of(StorySection.NextDeadlines, $"Action item \"{Say.Excerpt(item.Text)}\" {verb} due {times.Date(due)}{owner}.");
}
