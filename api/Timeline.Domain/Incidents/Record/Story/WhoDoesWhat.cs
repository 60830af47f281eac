using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Who holds which role, who has hands on it, which vendors were called in, and whom one tried to reach.</summary>
internal static class WhoDoesWhat
{
    // While nobody has hands on it, the last of the ladder matter.
    private const int LastAttempts = 5;

    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
    [
        .. RolesAndVendors.Roles(record, times),
        .. Engaged(record, times),
        .. RolesAndVendors.Tired(record),
        .. RolesAndVendors.Vendors(record, times),
        .. Tried(record, times),
    ];

    private static IEnumerable<StorySentence> Engaged(IncidentRecord record, StoryTimes times)
    {
        if (record.Engagements.Count == 0)
            yield return Sentence("Nobody is recorded as having hands on it.");
        else if (record.Engagements.All(engagement => engagement.Until is not null) && record.Engagements.MaxBy(engagement => engagement.Until) is { Until: { } until } last)
            yield return Sentence($"Nobody is recorded as having hands on it now: {last.Who} was released {times.WhenAndAgo(until)}, the last.", last.EntryId);
        foreach (var each in record.Engagements.Where(engagement => engagement.Until is null).GroupBy(engagement => engagement.Who, StringComparer.OrdinalIgnoreCase))
        {
            var (first, how) = (each.First(), each.Last().How is { } known ? $" ({known})" : "");
            yield return Sentence($"{first.Who} has had hands on it{how} since {times.AtAndAgo(first.At, first.Precision)}.", each.Select(engagement => (EntryId?)engagement.EntryId));
        }
    }

    private static IEnumerable<StorySentence> Tried(IncidentRecord record, StoryTimes times)
    {
        var attempts = record.ContactAttempts;
        if (record.Engagements.Count == 0)
            return attempts.TakeLast(LastAttempts).Select(attempt => Sentence(Outcome(attempt, times), attempt.EntryId));
        if (attempts.Count == 0)
            return [];

        var unreached = attempts.GroupBy(attempt => attempt.Who, StringComparer.OrdinalIgnoreCase).Select(each => each.Last()).Where(last => last.Outcome != ContactOutcome.Reached).ToList();
        return unreached.Select(attempt => Sentence(Outcome(attempt, times), attempt.EntryId));
    }

    private static string Outcome(ContactAttempt attempt, StoryTimes times) =>
        $"{attempt.Who} ({Say.Words(attempt.Rung)}) was tried {ChannelWords.By(attempt.Channel)} {times.When(attempt.At, attempt.Precision)}: {Say.Words(attempt.Outcome)}.";

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.WhoDoesWhat, text, entries);
}
