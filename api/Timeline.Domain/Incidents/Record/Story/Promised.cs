using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What people were told last, each audience, and what was promised to them.</summary>
internal static class Promised
{
    public static IEnumerable<StorySentence> Tell(IncidentRecord record, StoryTimes times)
    {
        if (record.Updates.Count == 0)
            yield return StorySentence.Of(StorySection.Promises, "Nobody is recorded as having been told anything.");
        foreach (var last in record.Updates.GroupBy(update => update.Audience).Select(each => each.Last()).OrderByDescending(update => update.At))
        {
            var next = last.WhatNext is { } promised ? $" Promised next: \"{Say.Excerpt(promised)}\"" : "";
            yield return StorySentence.Of(
                StorySection.Promises,
                $"{Audiences(last.Audience)} told last {times.WhenAndAgo(last.At, last.Precision)}, {ChannelWords.By(last.Channel)}: \"{Say.Excerpt(last.Text)}\"{next}",
                last.EntryId);
        }
    }

    private static string Audiences(Audience audience)
    {
        var words = AudienceWords.Of(audience);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} {(audience is Audience.Customer or Audience.Stakeholders ? "were" : "was")}";
    }
}
