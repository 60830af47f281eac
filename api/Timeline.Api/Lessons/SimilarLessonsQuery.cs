using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.Api.Search;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Lessons;

/// <summary>A lesson of another incident that is offered, and why.</summary>
internal sealed record SimilarLesson(LibraryLesson Lesson, LessonLikeness Likeness);

/// <summary>The lessons that are like one that is about to be recorded. The index finds which have words in common, the domain says how alike they are.</summary>
internal static class SimilarLessonsQuery
{
    private const int Most = 20;
    private const double LeastCause = 0.4;

    public static void Bind(SchemaBindings schema)
    {
        schema.Object<SimilarLesson>("SimilarLesson")
            .Field("score", similar => Math.Round(similar.Likeness.Score, 3))
            .Field("reason", similar => similar.Likeness.Reason)
            .Properties();
        schema.Query("similarLessons", ResolveAsync);
    }

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, store, index) = (field.Service<CurrentActor>().Require(Permission.Read), field.Service<IDocumentStore>(), field.Service<LessonIndex>());
        var (text, asked, first) = (field.Argument<string>("text"), field.Argument<string?>("incidentId"), field.Argument<int?>("first") ?? 5);
        GivenText.Check(text, "text", LessonIndex.LongestText);
        if (first is < 1 or > Most)
            throw new GraphQLException($"first is {first}; ask for 1 to {Most}.", "BAD_USER_INPUT");
        var record = asked is null ? null : await field.Service<IncidentReader>().FindAsync(actor, asked, asKnownAt: null, cancellation);
        if (asked is not null && record is null)
            return Array.Empty<SimilarLesson>();

        await using var session = store.Reading();
        await field.Service<FormerMembers>().RefreshAsync(session, cancellation);
        var hidden = await session.HiddenAsync(actor, cancellation);
        var found = await index.FindAsync(text, record is null ? hidden : [.. hidden, record.Id.Value], cancellation);
        var lessons = await field.Service<LibraryLessonLoader>().LoadAsync([.. found.Select(row => row.Id).Append(Guid.Empty)], cancellation);
        found = [.. found.Where(row => lessons.TryGetValue(row.Id, out var lesson) && !lesson.CameBack)];
        var shared = record is null || found.Count == 0 ? null : await SharedAsync(field, index, record, [.. found.Select(row => row.IncidentId).Distinct()], cancellation);

        var trigrams = Of(text);
        return found
            .Select(row => new SimilarLesson(lessons[row.Id], Likeness(row, Of(row.Text).LikenessTo(trigrams), shared)))
            .Where(similar => similar.Likeness.IsOffered)
            .OrderByDescending(similar => similar.Likeness.Score).ThenByDescending(similar => similar.Lesson.Position)
            .Take(first)
            .ToList();
    }

    private static LessonLikeness Likeness(LessonRow row, double text, Shared? shared) => new(
        text, shared?.Services.GetValueOrDefault(row.IncidentId) ?? [], shared?.Causes.GetValueOrDefault(row.IncidentId) ?? [], shared?.Linked.Contains(row.IncidentId) is true);

    // What other incidents have in common with one.
    private static async Task<Shared> SharedAsync(FieldContext field, LessonIndex index, IncidentRecord record, IReadOnlyList<Guid> others, CancellationToken cancellation)
    {
        var named = new MetricsNamed(await CatalogueRecords.OfAsync(field, asKnownAt: null, cancellation));
        var services = (await index.ServicesAsync([record.Id.Value, .. others], cancellation)).ToLookup(row => row.Incident, row => named.ServiceOf(row.Key, row.Name));
        var own = services[record.Id.Value].Select(service => service.Key).ToHashSet(StringComparer.Ordinal);
        var causes = LessonsQuery.CausesOf(record).Where(cause => cause.Text != EntryContent.Redacted).Select(cause => Of(cause.Text)).ToList();
        var theirs = causes.Count == 0 ? [] : await index.CausesAsync(others, cancellation);
        return new(
            others.ToDictionary(other => other, IReadOnlyList<string> (other) => [.. services[other].Where(service => own.Contains(service.Key)).Select(service => service.Label).Distinct(StringComparer.Ordinal)]),
            theirs.Where(row => causes.Exists(cause => cause.LikenessTo(Of(row.Text)) >= LeastCause)).GroupBy(row => row.Incident, row => row.Text)
                .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]),
            record.Links.Where(link => link.Kind == LinkKind.SameCause).Select(link => link.Incident).ToHashSet());
    }

    private static Trigrams Of(string text) => new(SearchWords.In(text).Select(word => word.Text));

    private sealed record Shared(IReadOnlyDictionary<Guid, IReadOnlyList<string>> Services, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Causes, HashSet<Guid> Linked);
}
