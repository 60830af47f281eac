using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;

namespace Timeline.Api.Lessons;

/// <summary>
/// Keeps the library of lessons behind the appends (ADR 14). A lesson makes a document of its own; what is said of it since changes that document where
/// it lies, in the order of the events, without reading it: it may be of the same batch.
/// </summary>
internal sealed partial class LessonLibraryProjection : EventProjection
{
    public const string ProjectionName = "LessonLibrary";

    public LessonLibraryProjection()
    {
        Name = ProjectionName;
        IncludeType<LessonRecorded>();
        IncludeType<LessonCameBack>();
        IncludeType<LessonAmended>();
        IncludeType<LessonRetracted>();
        IncludeType<LessonRedacted>();
    }

    public override ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        switch (e.Data)
        {
            case LessonRecorded lesson:
                operations.Store(Made(e, lesson.LessonId, lesson.Category, lesson.Text) with { SameAs = lesson.SameAs?.Lesson.Value });
                break;
            case LessonCameBack lesson:
                operations.Store(Made(e, lesson.LessonId, lesson.Category, lesson.Wording()) with { SameAs = lesson.Earlier.Lesson.Value, CameBack = true });
                break;
            case LessonAmended lesson:
                Change(operations, lesson.LessonId.Value, nameof(LibraryLesson.Category), lesson.Category.ToString());
                Change(operations, lesson.LessonId.Value, nameof(LibraryLesson.Text), lesson.Text);
                break;
            case LessonRedacted lesson:
                Change(operations, lesson.LessonId.Value, nameof(LibraryLesson.Text), EntryContent.Redacted);
                break;
            case LessonRetracted lesson:
                operations.Delete<LibraryLesson>(lesson.LessonId.Value);
                break;
        }

        return ValueTask.CompletedTask;
    }

    private static LibraryLesson Made(IEvent e, LessonId id, LessonCategory category, string text) => new(
        id.Value, e.StreamId, e.Sequence, category, text, Instant.FromDateTimeOffset(e.Timestamp), e.UserName ?? "Unknown",
        Guid.TryParse(e.GetHeader(FormerMembers.ActorHeader)?.ToString(), out var actor) ? actor : null);

    private static void Change(IDocumentOperations operations, Guid lesson, string member, string value) => operations.QueueSqlCommand(
        $"""
         update "{operations.DocumentStore.Options.DatabaseSchemaName}".mt_doc_librarylesson set data = jsonb_set(data, array[?], to_jsonb(?::text))
         where tenant_id = ? and id = ?
         """,
        member, value, operations.TenantId, lesson);
}
