using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Storage.DueWork;

namespace Timeline.Api.Incidents;

/// <summary>
/// The catalogue changed, and with it perhaps what is promised to whom: has every incident that is not over looked at. Where there are no policies,
/// nothing is promised, and none is.
/// </summary>
internal sealed class PromisedAnewWork(IDocumentStore store, CatalogueRecords catalogues) : IDueWork
{
    // Storage contract.
    private const string KindName = "promised_anew";

    public string Kind => KindName;

    /// <param name="catalogue">Its stream.</param>
    public static DueItem Look(Guid catalogue, Instant now) =>
        new() { Id = DueId.Of(KindName, catalogue), Kind = KindName, Subject = catalogue, At = now.ToDateTimeOffset() };

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        if ((await catalogues.ReadAsync(session, cancellation)).Policies.Count == 0)
            return null;
        var open = await session.Query<IncidentSummary>().Where(summary => summary.Status != IncidentStatus.Closed && !summary.Cancelled).Select(summary => summary.Id).ToListAsync(cancellation);
        foreach (var id in open)
        {
            // One at a time: a command holds the item of its own incident, and waits for no other.
            await using var one = store.LightweightSession(session.TenantId);
            one.Store(IncidentDueWork.LookAt(new(id), Instant.FromDateTimeOffset(now)));
            await one.SaveChangesAsync(cancellation);
        }

        return null;
    }
}
