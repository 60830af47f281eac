using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>What somebody who joins late needs to know, in plain sentences made from the record: the same record and moment tell the same story.</summary>
/// <param name="Moment">Up to when it is told; "ago" counts back from it.</param>
/// <param name="Since">When the reader left. Null: the reader is new to it.</param>
/// <param name="Sentences">By section, in the order of <see cref="StorySection"/>.</param>
public sealed record StorySoFar(Instant Moment, Instant? Since, IReadOnlyList<StorySentence> Sentences)
{
    /// <summary>Tells the story of a record. Pure.</summary>
    /// <param name="record">As it is or was known at the moment.</param>
    /// <param name="moment">The moment at which somebody asks, or for which it is asked.</param>
    /// <param name="since">What was recorded after it is told apart. Null: nothing is.</param>
    public static StorySoFar Tell(IncidentRecord record, Instant moment, Instant? since = null)
    {
        var times = new StoryTimes(record.Zone, moment);
        return new(moment, since,
        [
            .. WhereWeAre.Tell(record, times),
            .. WhatSuffers.Tell(record, times),
            .. WhoDoesWhat.Tell(record, times),
            .. TheoriesAndCauses.Tell(record, times),
            .. LastDecisions.Tell(record, times),
            .. Promised.Tell(record, times),
            .. NextDeadlines.Tell(record, times),
            .. NotKnownYet.Tell(record),
            .. since is { } left ? SinceYouLeft.Tell(record, times, left) : [],
        ]);
    }
}

/// <summary>One sentence of the story, or a few that belong together.</summary>
/// <param name="Text">Plain text in the incident's zone; what people wrote is quoted and cut short.</param>
/// <param name="Entries">The entries that say it, the one to read first in front. Empty where none does.</param>
public sealed record StorySentence(StorySection Section, string Text, IReadOnlyList<EntryId> Entries)
{
    internal static StorySentence Of(StorySection section, string text, params IEnumerable<EntryId?> entries) =>
        new(section, text, [.. entries.OfType<EntryId>().Distinct()]);
}

/// <summary>The parts of a story, in the order in which they are told.</summary>
public enum StorySection
{
    WhereWeAre,
    WhoDoesWhat,
    Theories,
    Causes,
    Decisions,
    Promises,
    NextDeadlines,
    NotKnownYet,
    SinceYouLeft,
}
