using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Lessons;

// Storage contract: stored as documents (mt_doc_librarylesson); add optional members, never rename.

/// <summary>One lesson as the library keeps it, over all incidents.</summary>
/// <param name="Position">The place of its event among all events: newest is greatest.</param>
public sealed record LibraryLesson(
    Guid Id, Guid IncidentId, long Position, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy)
{
    public string RecordedBy { get; init; } = VisibleText.Line(RecordedBy);
}
