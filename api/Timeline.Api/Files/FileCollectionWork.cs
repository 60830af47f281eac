using System.Text.Json;
using Marten;
using NodaTime;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.DueWork;
using Timeline.Storage.Files;

namespace Timeline.Api.Files;

/// <summary>
/// Removes bytes that no event of their incident refers to: of uploads that were given up or refused half way. An hour after the last upload began,
/// which is longer than one may take.
/// </summary>
internal sealed class FileCollectionWork(IncidentRecords records, IncidentFiles files) : IDueWork
{
    private const string KindName = "file_collection";

    private static readonly Duration After = Duration.FromHours(1);

    public string Kind => KindName;

    public static void Schedule(IDocumentSession session, IncidentId incident, Instant now) => session.Store(new DueItem
    {
        Id = DueId.Of(KindName, incident.Value),
        Kind = KindName,
        Subject = incident.Value,
        At = (now + After).ToDateTimeOffset(),
    });

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var kept = await FileRemovalWork.KeptAsync(records, session, item.Subject, cancellation);
        var unclaimed = new List<FileKey>();
        await foreach (var key in files.Store.ListAsync(Tenants.Only, item.Subject, cancellation))
        {
            if (!kept.Contains(key.Hash) || key.Part.EndsWith(".unfinished", StringComparison.Ordinal))
                unclaimed.Add(key);
        }

        foreach (var key in unclaimed)
            await files.Store.RemoveAsync(key, cancellation);
        return null;
    }
}

/// <summary>Removes the bytes of a file that was redacted, at once, wherever they lie; unless another entry of the incident attaches the same.</summary>
internal sealed class FileRemovalWork(IncidentRecords records, IncidentFiles files) : IDueWork
{
    private const string KindName = "file_removal";

    public string Kind => KindName;

    /// <summary>Has the bytes of the entry that is redacted removed, if it has any.</summary>
    public static void Schedule(IDocumentSession session, IncidentRecord before, EntryRedacted redacted, Instant now)
    {
        if (before.Entry(redacted.EntryId)?.File is not { } file)
            return;
        session.Store(new DueItem
        {
            Id = DueId.Of($"{KindName} {file.Sha256}", before.Id.Value),
            Kind = KindName,
            Subject = before.Id.Value,
            At = now.ToDateTimeOffset(),
            Body = JsonSerializer.SerializeToElement(file.Sha256),
        });
    }

    public async Task<DateTimeOffset?> ActAsync(IDocumentSession session, DueItem item, DateTimeOffset now, CancellationToken cancellation)
    {
        var removed = item.Body?.GetString();
        if ((await KeptAsync(records, session, item.Subject, cancellation)).Contains(removed ?? ""))
            return null;
        var keys = new List<FileKey>();
        await foreach (var key in files.Store.ListAsync(Tenants.Only, item.Subject, cancellation))
        {
            if (key.Hash == removed)
                keys.Add(key);
        }

        foreach (var key in keys)
            await files.Store.RemoveAsync(key, cancellation);
        return null;
    }

    /// <summary>The hashes of the files that an incident has.</summary>
    internal static async Task<HashSet<string>> KeptAsync(IncidentRecords records, IQuerySession session, Guid incident, CancellationToken cancellation) =>
        await records.ReadAsync(session, new IncidentId(incident), cancellation) is { } record
            ? record.EveryFile().Where(file => !file.Removed).Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal)
            : [];
}
