using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Folding;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents;

/// <summary>
/// The records of incidents, kept folded in this node's memory: reading one costs the reading of what was recorded since (ADR 17). Thread-safe.
/// </summary>
internal sealed class IncidentRecords : IStreamFold<IncidentRecord>
{
    /// <summary>What an incident's stream says it is.</summary>
    public const string StreamKind = "incident";

    private readonly FoldedStreams<IncidentRecord> _kept;

    public IncidentRecords(CommitSignals commits, long mostBytes)
    {
        _kept = new FoldedStreams<IncidentRecord>(this, mostBytes);
        Former = new FormerMembers(commits) { Changed = _kept.Clear };
        commits.ContentRemoved += _kept.Clear;
    }

    /// <summary>What the records that are kept weigh, in bytes.</summary>
    public long Weight => _kept.Weight;

    /// <summary>Whose names are shown no more, in any record.</summary>
    public FormerMembers Former { get; }

    /// <summary>The record as it is now. Null when there is no such incident.</summary>
    public async ValueTask<IncidentRecord?> ReadAsync(IQuerySession session, IncidentId id, CancellationToken cancellation)
    {
        await Former.RefreshAsync(session, cancellation);
        return await _kept.ReadAsync(session, id.Value, cancellation);
    }

    /// <summary>The newest record that this node happens to keep. Null: it keeps none.</summary>
    public IncidentRecord? Peek(IncidentId id) => _kept.Peek(Tenants.Only, id.Value);

    /// <summary>The record at a version that was read before, from memory where it is kept.</summary>
    public async ValueTask<IncidentRecord?> AtAsync(IQuerySession session, IncidentId id, long version, CancellationToken cancellation)
    {
        if (Peek(id) is { } kept && kept.Version == version)
            return kept;
        return ((IStreamFold<IncidentRecord>)this).Fold(id.Value, null, await session.Events.FetchStreamAsync(id.Value, version, token: cancellation));
    }

    /// <exception cref="InvalidOperationException">The event is of a type that this version does not know.</exception>
    public Recorded<IncidentEvent> ToRecorded(IEvent stored)
    {
        if (stored.Data is not IncidentEvent recorded)
            throw new InvalidOperationException($"Event {stored.Version} of incident {stored.StreamId} is a \"{stored.EventTypeName}\", which does not belong into an incident.");

        var redaction = Timeline.Storage.Sealing.Redaction.Of(stored);
        if (redaction is { LeftNothing: true })
            recorded = new ContentRemoved(stored.EventTypeName);
        return new(
            recorded, stored.Version, Instant.FromDateTimeOffset(stored.Timestamp), Former.RecorderOf(stored), SourceOf(stored.GetHeader("source")?.ToString()),
            redaction is null ? null : new Timeline.Domain.Shared.Redaction(Former.Shown(redaction.By), redaction.At, redaction.Reason ?? "Unknown"),
            DeviceClock.AheadIn(stored));
    }

    /// <summary>True when an event tells that content was removed from what was recorded before it.</summary>
    public static bool Rewrites(IncidentEvent told) => told is IRedaction;

    /// <summary>The record with further events.</summary>
    /// <param name="before">Null when the events begin with the declaration.</param>
    public IncidentRecord Apply(IncidentId id, IncidentRecord? before, IEnumerable<IEvent> events) => before is null
        ? IncidentRecord.Fold(id, events.Select(ToRecorded))!
        : events.Aggregate(before, (record, stored) => record.Apply(ToRecorded(stored)));

    IncidentRecord? IStreamFold<IncidentRecord>.Fold(Guid stream, IncidentRecord? state, IReadOnlyList<IEvent> events)
    {
        // Whatever id a client asks for: another kind of stream is no incident.
        if (state is null && events is [{ Data: not IncidentEvent }, ..])
            return null;
        return events.Count == 0 ? state : Apply(new IncidentId(stream), state, events);
    }

    bool IStreamFold<IncidentRecord>.Rewrites(IEvent stored) => stored.Data is IncidentEvent told && Rewrites(told);

    long IStreamFold<IncidentRecord>.VersionOf(IncidentRecord state) => state.Version;

    long IStreamFold<IncidentRecord>.WeightOf(IncidentRecord state) => state.Weight;

    private static Source SourceOf(string? source) =>
        Enum.TryParse<Source>(source, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : Source.System;
}
