using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.Folding;

namespace Timeline.Api.Catalogue;

/// <summary>The catalogues of tenants, one stream each, kept folded in this node's memory as incidents are (ADR 17). Thread-safe.</summary>
internal sealed class CatalogueRecords : IStreamFold<CatalogueRecord>
{
    private const string Unknown = "Unknown";

    // What an event comes to in memory, with the names and ids in it: about.
    private const long BytesOfEvent = 1_000;

    private readonly FoldedStreams<CatalogueRecord> _kept;
    private readonly ConcurrentDictionary<string, CatalogueHistory> _earlier = new(StringComparer.Ordinal);

    public CatalogueRecords(long mostBytes) => _kept = new FoldedStreams<CatalogueRecord>(this, mostBytes);

    /// <summary>The stream of a tenant's catalogue: UUIDv8 from the tenant's name.</summary>
    public static Guid StreamOf(string tenant)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("catalogue" + tenant)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>The catalogue of the session's tenant as it is now; empty until something is added.</summary>
    public async ValueTask<CatalogueRecord> ReadAsync(IQuerySession session, CancellationToken cancellation) =>
        await _kept.ReadAsync(session, StreamOf(session.TenantId), cancellation) ?? CatalogueRecord.Empty;

    /// <summary>The catalogue for a field, as it was known at a moment; null for the moment gives it as it is now.</summary>
    public static async ValueTask<CatalogueRecord> OfAsync(FieldContext field, Instant? asKnownAt, CancellationToken cancellation)
    {
        await using var session = field.Service<IDocumentStore>().Reading();
        return await field.Service<CatalogueRecords>().ReadAsync(session, asKnownAt, cancellation);
    }

    /// <summary>The catalogue as it was known at a moment; null for the moment gives it as it is now.</summary>
    public async ValueTask<CatalogueRecord> ReadAsync(IQuerySession session, Instant? asKnownAt, CancellationToken cancellation)
    {
        var catalogue = await ReadAsync(session, cancellation);
        if (asKnownAt is not { } moment || catalogue.AsKnownAt is not { } newest || moment >= newest)
            return catalogue;
        var earlier = _earlier.GetOrAdd(session.TenantId, _ => new());
        if (earlier.Count < catalogue.Version)
            earlier.Add((await session.Events.FetchStreamAsync(StreamOf(session.TenantId), fromVersion: earlier.Count + 1, token: cancellation)).Select(ToRecorded));
        return earlier.At(moment);
    }

    CatalogueRecord? IStreamFold<CatalogueRecord>.Fold(Guid stream, CatalogueRecord? state, IReadOnlyList<IEvent> events) =>
        events.Count == 0 ? state : events.Aggregate(state ?? CatalogueRecord.Empty, (catalogue, stored) => catalogue.Apply(ToRecorded(stored)));

    // Nothing of a catalogue is redacted.
    bool IStreamFold<CatalogueRecord>.Rewrites(IEvent stored) => false;

    long IStreamFold<CatalogueRecord>.VersionOf(CatalogueRecord state) => state.Version;

    long IStreamFold<CatalogueRecord>.WeightOf(CatalogueRecord state) => state.Version * BytesOfEvent;

    private static Recorded<CatalogueEvent> ToRecorded(IEvent stored)
    {
        if (stored.Data is not CatalogueEvent recorded)
            throw new InvalidOperationException($"Event {stored.Version} of the catalogue is a \"{stored.EventTypeName}\", which does not belong into a catalogue.");
        var source = Enum.TryParse<Source>(stored.GetHeader(EventHeaders.Source)?.ToString(), ignoreCase: true, out var known) ? known : Source.System;
        return new(recorded, stored.Version, Instant.FromDateTimeOffset(stored.Timestamp), VisibleText.OptionalLine(stored.UserName) ?? Unknown, source);
    }
}
