using Timeline.Domain.Incidents.Metrics;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What suffers now and how hard, what data is lost, and how far the recovery has come.</summary>
internal static class WhatSuffers
{
    // Beyond these a newcomer looks at the list.
    private const int MostImpacts = 6;
    private const int LastStages = 4;

    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times) =>
        [.. Impact(record, times), .. DataLoss(record, times), .. Stages(record, times)];

    private static IEnumerable<StorySentence> Impact(IncidentRecord record, StoryTimes times)
    {
        var running = record.Impacts.Where(impact => impact.Until is null).OrderBy(impact => impact.Level).ThenBy(impact => impact.From).ToList();
        // Of one that is over, what nobody has ended is not known.
        if (record.Status < IncidentStatus.Resolved)
        {
            foreach (var impact in running.Take(MostImpacts))
                yield return Sentence($"{impact.Service}: {Words(impact)}, since {times.AtAndAgo(impact.From, impact.Precision)}.", [impact.EntryId, .. impact.Steps.Select(step => (EntryId?)step.EntryId)]);
            if (running.Count > MostImpacts)
                yield return Sentence(running.Count == MostImpacts + 1 ? "1 more impact goes on." : $"{Say.Count(running.Count - MostImpacts)} more impacts go on.", running.Skip(MostImpacts).Select(impact => (EntryId?)impact.EntryId));
        }

        if (running.Count == 0 && record.Impacts.MaxBy(impact => impact.Until) is { Until: { } until } last)
            yield return Sentence($"All impact that was recorded has ended, on {last.Name} the last: {times.AtAndAgo(until)}.", last.EndEntryId);
    }

    private static string Words(ImpactWindow impact) => ImpactWords.Of(impact.Level, impact.Segment, impact.Customer, impact.Affected);

    private static IEnumerable<StorySentence> DataLoss(IncidentRecord record, StoryTimes times)
    {
        if (record.DataLossAssessments is not [.., var newest])
            yield break;
        if (record.DataLoss == DataLossState.None)
            yield return Sentence($"No data was lost, as {newest.AssessedBy} found {times.When(newest.At, newest.Precision)}.", newest.EntryId);
        if (record.DataLoss != DataLossState.Loss)
            yield break;

        var (window, remaining) = DataLossMetric.Compute(record);
        if (window.Duration is { } lost)
            yield return Sentence($"What was made from {times.At(window.From!.At)} (the last good copy) to {times.At(window.To!.At)} was lost: {Say.Span(lost)}.", window.From.EntryId, window.To.EntryId);
        if (remaining is { Duration: { } left, From: { } recovered })
            yield return Sentence(left == NodaTime.Duration.Zero ? "All of it is recovered." : $"What was made up to {times.At(recovered.At)} is recovered; what is still lost is {Say.Span(left)} of work.", recovered.EntryId);
        yield return Sentence($"Said of lost data {times.When(newest.At, newest.Precision)}: \"{Say.Excerpt(newest.Text)}\"", newest.EntryId);
    }

    private static IEnumerable<StorySentence> Stages(IncidentRecord record, StoryTimes times) =>
        from stage in record.RecoveryStages.TakeLast(LastStages)
        let whom = stage.ForWhom is { } named ? $" for {named}" : ""
        select Sentence($"Recovery came to \"{stage.Stage}\"{whom} {times.WhenAndAgo(stage.At, stage.Precision)}: \"{Say.Excerpt(stage.WhatWorks)}\"", stage.EntryId);

    private static StorySentence Sentence(string text, params IEnumerable<EntryId?> entries) => StorySentence.Of(StorySection.WhereWeAre, text, entries);
}
