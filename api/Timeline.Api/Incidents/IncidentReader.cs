using System.Collections.Concurrent;
using System.Globalization;
using Marten;
using NodaTime;
using Timeline.Api.Host.Nodes;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Incidents;

/// <summary>Reads incidents, by id or by key, for whoever asks: one that they do not see is answered like one that there is not (ADR 32).</summary>
internal sealed class IncidentReader(IDocumentStore store, IncidentRecords records)
{
    private const int MostNumbers = 10_000;

    // A number is given to one incident, for good.
    private readonly ConcurrentDictionary<int, Guid> _byNumber = new();

    /// <summary>The record as it is now. Null when there is none that the caller sees.</summary>
    public async ValueTask<IncidentRecord?> FindAsync(CurrentActor actor, IncidentId id, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await records.ReadAsync(session, id, cancellation) is { } record && record.IsVisibleTo(actor) ? record : null;
    }

    /// <summary>Null when there is none that the caller sees today, or there was none yet at that moment.</summary>
    public async ValueTask<IncidentRecord?> FindAsync(CurrentActor actor, string idOrKey, Instant? asKnownAt, CancellationToken cancellation)
    {
        if (await FindIdAsync(idOrKey, cancellation) is not { } id || await FindAsync(actor, id, cancellation) is not { } record)
            return null;
        return asKnownAt is { } moment ? await EarlierAsync(record, moment, cancellation) : record;
    }

    /// <summary>A record that the caller was shown, as it was known at a moment. Null when it was not declared by then.</summary>
    public async ValueTask<IncidentRecord?> EarlierAsync(IncidentRecord shown, Instant moment, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return IncidentRecord.Fold(shown.Id, (await session.Events.FetchStreamAsync(shown.Id.Value, token: cancellation)).Select(records.ToRecorded), moment);
    }

    /// <summary>Lines of the board that the caller was shown, as they were known at a moment by which each was declared. Costs the events of those lines.</summary>
    public async ValueTask<IReadOnlyList<IncidentSummary>> EarlierAsync(IReadOnlyList<IncidentSummary> shown, Instant moment, CancellationToken cancellation)
    {
        var lines = new List<IncidentSummary>(shown.Count);
        await using var session = store.Reading();
        foreach (var line in shown)
        {
            var id = new IncidentId(line.Id);
            var record = records.Peek(id) is { } kept && kept.Version >= line.Version && kept.AsKnownAt <= moment
                ? kept
                : IncidentRecord.Fold(id, (await session.Events.FetchStreamAsync(line.Id, token: cancellation)).Select(records.ToRecorded), moment);
            lines.Add(record is null ? line : IncidentSummary.Of(record));
        }

        return lines;
    }

    /// <summary>The record at a version, for those who see the incident. Null when there is none.</summary>
    public async ValueTask<IncidentRecord?> AtAsync(IncidentId id, long version, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        return await records.AtAsync(session, id, version, cancellation);
    }

    /// <summary>The id that a text means, whoever sees the incident. Null when no incident can have it.</summary>
    public async ValueTask<IncidentId?> FindIdAsync(string idOrKey, CancellationToken cancellation)
    {
        if (Guid.TryParseExact(GlobalId.Without(idOrKey, GlobalId.Summary), "D", out var id))
            return new IncidentId(id);
        if (!TryParseKey(idOrKey, out var number))
            return null;
        return (await FindIdsAsync([number], cancellation)).TryGetValue(number, out var found) ? found : null;
    }

    /// <summary>The incidents with these numbers, by one query for those that nobody asked for before.</summary>
    public async ValueTask<IReadOnlyDictionary<int, IncidentId>> FindIdsAsync(IReadOnlyCollection<int> numbers, CancellationToken cancellation)
    {
        var unknown = numbers.Where(number => !_byNumber.ContainsKey(number)).ToArray();
        if (unknown.Length > 0)
        {
            if (_byNumber.Count > MostNumbers)
                _byNumber.Clear();
            await using var session = store.Reading();
            foreach (var summary in await session.Query<IncidentSummary>().Where(summary => unknown.Contains(summary.Number)).ToListAsync(cancellation))
                _byNumber[summary.Number] = summary.Id;
        }

        return numbers.Where(_byNumber.ContainsKey).ToDictionary(number => number, number => new IncidentId(_byNumber[number]));
    }

    private static bool TryParseKey(string text, out int number)
    {
        number = 0;
        return text.StartsWith("INC-", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
