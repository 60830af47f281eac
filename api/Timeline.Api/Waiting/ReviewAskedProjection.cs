using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Timeline.Api.Postmortems;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Waiting;

/// <summary>Keeps which postmortems are in review, behind the appends: as many documents as there are reviews, however many were published.</summary>
internal sealed partial class ReviewAskedProjection : EventProjection
{
    public const string ProjectionName = "ReviewAsked";

    private readonly PostmortemRecords _postmortems;

    public ReviewAskedProjection(PostmortemRecords postmortems)
    {
        _postmortems = postmortems;
        Name = ProjectionName;
        foreach (var type in PostmortemEvents.StoredNames.Keys)
            IncludeType(type);
    }

    public override async ValueTask ApplyAsync(IDocumentOperations operations, IEvent e, CancellationToken cancellation)
    {
        if (e.Data is not PostmortemEvent || await PostmortemReader.FindIncidentAsync(operations, e.StreamId, cancellation) is not { } incident)
            return;
        if (await _postmortems.ReadAsync(operations, incident, moment: null, cancellation) is { Status: PostmortemStatus.InReview, Review: { } review })
            operations.Store(new ReviewAsked(incident.Value, [.. review.Reviewers.Select(reviewer => reviewer.Id)]));
        else
            operations.Delete<ReviewAsked>(incident.Value);
    }
}
