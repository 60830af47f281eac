using Marten;
using Marten.Linq.MatchesSql;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Lessons;

/// <summary>What the library is ordered by.</summary>
internal enum LessonOrder
{
    Newest,
    MostOften,
}

internal static class LessonsQuery
{
    private static readonly ListOrder<LibraryLesson> Order = new('l', OrderPart.Number<LibraryLesson>(lesson => lesson.Position, "(d.data ->> 'Position')::bigint"));

    // What is greater comes first, and a list is in ascending order.
    private static readonly ListOrder<(LibraryLesson Lesson, int Count)> Oftenest = new(
        'o', OrderPart.Number<(LibraryLesson Lesson, int Count)>(row => -row.Count), OrderPart.Number<(LibraryLesson Lesson, int Count)>(row => -row.Lesson.Position));

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<LessonFilter>("LessonFilter");
        schema.Enum<LessonOrder>("LessonOrder");
        schema.BindConnection<LibraryLesson>("LearntLesson");
        schema.Object<LibraryLesson>("LearntLesson")
            .Field("lessonId", lesson => lesson.Id.ToString())
            .Field("recordedBy", RecordedBy)
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<LibraryLesson>().IncidentId))
            .Field("occurrences", (field, _) => OccurrencesAsync(field, all => all))
            .Field("count", (field, _) => OccurrencesAsync(field, all => all.Count))
            .Field("services", (field, _) => OfIncidentAsync(field, ServicesOf))
            .Field("causes", (field, _) => OfIncidentAsync(field, (record, _) => CausesOf(record)))
            .Field("actionItems", (field, _) => OfIncidentAsync(field, ActionItemsOf))
            .Properties();
        schema.Object<LessonOccurrence>("LessonOccurrence").Field("lessonId", occurrence => occurrence.LessonId.ToString()).Properties();
        schema.Object<Lesson>("Lesson").Field("sameAs", SameAsAsync);
        schema.Query("lessons", ResolveAsync);
    }

    public static IReadOnlyList<Cause> CausesOf(IncidentRecord record) => [.. record.RootCauses, .. record.ContributingFactors, .. record.Triggers];

    private static IReadOnlyList<string> ServicesOf(IncidentRecord record, LibraryLesson lesson) =>
        [.. record.Impacts.Where(impact => impact.Counts).Select(impact => impact.Service).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<ActionItem> ActionItemsOf(IncidentRecord record, LibraryLesson lesson) =>
        [.. record.ActionItems.Where(item => item.LessonId?.Value == lesson.Id)];

    private static ValueTask<object?> OccurrencesAsync(FieldContext field, Func<IReadOnlyList<LessonOccurrence>, object> show) =>
        field.LoadAsync(field.Service<LessonOccurrencesLoader>(), field.Parent<LibraryLesson>().Group, all => show(all ?? []));

    private static ValueTask<object?> OfIncidentAsync<T>(FieldContext field, Func<IncidentRecord, LibraryLesson, IReadOnlyList<T>> of)
    {
        var lesson = field.Parent<LibraryLesson>();
        return field.LoadAsync(field.Service<IncidentRecordLoader>(), lesson.IncidentId, record => record is null ? [] : of(record, lesson));
    }

    private static async ValueTask<object?> SameAsAsync(FieldContext field, CancellationToken cancellation) =>
        field.Parent<Lesson>().SameAs is { } same ? await field.LoadAsync(field.Service<LibraryLessonLoader>(), same.Lesson.Value) : null;

    private static ValueTask<object?> RecordedBy(FieldContext field, CancellationToken cancellation) =>
        new(field.Service<FormerMembers>().Shown(field.Parent<LibraryLesson>().RecordedById, field.Parent<LibraryLesson>().RecordedBy));

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, store) = (field.Service<CurrentActor>().Require(Permission.Read), field.Service<IDocumentStore>());
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var condition = new LessonCondition(
            store.Options.DatabaseSchemaName, VisibleIncidents.RowsOf(store, actor), VisibleIncidents.RowsOf(store, actor, "(o.data ->> 'IncidentId')::uuid", "o"));
        await condition.AddAsync(field, field.Argument<LessonFilter?>("filter"), cancellation);
        var (where, parameters) = condition.Sql;
        await using var session = store.Reading();
        await field.Service<FormerMembers>().RefreshAsync(session, cancellation);
        if (field.Argument<LessonOrder?>("orderBy") is not LessonOrder.MostOften)
            return await new DocumentList<LibraryLesson>(store, where, parameters, Order, Descending: true).PageAsync(page, cancellation);

        var all = await session.Query<LibraryLesson>().Where(lesson => lesson.MatchesSql(where, parameters.ToArray())).ToListAsync(cancellation);
        var groups = await field.Service<LessonOccurrencesLoader>().LoadAsync([.. all.Select(lesson => lesson.Group).Distinct()], cancellation);
        var counted = all.Select(lesson => (Lesson: lesson, groups.GetValueOrDefault(lesson.Group, []).Count)).OrderByDescending(row => row.Count).ThenByDescending(row => row.Lesson.Position).ToList();
        var found = Oftenest.Page(counted, page);
        return new Connection<LibraryLesson>([.. found.Edges.Select(edge => new Edge<LibraryLesson>(edge.Cursor, edge.Node.Lesson))], found.PageInfo, found.TotalCount);
    }
}
