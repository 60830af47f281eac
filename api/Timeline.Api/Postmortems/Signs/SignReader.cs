using Marten;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents.Record;

namespace Timeline.Api.Postmortems.Signs;

/// <summary>Makes the sign of an incident, with the catalogue and what other incidents hit. Thread-safe.</summary>
internal sealed class SignReader(IDocumentStore store, CatalogueRecords catalogues, ImpactIndex impacts, IClock clock)
{
    /// <summary>The longest contact that is typed, in UTF-16 code units.</summary>
    public const int LongestContact = 200;

    /// <summary>Null: the incident is cancelled.</summary>
    /// <param name="record">That the caller was shown; as known earlier, the sign of then.</param>
    /// <param name="contact">Null: from the catalogue.</param>
    public async Task<IncidentSign?> ReadAsync(IncidentRecord record, string? contact, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        var catalogue = record.Moment is { } moment ? await catalogues.ReadAsync(session, moment, cancellation) : await catalogues.ReadAsync(session, cancellation);
        // What others hit is told of now alone, and of incidents that the reader may not see no more than that nothing is promised.
        var named = new MetricsNamed(catalogue);
        IReadOnlyCollection<ServiceId> elsewhere = record.Moment is null
            ? [.. (await impacts.HitNowAsync(record.Number, cancellation)).Select(named.FindService).OfType<Service>().Select(service => service.Id)]
            : [];
        return IncidentSign.Compose(record, catalogue, record.Moment ?? clock.GetCurrentInstant(), contact, elsewhere);
    }
}
