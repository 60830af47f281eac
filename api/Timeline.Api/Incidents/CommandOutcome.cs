using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>What a command came to: the incident after it, or why not. The payload of every mutation of an incident reads its fields here.</summary>
/// <param name="Now">The time the command was decided at.</param>
/// <param name="State">What decisions see after it. Null when rejected, as the incident, and when the caller sees it no more.</param>
/// <param name="First">The sequence of the first event it stored, the one that makes what it makes. Null when it stored none.</param>
internal sealed record CommandOutcome(Guid CommandId, Instant Now, Incident? State, IncidentRecord? Incident, Rejection? Error, long? First = null)
{
    public static CommandOutcome Done(CommandContext command, IncidentRecord incident, long? first = null) =>
        new(command.Id, command.Now, incident.ToState(), incident, null, first);

    public static CommandOutcome Rejected(CommandContext command, Rejection rejection) => new(command.Id, command.Now, null, null, rejection);

    /// <summary>It was carried out, and with it the caller's sight of the incident ended.</summary>
    public static CommandOutcome Unseen(CommandContext command) => new(command.Id, command.Now, null, null, null);

    /// <summary>The entry that the command named as what it is about. Null: it makes one.</summary>
    public EntryId? About { get; init; }

    /// <summary>The lesson or action item that the command named as what it is about. Null: it makes one.</summary>
    public Guid? AboutLearning { get; init; }

    /// <summary>The entry that the command made, or is about.</summary>
    /// <remarks>One it made is found by where it was stored, because an older program gave it another id; by its id when somebody sent the same command meanwhile.</remarks>
    public TimelineEntry? Entry => Incident is null ? null
        : About is { } about ? Incident.Entry(about)
        : First is { } first ? Incident.EntryMadeAt(first) : Incident.Entry(EntryId.From(Incident.Number, CommandId, 0));

    /// <summary>The theory that the entry puts forward, settles or tells more of.</summary>
    public Hypothesis? Hypothesis => Entry is { } entry ? Incident?.Hypothesis(entry.Origin.Settles ?? entry.Origin.BelongsTo ?? entry.Id) : null;

    /// <summary>The impact that the entry starts, changes or ends.</summary>
    public ImpactWindow? Impact => Entry is { } entry ? Incident?.Impact(entry.Origin.BelongsTo ?? entry.Id) : null;

    /// <summary>The decision that the entry is, or verifies.</summary>
    public TakenDecision? Decision => Entry is { } entry ? Incident?.Decision(entry.Origin.BelongsTo ?? entry.Id) : null;

    /// <summary>That the update went over a channel that was not to be relied on.</summary>
    public ChannelWarning? ChannelWarning => Entry is { } entry ? Incident?.ChannelWarning(entry.Id) : null;

    public Cause? Cause => Entry is { } entry ? Incident?.Cause(entry.Id) : null;

    /// <summary>The lesson that the command recorded, or is about.</summary>
    public Lesson? Lesson => Incident is null ? null
        : AboutLearning is { } about ? Incident.Lesson(new(about))
        : First is { } first ? Incident.LessonMadeAt(first) : Incident.Lessons.FirstOrDefault(lesson => lesson.Id == LessonId.From(Incident.Number, CommandId, 0));

    /// <summary>The action item that the command raised, or is about.</summary>
    public ActionItem? ActionItem => Incident is null ? null
        : AboutLearning is { } about ? Incident.ActionItem(new(about))
        : First is { } first ? Incident.ActionItemMadeAt(first) : Incident.ActionItems.FirstOrDefault(item => item.Id == ActionItemId.From(Incident.Number, CommandId, 0));
}
