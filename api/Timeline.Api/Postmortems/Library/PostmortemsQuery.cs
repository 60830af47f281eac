using Marten;
using NodaTime;
using Timeline.Api.Host;
using Timeline.Api.Host.Paging;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Postmortems;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Postmortems.Library;

/// <summary>What narrows the postmortems of all incidents. All conditions hold together; null: any.</summary>
internal sealed record PostmortemFilter(IReadOnlyList<PostmortemStatus>? State, bool? AwaitsMe, string? Text);

/// <summary>Postmortems over all incidents: found in documents that follow behind the appends, shown from their events.</summary>
internal static class PostmortemsQuery
{
    private static readonly ListOrder<LibraryPostmortem> ByChange = new(
        'c', OrderPart.Number<LibraryPostmortem>(row => row.ChangedTicks, "(d.data ->> 'ChangedTicks')::bigint"), OrderPart.Id<LibraryPostmortem>(row => row.Id, "d.id"));

    public static void Bind(SchemaBindings schema)
    {
        schema.Input<PostmortemFilter>("PostmortemFilter");
        schema.BindConnection<LibraryPostmortem>("Postmortem");
        schema.Object<LibraryPostmortem>("PostmortemSummary")
            .Field("incident", async (field, _) => await field.LoadAsync(field.Service<IncidentSummaryByIdLoader>(), field.Parent<LibraryPostmortem>().IncidentId))
            .Field("status", (field, _) => OfRecordAsync(field, postmortem => postmortem.Status))
            .Field("changedAt", row => Instant.FromUnixTimeTicks(row.ChangedTicks))
            .Field("authors", (field, _) => OfRecordAsync(field, postmortem => postmortem.Authors.Select(WritingTypes.Shown).ToList()))
            .Field("review", (field, _) => OfRecordAsync(field, postmortem => postmortem.Review))
            .Field("approvals", (field, _) => OfRecordAsync(field, postmortem => postmortem.Approvals))
            .Field("openComments", (field, _) => OfRecordAsync(field, postmortem => postmortem.Comments.Count(comment => comment.IsOpen)))
            .Field("published", (field, _) => OfRecordAsync(field, postmortem => postmortem.Published?.Number));
        schema.Query("postmortems", ResolveAsync);
    }

    private static ValueTask<object?> OfRecordAsync(FieldContext field, Func<PostmortemRecord, object?> show) =>
        field.LoadAsync(field.Service<PostmortemRecordLoader>(), field.Parent<LibraryPostmortem>().IncidentId, postmortem => show(postmortem ?? PostmortemRecord.Empty));

    private static async ValueTask<object?> ResolveAsync(FieldContext field, CancellationToken cancellation)
    {
        var (actor, store) = (field.Service<CurrentActor>().Require(Permission.Read), field.Service<IDocumentStore>());
        var page = PageArguments.Of(field, most: 100, standard: 25);
        var (where, parameters) = Condition(VisibleIncidents.RowsOf(store, actor), field.Argument<PostmortemFilter?>("filter"), actor, store.Options.DatabaseSchemaName);
        return await new DocumentList<LibraryPostmortem>(store, where, parameters, ByChange, Descending: true).PageAsync(page, cancellation);
    }

    private static (string Where, List<object> Parameters) Condition(VisibleRows visible, PostmortemFilter? filter, CurrentActor actor, string schema)
    {
        var (where, parameters) = (new List<string> { visible.Sql }, visible.Parameters.ToList());
        if (filter?.State is { } states)
        {
            where.Add("d.data ->> 'Status' = any(string_to_array(?, ','))");
            parameters.Add(string.Join(',', states));
        }

        if (filter?.AwaitsMe is { } awaits)
        {
            where.Add($"{(awaits ? "" : "not ")}(d.data ->> 'Status' = '{nameof(PostmortemStatus.InReview)}' and jsonb_exists(d.data -> 'Reviewers', ?))");
            parameters.Add(actor.Sight?.ToString() ?? "");
        }

        if (filter?.Text?.Trim() is { Length: > 0 } text)
        {
            GivenText.Check(text, "filter.text", GivenText.LongestSearch);
            where.Add($"""
                exists (select from "{schema}".mt_doc_incidentsummary s where s.tenant_id = d.tenant_id and s.id = (d.data ->> 'IncidentId')::uuid
                  and position(lower(?) in lower(concat_ws(' ', s.data ->> 'Key', s.data ->> 'Title'))) > 0)
                """);
            parameters.Add(text);
        }

        return (string.Join(" and ", where), parameters);
    }
}
