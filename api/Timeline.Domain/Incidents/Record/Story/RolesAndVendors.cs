using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Who holds which role, the commander first; which vendors were called in; and who has been at it for too long.</summary>
internal static class RolesAndVendors
{
    public static IEnumerable<StorySentence> Roles(IncidentRecord record, StoryTimes times)
    {
        foreach (var held in record.Roles.Where(role => role.Current).OrderBy(role => role.Role).ThenBy(role => role.Since))
        {
            var before = record.Roles.FirstOrDefault(role => role.HandedTo is not null && role.EndedBy is { } ended && ended == held.TakenBy);
            var over = before is null ? "" : before.HandedOver is { } words ? $" {before.Who} handed it over: \"{Say.Excerpt(words)}\"" : $" {before.Who} handed it over.";
            var holds = held.Since is { } taken ? $"has been {held.Title} since {times.AtAndAgo(taken)}" : $"is {held.Title}";
            yield return Sentence($"{held.Who} {holds}.{over}", held.TakenBy);
        }

        var commanders = record.Roles.Where(role => role.Role == ResponseRole.Commander).ToList();
        if (record.Status < IncidentStatus.Resolved && commanders.MaxBy(role => role.Until) is { Until: { } until } last && !commanders.Exists(role => role.Current))
            yield return Sentence($"Nobody has been incident commander since {times.AtAndAgo(until)}: {last.Who} was the last.", last.EndedBy);
    }

    public static IEnumerable<StorySentence> Vendors(IncidentRecord record, StoryTimes times)
    {
        foreach (var one in record.Vendors)
        {
            var number = one.CaseNumber is { } named ? $" (case {named})" : "";
            var opened = one.OpenedAt is { } asked ? $" was called in {times.When(asked)}" : "";
            var who = one.Who is { } person ? $", by {person}" : "";
            var engaged = one.EngagedAt is { } came ? $"{(opened.Length > 0 ? " and" : "")} has worked on it since {times.AtAndAgo(came)}{who}" : " and has not engaged yet";
            yield return Sentence($"{one.Vendor}{number}{opened}{engaged}.", one.OpenedBy, one.EngagedBy);
        }
    }

    /// <summary>Those of whom a warning stands and who are at it still, whoever has worked longest in front.</summary>
    public static IEnumerable<StorySentence> Tired(IncidentRecord record)
    {
        var state = record.ToState();
        var warnings = state.Fatigue.Values.Where(mark => !mark.Withdrawn && state.Entries[mark.Entry] is { IsLive: true, Redacted: false })
            .ToLookup(mark => mark.Engagement, mark => (EntryId?)mark.Entry);
        if (warnings.Count == 0)
            return [];

        return
            from person in EffortMetric.Compute(record).People
            where person.Running
            let stretch = person.Stretches[^1]
            where stretch.From.EntryId is { } began && warnings.Contains(began)
            orderby person.Worked descending
            select Sentence($"{person.Who} has worked on it for {Say.RoughSpan(stretch.Length!.Value)} without a break, as far as is recorded: time for somebody else.", warnings[stretch.From.EntryId!.Value]);
    }

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.WhoDoesWhat, text, entries);
}
