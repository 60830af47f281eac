using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Timeline.Domain.Postmortems;

namespace Timeline.Api.Postmortems.Library;

/// <summary>Keeps what postmortems are found by, behind the appends.</summary>
internal sealed partial class PostmortemLibraryProjection : EventProjection
{
    public const string ProjectionName = "PostmortemLibrary";

    private readonly PostmortemRecords _postmortems;

    public PostmortemLibraryProjection(PostmortemRecords postmortems)
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
        var postmortem = await _postmortems.ReadAsync(operations, incident, moment: null, cancellation);
        operations.Store(new LibraryPostmortem(
            e.StreamId, incident.Value, postmortem.Status, [.. postmortem.Review?.Reviewers.Select(reviewer => reviewer.Id) ?? []],
            Instant.FromDateTimeOffset(e.Timestamp).ToUnixTimeTicks()));
    }
}
