using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Composition;

/// <summary>What customers could be told, from what is recorded: which services suffered from when until when. No cause and nobody's name, which are for a person to say.</summary>
internal static class ExternalMessageSection
{
    public static Section Compose(IncidentRecord record, DateTimeZone zone)
    {
        var harm = record.Impacts.Where(impact => impact.Counts).GroupBy(impact => impact.Service, StringComparer.Ordinal).ToList();
        if (harm.Count == 0)
            return new Section("External message", []);
        List<string> sentences = [.. harm.Select(service => Sentence(service.Key, [.. service], record, zone)), Standing(record, zone)];
        // Of one service it is a paragraph; of several each can be found.
        return new Section("External message", harm.Count == 1 ? [new Plain(string.Join(' ', sentences))] : [.. sentences.Select(sentence => new Plain(sentence))]);
    }

    private static string Sentence(string service, IReadOnlyList<ImpactWindow> impacts, IncidentRecord record, DateTimeZone zone)
    {
        // A name may be one thing or many, so no verb agrees with it.
        var level = impacts.Any(impact => impact.Steps.Any(step => step.Level == ImpactLevel.Down)) ? "not available" : "not working as it should";
        var from = impacts.Min(impact => impact.From);
        var until = impacts.Any(impact => impact.Until is null) ? null : impacts.Max(impact => impact.Until);
        var began = $"from {Wording.DayOf(from, zone)} at {Wording.ClockOf(from, zone)} ({record.Zone})";
        return until is { } end
            ? $"{service}: {level}, for some or all of the time, {began} until {(end.InZone(zone).Date == from.InZone(zone).Date ? Wording.ClockOf(end, zone) : $"{Wording.DayOf(end, zone)} at {Wording.ClockOf(end, zone)}")}."
            : $"{service}: {level}, for some or all of the time, {began} on.";
    }

    private static string Standing(IncidentRecord record, DateTimeZone zone) => record.Milestone(MilestoneKind.Resolved) is { } resolved
        ? $"It was resolved on {Wording.DayOf(resolved.At, zone)} at {Wording.ClockOf(resolved.At, zone)}."
        : record.Milestone(MilestoneKind.Mitigated) is { } mitigated
            ? $"It was mitigated on {Wording.DayOf(mitigated.At, zone)} at {Wording.ClockOf(mitigated.At, zone)}, and is not resolved yet."
            : "It is not resolved yet.";
}
