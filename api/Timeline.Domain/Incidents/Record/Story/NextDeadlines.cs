using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What is due, the soonest first: updates that were promised, then action items, which are due by the day.</summary>
internal static class NextDeadlines
{
    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) => [.. Update(record, times), .. Actions(record, times)];

    private static IEnumerable<StorySentence> Update(IncidentRecord record, StoryTimes times)
    {
        if (UpdatePromise.Of(record).LastOrDefault(promise => promise.End is null) is not { } promise)
            yield break;
        var sentence = promise.Due < times.Moment
            ? $"An update was due {times.When(promise.Due)} and has not been sent: it is {Say.Span(times.Moment - promise.Due)} overdue."
            : $"The next update is due {times.WhenAndAgo(promise.Due)}.";
        yield return StorySentence.Of(StorySection.NextDeadlines, sentence, promise.Update);
    }

    private static IEnumerable<StorySentence> Actions(IncidentRecord record, StoryTimes times) =>
        from item in record.ActionItems
        where item.Due is not null
        orderby item.Due, item.Sequence
        let due = item.Due!.Value
        let verb = times.IsPast(due) ? "was" : "is"
        let owner = item.Owner is { } named ? $" by {named}" : ", and nobody owns it"
        select StorySentence.Of(StorySection.NextDeadlines, $"Action item \"{Say.Excerpt(item.Text)}\" {verb} due {times.Date(due)}{owner}.");
}
