using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Lessons;

/// <summary>One time that a lesson was learnt.</summary>
/// <param name="At">When the incident began.</param>
/// <param name="DaysSincePrevious">Days of the calendar from the time before. Null: the first time that the reader may know of.</param>
internal sealed record LessonOccurrence(Guid LessonId, IncidentSummary Incident, Instant At, int? DaysSincePrevious, string Text)
{
    /// <summary>Each incident once, by when it began. Those that the reader may not know of, and cancelled ones, are left out.</summary>
    public static IReadOnlyList<LessonOccurrence> Of(IEnumerable<LibraryLesson> same, IReadOnlyDictionary<Guid, IncidentSummary> visible)
    {
        var occurrences = new List<LessonOccurrence>();
        foreach (var lesson in same.Where(lesson => visible.TryGetValue(lesson.IncidentId, out var incident) && !incident.Cancelled)
            .OrderBy(lesson => lesson.Position).DistinctBy(lesson => lesson.IncidentId).OrderBy(lesson => visible[lesson.IncidentId].Began).ThenBy(lesson => lesson.Position))
        {
            var incident = visible[lesson.IncidentId];
            var days = occurrences is [.., var before] ? Period.DaysBetween(DayOf(before.Incident), DayOf(incident)) : (int?)null;
            occurrences.Add(new(lesson.Id, incident, incident.Began, days, lesson.Text));
        }

        return occurrences;
    }

    private static LocalDate DayOf(IncidentSummary incident) => incident.Began.InZone(DateTimeZoneProviders.Tzdb[incident.Zone]).Date;
}

/// <summary>Lessons of the library by their ids; those of incidents that the reader may not know of are left out.</summary>
internal sealed class LibraryLessonLoader(IDocumentStore store, CurrentActor actor) : BatchLoader<Guid, LibraryLesson>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, LibraryLesson>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var visible = VisibleIncidents.RowsOf(store, actor);
        object[] parameters = [string.Join(',', keys), .. visible.Parameters];
        return (await session.Query<LibraryLesson>().Where(lesson => lesson.MatchesSql($"d.id = any(string_to_array(?, ',')::uuid[]) and {visible.Sql}", parameters)).ToListAsync(cancellation))
            .ToDictionary(lesson => lesson.Id);
    }
}

/// <summary>How often lessons were learnt, by the first of each.</summary>
internal sealed class LessonOccurrencesLoader(IDocumentStore store, CurrentActor actor) : BatchLoader<Guid, IReadOnlyList<LessonOccurrence>>
{
    public override async ValueTask<IReadOnlyDictionary<Guid, IReadOnlyList<LessonOccurrence>>> LoadAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        object[] parameters = [string.Join(',', keys), string.Join(',', keys)];
        var same = await session.Query<LibraryLesson>()
            .Where(lesson => lesson.MatchesSql(
                "(d.id = any(string_to_array(?, ',')::uuid[]) or d.data ->> 'SameAs' = any(string_to_array(?, ',')))", parameters))
            .ToListAsync(cancellation);
        var incidents = (await session.LoadVisibleAsync(actor, [.. same.Select(lesson => lesson.IncidentId).Distinct()], cancellation)).ToDictionary(incident => incident.Id);
        return same.GroupBy(lesson => lesson.Group).ToDictionary(group => group.Key, group => LessonOccurrence.Of(group, incidents));
    }
}
