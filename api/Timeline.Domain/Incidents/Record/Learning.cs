using NodaTime;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents.Record;

/// <summary>Something that was learnt.</summary>
/// <param name="Sequence">The position in the incident's record at which it was recorded.</param>
public sealed record Lesson(LessonId Id, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy, long Sequence);

/// <summary>Something to be done.</summary>
/// <param name="Owner">Null: nobody yet.</param>
/// <param name="LessonId">The lesson it follows from.</param>
/// <param name="Sequence">The position in the incident's record at which it was raised.</param>
public sealed record ActionItem(
    ActionItemId Id, string Text, ActionItemType Type, string? Owner, LocalDate? Due, LessonId? LessonId, Instant RaisedAt, string RaisedBy, long Sequence);
