using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>One entry of the timeline, as corrected.</summary>
/// <param name="Sequence">The position in the incident's record at which it was first recorded.</param>
/// <param name="Text">Markdown, never empty; made from the data where nobody wrote any (<see cref="IOnTimeline.Wording"/>), with what it is about (<see cref="IOnTimeline.WordingOf"/>).</param>
/// <param name="OccurredAt">When it happened, as a person said.</param>
/// <param name="OccurredUntil">The end of a range. Null for a moment.</param>
/// <param name="Zone">The zone in which the time was said.</param>
/// <param name="RecordedAt">When the store took it.</param>
/// <param name="Late">Recorded more than 15 minutes after it happened (or ended).</param>
/// <param name="Author">Who is said to have done or seen it; whoever recorded it unless another was named.</param>
/// <param name="Redaction">
/// Who removed what was typed about it, when and why; what is asked for as known before shows it too, since nobody can bring it back.
/// Null: nobody did.
/// </param>
/// <param name="History">Earlier readings, oldest first. Empty when never amended or retracted.</param>
/// <param name="Milestones">The milestones that rest on it.</param>
/// <param name="Origin">The event that made it, or the one that a correction put in its place: for outputs that word it themselves.</param>
public sealed record TimelineEntry(
    EntryId Id,
    long Sequence,
    EntryKind Kind,
    string Text,
    Instant OccurredAt,
    Instant? OccurredUntil,
    Precision Precision,
    string Zone,
    Instant RecordedAt,
    bool Late,
    string Author,
    string RecordedBy,
    Source Source,
    bool Amended,
    bool Retracted,
    string? RetractionReason,
    Redaction? Redaction,
    IReadOnlyList<EntryRevision> History,
    IReadOnlyList<MilestoneKind> Milestones,
    IOnTimeline Origin)
{
    /// <summary>True when nobody wrote its text: it is a sentence made from the data.</summary>
    public bool Worded { get; init; }

    /// <summary>What it says beside text, time and author, as corrected.</summary>
    public IReadOnlyList<EntryFact> Facts => Origin.Facts;

    /// <summary>The file that it attaches. Null for every other kind of entry.</summary>
    public AttachedFile? File => AttachedFile.Of(Origin, Text, Redaction is not null, Retracted);

    /// <summary>Small letters, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>True while it is marked as belonging in the postmortem.</summary>
    public bool Starred { get; init; }

    /// <summary>The tags and stars that were put on it and taken from it, oldest first.</summary>
    public IReadOnlyList<EntryMark> Marks { get; init; } = [];

    /// <summary>By how many seconds the clock of the device that sent it was ahead of the server's; negative: behind. Null: it agreed, or was not told.</summary>
    public int? DeviceClockAhead { get; init; }

    /// <summary>Whom and what its text names.</summary>
    public IReadOnlyList<Mention> Mentions => Record.Mentions.In(Text);
}

/// <summary>What an entry said before a correction or a retraction.</summary>
/// <param name="ReplacedAt">When the correction was recorded.</param>
/// <param name="ReplacedBy">Who recorded it.</param>
/// <param name="Origin">The event that it rested on until then.</param>
public sealed record EntryRevision(
    string Text, Instant OccurredAt, Instant? OccurredUntil, Precision Precision, Instant ReplacedAt, string ReplacedBy, string Reason, IOnTimeline Origin)
{
    /// <summary>What it said beside text, time and author.</summary>
    public IReadOnlyList<EntryFact> Facts => Origin.Facts;
}

/// <summary>A tag or a star was put on an entry or taken from it.</summary>
/// <param name="Tags">Empty for stars, and once the entry was redacted.</param>
public sealed record EntryMark(EntryMarkKind Kind, IReadOnlyList<string> Tags, Instant At, string By);

/// <summary>What was done to an entry without correcting it.</summary>
public enum EntryMarkKind
{
    Tagged,
    Untagged,
    Starred,
    Unstarred,
}
