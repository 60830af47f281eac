using Marten;
using Timeline.Api.Host;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Lessons;

internal sealed record LessonFilter(IReadOnlyList<LessonCategory>? Category, string? Text, bool? IncludeCancelled);

internal static class LessonsQuery
{
    private static readonly ListOrder<LibraryLesson> Order = new('l', OrderPart.Number<LibraryLesson>(lesson => lesson.Position, "(d.data ->> 'Position')::bigint"));

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<LessonFilter>("LessonFilter");
        schema.BindConnection<LibraryLesson>("LearntLesson");
        schema.Object<LibraryLesson>("LearntLesson")
            .Field("lessonId", lesson => lesson.Id.ToString())
            .Field("recordedBy", RecordedBy)
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<LibraryLesson>().IncidentId))
            .Properties();
        schema.Query("lessons", ResolveAsync);
    }

    private static ValueTask<object?> RecordedBy(FieldContext field, CancellationToken cancellation) =>
        new(field.Service<FormerMembers>().Shown(field.Parent<LibraryLesson>().RecordedById, field.Parent<LibraryLesson>().RecordedBy));

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, store) = (field.Service<CurrentActor>().Require(Permission.Read), field.Service<IDocumentStore>());
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (where, parameters) = Condition(VisibleIncidents.RowsOf(store, actor), field.Argument<LessonFilter?>("filter"), store.Options.DatabaseSchemaName);
        await using (var session = store.Reading())
            await field.Service<FormerMembers>().RefreshAsync(session, cancellation);
        return await new DocumentList<LibraryLesson>(store, where, parameters, Order, Descending: true).PageAsync(page, cancellation);
    }

    private static (string Where, List<object> Parameters) Condition(VisibleRows visible, LessonFilter? filter, string schema)
    {
        var (where, parameters) = (visible.Sql, visible.Parameters.ToList());
        if (filter?.Category is { } categories)
        {
            parameters.Add(string.Join(',', categories));
            where += " and d.data ->> 'Category' = any(string_to_array(?, ','))";
        }

        if (filter?.Text?.Trim() is { Length: > 0 } text)
        {
            GivenText.Check(text, "filter.text", GivenText.LongestSearch);
            parameters.Add(text);
            where += " and position(lower(?) in lower(d.data ->> 'Text')) > 0";
        }

        if (filter?.IncludeCancelled is not true)
            where += $" and not exists (select from \"{schema}\".mt_doc_incidentsummary s where s.tenant_id = d.tenant_id and s.id = (d.data ->> 'IncidentId')::uuid and s.data ->> 'Cancelled' = 'true')";
        return (where, parameters);
    }
}
