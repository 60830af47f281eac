using System.Globalization;
using NodaTime;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.EventStore;
using Timeline.EventStore.Events;
using Timeline.EventStore.Sealing;

namespace Timeline.Api.Incidents;

/// <summary>Reads incidents from the store, by id or by key.</summary>
internal sealed class IncidentReader(IEventStore store)
{
    /// <summary>What an incident's stream says it is.</summary>
    public const string StreamKind = "incident";

    private const string Unknown = "Unknown";

    /// <summary>Every event of an incident, or those up to a version, oldest first. Empty when there is none.</summary>
    public async Task<IReadOnlyList<Recorded<IncidentEvent>>> ReadAsync(IncidentId id, CancellationToken cancellation, long? toVersion = null)
    {
        var events = new List<Recorded<IncidentEvent>>();
        await foreach (var stored in store.ReadStreamAsync(Tenants.Only, id.Value, toVersion: toVersion, cancellation: cancellation))
            events.Add(ToRecorded(stored));
        return events;
    }

    /// <summary>The version of an incident's last event, without reading it. Null when there is no such incident.</summary>
    public async Task<long?> FindVersionAsync(IncidentId id, CancellationToken cancellation) =>
        await store.GetStreamStateAsync(Tenants.Only, id.Value, cancellation) is { IsArchived: false, AggregateType: StreamKind } stream ? stream.Version : null;

    /// <summary>Null when there is none, or there was none yet at that moment.</summary>
    public async Task<IncidentRecord?> FindAsync(string idOrKey, Instant? asKnownAt, CancellationToken cancellation) =>
        await FindIdAsync(idOrKey, cancellation) is { } id ? IncidentRecord.Fold(id, await ReadAsync(id, cancellation), asKnownAt) : null;

    /// <summary>The id behind what a client sent, which may be the id or a key such as <c>INC-42</c>. Null when no incident can have it.</summary>
    public async ValueTask<IncidentId?> FindIdAsync(string idOrKey, CancellationToken cancellation)
    {
        if (Guid.TryParseExact(GlobalId.Without(idOrKey, GlobalId.Summary), "D", out var id))
            return new IncidentId(id);
        if (!TryParseKey(idOrKey, out var number))
            return null;
        var found = await store.Documents.QueryAsync<IncidentSummary>(
            Tenants.Only, "(d.data ->> 'Number')::int = $1 limit 1", [number], cancellation);
        return found is [var summary] ? new IncidentId(summary.Id) : null;
    }

    public static Recorded<IncidentEvent> ToRecorded(StoredEvent stored)
    {
        var recorded = stored.Data switch
        {
            IncidentEvent readable => readable,
            RedactedEvent emptied => new ContentRemoved(emptied.Alias),
            _ => throw new InvalidOperationException(
                $"Event {stored.Version} of incident {stored.StreamId} has the type \"{stored.Alias}\", which this version of Timeline cannot read. Use the version that wrote it, or a newer one."),
        };
        var redaction = stored.Redaction is { } removed
            ? new Timeline.Domain.Shared.Redaction(removed.By ?? Unknown, removed.At, removed.Reason ?? Unknown)
            : null;
        return new(recorded, stored.Version, stored.Timestamp, stored.Actor ?? Unknown, SourceOf(stored.Source), redaction);
    }

    private static Source SourceOf(string? source) =>
        Enum.TryParse<Source>(source, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Source.System;

    private static bool TryParseKey(string text, out int number)
    {
        number = 0;
        return text.StartsWith("INC-", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
