using System.Text.Json.Serialization;
using NodaTime;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Lessons;

// Storage contract: stored as documents (mt_doc_librarylesson); add optional members, never rename.

/// <summary>One lesson as the library keeps it, over all incidents.</summary>
/// <param name="Position">The place of its event among all events: newest is greatest.</param>
/// <param name="RecordedById">The person or token. Null: recorded by Timeline itself, or kept since before this was.</param>
/// <param name="SameAs">The lesson of another incident that it is once more. Null: none named.</param>
/// <param name="CameBack">True where it was recorded as that lesson come back: it is shown with that one and has no place of its own.</param>
public sealed record LibraryLesson(
    Guid Id, Guid IncidentId, long Position, LessonCategory Category, string Text, Instant RecordedAt, string RecordedBy, Guid? RecordedById = null,
    Guid? SameAs = null, bool CameBack = false)
{
    /// <summary>What all lessons that are the same have in common: the first of them.</summary>
    [JsonIgnore]
    public Guid Group => SameAs ?? Id;

    public string RecordedBy { get; init; } = VisibleText.Line(RecordedBy);
}
