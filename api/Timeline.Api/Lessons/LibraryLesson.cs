using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Lessons;

// Storage contract: stored as documents (mt_doc_librarylesson); add optional members, never rename.

/// <summary>One lesson as the library keeps it, over all incidents.</summary>
/// <param name="Position">The place of its event among all events: newest is greatest.</param>
/// <param name="RecordedById">The person or token. Null: recorded by Timeline itself, or kept since before this was.</param>
public sealed record LibraryLesson(
    Guid Id, Guid IncidentId, long Position, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy, Guid? RecordedById = null)
{
    public string RecordedBy { get; init; } = VisibleText.Line(RecordedBy);
}
