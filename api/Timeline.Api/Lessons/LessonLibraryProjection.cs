using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;

namespace Timeline.Api.Lessons;

/// <summary>Keeps the library of lessons behind the appends (ADR 14). Each event makes a document of its own, so that their order does not matter.</summary>
internal sealed partial class LessonLibraryProjection : EventProjection
{
    public const string ProjectionName = "LessonLibrary";

    public LessonLibraryProjection()
    {
        Name = ProjectionName;
        IncludeType<LessonRecorded>();
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is LessonRecorded lesson)
        {
            operations.Store(new LibraryLesson(
                lesson.LessonId.Value, e.StreamId, e.Sequence, lesson.Category, lesson.Text, Instant.FromDateTimeOffset(e.Timestamp), e.UserName ?? "Unknown",
                Guid.TryParse(e.GetHeader(FormerMembers.ActorHeader)?.ToString(), out var actor) ? actor : null));
        }

        return ValueTask.CompletedTask;
    }
}
