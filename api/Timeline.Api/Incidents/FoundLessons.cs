using Marten;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Incidents;

/// <summary>Finds a lesson of any incident that the caller sees.</summary>
internal static class FoundLessons
{
    /// <summary>Null: it is no id, or of no lesson in an incident that the caller sees.</summary>
    public static async ValueTask<FoundLesson?> FindAsync(FieldContext field, string id, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(id, "D", out var asked))
            return null;

        var (actor, lesson) = (field.Service<CurrentActor>(), new LessonId(asked));
        await using var session = field.Service<IDocumentStore>().Reading();
        var search = new NodeSearch(session, field.Service<IncidentReader>(), actor);
        if ((await search.FindAsync([asked], cancellation)).GetValueOrDefault(asked) is not { } record || record.Lesson(lesson) is not { } found)
            return null;

        // Where the first of them is private now, those who see this one are told nothing of it.
        var first = found.SameAs is { } earlier && (await search.FindAsync([earlier.Lesson.Value], cancellation)).GetValueOrDefault(earlier.Lesson.Value) is { Private: false }
            ? earlier
            : new EarlierLesson(lesson, record.Number);
        return new(first, record.Number, record.Private, found.Category, found.Retracted);
    }
}
