using Marten;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;
using Timeline.Storage.Following;

namespace Timeline.Api.Incidents;

/// <summary>
/// Makes the board's lines anew, each while its incident's stream is held, so that commands wait for one incident at a time and the board is never
/// without a line: the number of the next incident follows from it.
/// </summary>
internal static class IncidentSummaryRebuild
{
    /// <param name="progress">Told how many incidents are done, of how many.</param>
    public static async Task RunAsync(IDocumentStore store, Action<long, long> progress, CancellationToken cancellation)
    {
        IReadOnlyList<Guid> incidents;
        await using (var reading = store.Reading())
        {
            // Which incidents there are is told by their events, not by the lines that are to be made.
            incidents = await reading.Events.QueryRawEventDataOnly<Timeline.Domain.Incidents.IncidentDeclared>().CountAsync(cancellation) == 0
                ? []
                : [.. (await reading.Events.QueryAllRawEvents().Where(stored => stored.EventTypeName == "incident_declared").Select(stored => stored.StreamId).ToListAsync(cancellation)).Distinct()];
        }

        // Lines hold no names, so it does not matter whose are shown.
        var records = new IncidentRecords(new CommitSignals(), mostBytes: 0);
        for (var done = 0; done < incidents.Count; done++)
        {
            await using var session = store.Writing();
            await session.HoldStreamAsync(incidents[done], cancellation);
            var events = await session.Events.FetchStreamAsync(incidents[done], token: cancellation);
            if (IncidentRecord.Fold(new IncidentId(incidents[done]), events.Select(records.ToRecorded)) is { } record)
                session.Store(IncidentSummary.Of(record));
            await session.SaveChangesAsync(cancellation);
            progress(done + 1, incidents.Count);
        }
    }
}
