using Marten;
using Marten.Linq.MatchesSql;
using NodaTime;
using Timeline.Api.Actions;
using Timeline.Api.Incidents;
using Timeline.Api.Lessons;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Library;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.Markdown;

namespace Timeline.Api.Waiting;

/// <summary>In the order in which they are listed.</summary>
internal enum WaitingKind
{
    Review,
    ActionOverdue,
    LessonCameBack,
}

/// <summary>One thing that waits for whoever asks.</summary>
internal sealed record WaitingThing(WaitingKind Kind, string Words, Instant Since, string? By, IncidentSummary Incident)
{
    public Guid? ActionItemId { get; init; }

    public Guid? LessonId { get; init; }
}

/// <summary>What waits for the caller. Costs what concerns them, and the reviews that go on; not what is over.</summary>
internal static class WaitingQuery
{
    private const int Most = 100;
    private const int LongestWords = 200;

    // Of what somebody recorded in years, the newest.
    private const int MostLessons = 500;
    private static readonly Duration FreshFor = Duration.FromDays(30);

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<WaitingKind>("WaitingKind");
        schema.Object<WaitingThing>("WaitingThing")
            .Field("actionItemId", thing => thing.ActionItemId?.ToString())
            .Field("lessonId", thing => thing.LessonId?.ToString())
            .Properties();
        schema.Query("waiting", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var actor = field.Service<CurrentActor>().Require(Permission.Read);
        var first = field.Argument<int>("first");
        if (first is < 1 or > Most)
            throw new GraphQLException($"first is {first}; it is from 1 to {Most}.", "BAD_USER_INPUT");

        var store = field.Service<IDocumentStore>();
        await using var session = store.Reading();
        var now = field.Service<IClock>().GetCurrentInstant();
        List<WaitingThing> all =
        [
            .. await ReviewsAsync(session, actor, field.Service<PostmortemRecords>(), cancellation),
            .. await OverdueAsync(session, actor, now, first, cancellation),
            .. await CameBackAsync(session, actor, field.Service<FormerMembers>(), now, cancellation),
        ];
        return all.OrderBy(thing => thing.Kind).ThenBy(thing => thing.Since).Take(first).ToList();
    }

    private static async Task<IEnumerable<WaitingThing>> ReviewsAsync(IQuerySession session, CurrentActor actor, PostmortemRecords postmortems, CancellationToken cancellation)
    {
        var me = actor.Person ?? actor.Id;
        object[] parameters = [nameof(PostmortemStatus.InReview), me.ToString()];
        var asked = (await session.Query<LibraryPostmortem>().Where(row => row.MatchesSql("d.data ->> 'Status' = ? and jsonb_exists(d.data -> 'Reviewers', ?)", parameters)).ToListAsync(cancellation))
            .Select(row => row.IncidentId);
        var found = new List<WaitingThing>();
        foreach (var incident in (await LinesAsync(session, actor, asked, cancellation)).Values)
        {
            // The review may be over since.
            if (await postmortems.ReadAsync(session, new IncidentId(incident.Id), moment: null, cancellation) is { Status: PostmortemStatus.InReview, Review: { } review })
                found.Add(new(WaitingKind.Review, incident.Title, review.At, review.ByName, incident));
        }

        return found;
    }

    private static async Task<IEnumerable<WaitingThing>> OverdueAsync(IQuerySession session, CurrentActor actor, Instant now, int first, CancellationToken cancellation)
    {
        var visible = VisibleIncidents.RowsOf((IDocumentStore)session.DocumentStore, actor);
        object[] parameters = [actor.Name, now.ToUnixTimeSeconds(), .. visible.Parameters];
        var late = await session.Query<LibraryActionItem>()
            .Where(item => item.MatchesSql($"lower(d.data ->> 'Owner') = lower(?) and d.data ->> 'Status' = 'Open' and (d.data ->> 'DueSeconds')::bigint <= ? and {visible.Sql}", parameters))
            .OrderBy(item => item.DueSeconds).Take(first).ToListAsync(cancellation);
        var lines = await LinesAsync(session, actor, late.Select(item => item.IncidentId), cancellation);
        return late.Where(item => lines.ContainsKey(item.IncidentId))
            .Select(item => new WaitingThing(WaitingKind.ActionOverdue, Plain(item.Text), Instant.FromUnixTimeSeconds(item.DueSeconds), By: null, lines[item.IncidentId]) { ActionItemId = item.Id });
    }

    private static async Task<IEnumerable<WaitingThing>> CameBackAsync(IQuerySession session, CurrentActor actor, FormerMembers former, Instant now, CancellationToken cancellation)
    {
        var me = actor.Id;
        var mine = await session.Query<LibraryLesson>().Where(lesson => lesson.RecordedById == me).OrderByDescending(lesson => lesson.Position).Take(MostLessons).ToListAsync(cancellation);
        if (mine.Count == 0)
            return [];
        var groups = mine.Select(lesson => lesson.Group).Distinct().ToArray();
        object[] parameters = [string.Join(',', groups)];
        var back = (await session.Query<LibraryLesson>().Where(lesson => lesson.MatchesSql("(d.data ->> 'SameAs')::uuid = any(string_to_array(?, ',')::uuid[])", parameters)).ToListAsync(cancellation))
            .Where(lesson => lesson.RecordedById != me && lesson.RecordedAt >= now - FreshFor).ToList();
        var lines = await LinesAsync(session, actor, back.Concat(mine).Select(lesson => lesson.IncidentId), cancellation);
        return
            from lesson in back
            where lines.ContainsKey(lesson.IncidentId)
            let earlier = mine.FirstOrDefault(one => one.Group == lesson.Group && one.IncidentId != lesson.IncidentId && one.RecordedAt < lesson.RecordedAt && lines.ContainsKey(one.IncidentId))
            where earlier is not null
            select new WaitingThing(WaitingKind.LessonCameBack, Plain(earlier.Text), lesson.RecordedAt, former.Shown(lesson.RecordedById, lesson.RecordedBy), lines[lesson.IncidentId]) { LessonId = lesson.Group };
    }

    private static async Task<IReadOnlyDictionary<Guid, IncidentSummary>> LinesAsync(IQuerySession session, CurrentActor actor, IEnumerable<Guid> incidents, CancellationToken cancellation) =>
        (await session.LoadVisibleAsync(actor, [.. incidents.Distinct()], cancellation)).Where(line => !line.Cancelled).ToDictionary(line => line.Id);

    private static string Plain(string text) => MarkdownRenderer.ToPlainText(text, LongestWords);
}
