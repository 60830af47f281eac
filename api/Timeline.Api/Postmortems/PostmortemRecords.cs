using JasperFx.Events;
using Marten;
using NodaTime;
using Timeline.Api.People;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Postmortems;

/// <summary>Folds the streams of postmortems, whoever sees the incident: whoever shows one has asked for it first. Thread-safe.</summary>
internal sealed class PostmortemRecords(FormerMembers former)
{
    /// <summary>The postmortem of an incident; empty while nobody drafted it.</summary>
    /// <param name="moment">As it was known then. Null: as it is now.</param>
    public async Task<PostmortemRecord> ReadAsync(IQuerySession session, IncidentId incident, Instant? moment, CancellationToken cancellation) =>
        Fold((await FetchAsync(session, incident, version: 0, cancellation))
            .TakeWhile(stored => moment is not { } known || Instant.FromDateTimeOffset(stored.Timestamp) <= known));

    /// <summary>The postmortem of an incident at a version.</summary>
    public async Task<PostmortemRecord> AtAsync(IQuerySession session, IncidentId incident, long version, CancellationToken cancellation) =>
        Fold(await FetchAsync(session, incident, version, cancellation));

    /// <summary>The events of a postmortem.</summary>
    /// <param name="version">Up to this one. 0: all.</param>
    public async Task<IReadOnlyList<IEvent>> FetchAsync(IQuerySession session, IncidentId incident, long version, CancellationToken cancellation)
    {
        await former.RefreshAsync(session, cancellation);
        return await session.Events.FetchStreamAsync(PostmortemReader.StreamOf(incident), version, token: cancellation);
    }

    public PostmortemRecord Fold(IEnumerable<IEvent> events) => PostmortemRecord.Fold(events.Select(ToRecorded));

    /// <exception cref="InvalidOperationException">The event is of a type that this version does not know.</exception>
    public Recorded<PostmortemEvent> ToRecorded(IEvent stored)
    {
        if (stored.Data is not PostmortemEvent recorded)
            throw new InvalidOperationException($"Event {stored.Version} of postmortem {stored.StreamId} is a \"{stored.EventTypeName}\", which this version of Timeline cannot read.");
        var source = Enum.TryParse<Source>(stored.GetHeader(EventHeaders.Source)?.ToString(), ignoreCase: true, out var known) ? known : Source.System;
        var redaction = Timeline.Storage.Sealing.Redaction.Of(stored);
        return new(
            recorded.Naming(person => new(person.Id, former.Shown(person.Id, person.Name))), stored.Version, Instant.FromDateTimeOffset(stored.Timestamp), former.RecorderOf(stored), source,
            redaction is null ? null : new(former.Shown(redaction.By), redaction.At, redaction.Reason ?? "Unknown"));
    }
}
