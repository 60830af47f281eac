using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>What a command came to: the incident after it, or why not.</summary>
/// <param name="Now">The time the command was decided at.</param>
/// <param name="State">What decisions see after it. Null when rejected, as the record.</param>
/// <param name="First">The sequence of the first event it stored, the one that makes what it makes. Null when it stored none.</param>
internal sealed record CommandOutcome(Guid CommandId, Instant Now, Incident? State, IncidentRecord? Record, Rejection? Rejection, long? First = null)
{
    public static CommandOutcome Done(CommandContext command, IncidentRecord record, long? first = null) =>
        new(command.Id, command.Now, record.ToState(), record, null, first);

    public static CommandOutcome Rejected(CommandContext command, Rejection rejection) => new(command.Id, command.Now, null, null, rejection);

    /// <summary>The entry that the command made.</summary>
    /// <remarks>Found by where it was stored, because an older program gave it another id; by its id when somebody sent the same command meanwhile.</remarks>
    public TimelineEntry? MadeEntry => Record is null ? null
        : First is { } first ? Record.EntryMadeAt(first) : Record.Entry(EntryId.From(Record.Number, CommandId, 0));

    public Hypothesis? MadeHypothesis => MadeEntry is { } entry ? Record?.Hypothesis(entry.Id) : null;

    public Cause? MadeCause => MadeEntry is { } entry ? Record?.Cause(entry.Id) : null;

    public Lesson? MadeLesson => Record is null ? null
        : First is { } first ? Record.LessonMadeAt(first) : Record.Lessons.FirstOrDefault(lesson => lesson.Id == LessonId.From(Record.Number, CommandId, 0));

    public ActionItem? MadeActionItem => Record is null ? null
        : First is { } first ? Record.ActionItemMadeAt(first) : Record.ActionItems.FirstOrDefault(item => item.Id == ActionItemId.From(Record.Number, CommandId, 0));

    /// <summary>An entry that the command named.</summary>
    public TimelineEntry? FindEntry(string id) => Record?.Entry(Ids.Entry(id));

    public Hypothesis? FindHypothesis(string id) => Record?.Hypothesis(Ids.Hypothesis(id));
}
