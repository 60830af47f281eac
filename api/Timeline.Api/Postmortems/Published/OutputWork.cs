using Marten;
using NodaTime;
using Timeline.Api.Files;
using Timeline.Api.People;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.DueWork;
using Timeline.Storage.Files;

namespace Timeline.Api.Postmortems.Published;

/// <summary>
/// Removes the bytes that are not kept: at once where they were given up, and an hour after any were put, for those whose program died before it said that
/// they are kept.
/// </summary>
internal sealed class OutputRemovalWork(IncidentFiles files) : IDueWork
{
    // Storage contract.
    private const string KindName = "output_removal";

    private static readonly Duration After = Duration.FromHours(1);

    public string Kind => KindName;

    public static void Schedule(IDocumentSession session, IncidentId incident, Instant now) => Schedule(session, KindName, incident, now);

    /// <summary>Another item than that of a removal, which it must not put off.</summary>
    public static void ScheduleCollection(IDocumentSession session, IncidentId incident, Instant now) => Schedule(session, $"{KindName} collection", incident, now + After);

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        // Who puts bytes holds the stream until it says that they are kept, and it is held here.
        var incident = new IncidentId(item.Body!.Value.GetGuid());
        var kept = (await OutputStreams.ReadAsync(session, incident, moment: null, cancellation)).Outputs
            .Where(output => output.Bytes is not null).Select(output => OutputStreams.KeyOf(incident, output.Key.Format, output.Bytes!.Sha256)).ToHashSet();
        var unclaimed = new List<FileKey>();
        await foreach (var key in files.Store.ListAsync(Tenants.Only, item.Subject, cancellation))
        {
            if (!kept.Contains(key))
                unclaimed.Add(key);
        }

        foreach (var key in unclaimed)
            await files.Store.RemoveAsync(key, cancellation);
        return null;
    }

    private static void Schedule(IDocumentSession session, string purpose, IncidentId incident, Instant at) => session.Store(new DueItem
    {
        Id = DueId.Of(purpose, OutputStreams.Of(incident)),
        Kind = KindName,
        Subject = OutputStreams.Of(incident),
        At = at.ToDateTimeOffset(),
        Body = System.Text.Json.JsonSerializer.SerializeToElement(incident.Value),
    });
}

/// <summary>Makes what is to be there of published versions and is not, behind their publication, withdrawal or redaction; whoever reads before waits for the making.</summary>
internal sealed class OutputDelivery(IDocumentStore store, PostmortemRecords postmortems, PublishedOutputs outputs) : IDelivery
{
    // Storage contract.
    private const string KindName = "published_outputs";

    public string Kind => KindName;

    /// <summary>One item for each reason: a delivery that is under way removes its own, and this one may be for what it does not know of.</summary>
    public static void Schedule(IDocumentSession session, IncidentId incident, Instant now) => session.Store(new DueItem
    {
        Id = Guid.CreateVersion7(),
        Kind = KindName,
        Subject = incident.Value,
        At = now.ToDateTimeOffset(),
    });

    public async Task<DeliveryAnswer> DeliverAsync(DueItem item, CancellationToken cancellation)
    {
        var incident = new IncidentId(item.Subject);
        foreach (var key in await AwaitedAsync(incident, cancellation))
            await outputs.ReadAsync(incident, key, cancellation);
        return new(DeliveryOutcome.Delivered, "");
    }

    private async Task<IReadOnlyList<OutputKey>> AwaitedAsync(IncidentId incident, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var kept = await OutputStreams.ReadAsync(session, incident, moment: null, cancellation);
        return [.. (await postmortems.ReadAsync(session, incident, moment: null, cancellation)).Publications.SelectMany(kept.Awaited)];
    }
}
