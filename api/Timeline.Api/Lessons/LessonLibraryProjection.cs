using Timeline.Domain.Incidents;
using Timeline.EventStore.Projections;

namespace Timeline.Api.Lessons;

/// <summary>Keeps the library of lessons behind the appends (ADR 12). Each event makes a document of its own, so that their order does not matter.</summary>
internal sealed class LessonLibraryProjection : IProjection
{
    public const string ProjectionName = "LessonLibrary";

    public string Name => ProjectionName;

    public IReadOnlyCollection<Type> DocumentTypes { get; } = [typeof(LibraryLesson)];

    public bool Handles(Type eventType) => eventType == typeof(LessonRecorded);

    public ValueTask ApplyAsync(IProjectionSession documents, StreamSlice slice, CancellationToken cancellation)
    {
        foreach (var stored in slice.Events)
        {
            if (stored.Data is LessonRecorded lesson)
            {
                documents.Store(new LibraryLesson(
                    lesson.LessonId.Value, slice.StreamId, stored.Position, lesson.Category, lesson.Text, stored.Timestamp, stored.Actor ?? "Unknown"));
            }
        }

        return ValueTask.CompletedTask;
    }
}
