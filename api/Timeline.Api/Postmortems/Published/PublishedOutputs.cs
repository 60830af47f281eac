using System.Security.Cryptography;
using Marten;
using NodaTime;
using Timeline.Api.Files;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.Commands;

namespace Timeline.Api.Postmortems.Published;

/// <summary>An output of a published version, as it is given out.</summary>
/// <param name="KeptSince">Null: it is not kept, as so many of the version are.</param>
internal sealed record GivenOutput(WrittenOutput Output, string Sha256, Instant? KeptSince);

/// <summary>The bytes of published versions are made once, kept under their hash, and given out from then on (ADR 48). For incidents that the caller was shown. Thread-safe.</summary>
internal sealed class PublishedOutputs(
    IDocumentStore store, PostmortemReader postmortems, PostmortemOutputs outputs, IncidentFiles files, FormerMembers former, StreamGates gates, IClock clock) : IDisposable
{
    private const int MostAttempts = 10;

    // Whoever redacts waits for it.
    private static readonly TimeSpan LongestPut = TimeSpan.FromSeconds(15);

    // Who puts holds one connection, and the store of files may take another one: never so many that none is left.
    private readonly SemaphoreSlim _putting = new(2);

    /// <summary>Null when there is no such version.</summary>
    /// <exception cref="FileNotFoundException">What is kept is not in the store as it was kept, and cannot be made as it was.</exception>
    public async Task<GivenOutput?> ReadAsync(IncidentId incident, OutputKey key, CancellationToken cancellation)
    {
        if (await LoadAsync(incident, await KeptAsync(incident, cancellation), key, cancellation) is { } given)
            return given;

        // Several who ask this node for the first time wait for one making; between nodes the faster one counts.
        using var turn = await gates.EnterAsync(OutputStreams.Of(incident), cancellation);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            // Before anything that it is made from: what is removed from that meanwhile moves this version on, and then these bytes are not kept.
            var kept = await KeptAsync(incident, cancellation);
            if (await LoadAsync(incident, kept, key, cancellation) is { } already)
                return already;
            if (kept.Find(key)?.Bytes is { } outdated && IsOutdated(outdated))
            {
                await ForgetAsync(incident, kept, key.Number, cancellation);
                continue;
            }

            if (await MakeAsync(incident, kept, key, cancellation) is not { } made)
                return null;
            if (kept.Find(key)?.Bytes is { } lost)
                return await FoundAgainAsync(incident, key, lost, made, cancellation);
            if (!kept.HasRoomFor(key))
                return new(made.Written, made.Sha256, KeptSince: null);
            await KeepAsync(incident, kept, key, made, cancellation);
        }

        throw new TimeoutException($"Version {key.Number} of the postmortem of incident {incident} was changed {MostAttempts} times while its {OutputFormats.NameOf(key.Format)} was made. Nothing was kept.");
    }

    public void Dispose() => _putting.Dispose();

    private async Task<KeptOutputs> KeptAsync(IncidentId incident, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        await former.RefreshAsync(session, cancellation);
        return await OutputStreams.ReadAsync(session, incident, moment: null, cancellation);
    }

    private async Task<GivenOutput?> LoadAsync(IncidentId incident, KeptOutputs kept, OutputKey key, CancellationToken cancellation)
    {
        if (kept.Find(key)?.Bytes is not { } bytes || IsOutdated(bytes))
            return null;
        await using var content = await files.Store.OpenAsync(OutputStreams.KeyOf(incident, key.Format, bytes.Sha256), 0, cancellation);
        if (content is null)
            return null;
        using var whole = new MemoryStream();
        try
        {
            await content.CopyToAsync(whole, cancellation);
        }
        catch (Exception cut) when (cut is FileNotFoundException or InvalidDataException)
        {
            return null;
        }

        var read = whole.ToArray();
        return HashOf(read) == bytes.Sha256 ? new(new(read, bytes.MediaType, bytes.MissingCharacters), bytes.Sha256, bytes.MadeAt) : null;
    }

    private bool IsOutdated(KeptBytes bytes) => !former.Among(bytes.People).SequenceEqual(bytes.ShutOut);

    private async Task<MadeOutput?> MakeAsync(IncidentId incident, KeptOutputs kept, OutputKey key, CancellationToken cancellation)
    {
        if (await postmortems.ReadPublishedAsync(incident, key.Number, cancellation) is not { } source)
            return null;
        var draft = source.Draft with
        {
            Publication = key.Withdrawn ? source.Publication : source.Publication with { Withdrawal = null },
            MadeAnew = FactsOn(kept.Before(key), DateTimeZoneProviders.Tzdb[source.Draft.Drafted.Zone]),
        };
        var written = await outputs.WriteAsync(draft, OutputFormats.ViewOf(key), key.Format, cancellation);
        return new(written, HashOf(written.Bytes), source.People);
    }

    // What was given out before is told by its hash, so that whoever has it can tell.
    private static IReadOnlyList<Fact> FactsOn(IReadOnlyList<(OutputFormat Format, ForgottenBytes Bytes)> before, DateTimeZone zone) => before.Count == 0 ? [] :
    [
        new("Made anew", $"{Wording.StampOf(before[0].Bytes.At, zone)}, {(before[0].Bytes.Because == ForgottenBecause.Redacted ? "redacted" : "names changed")}"),
        .. before.Select(one => new Fact($"Earlier {OutputFormats.NameOf(one.Format)}", $"SHA-256 {one.Bytes.Bytes.Sha256}")),
    ];

    /// <summary>Stores the bytes and says so, unless something was kept or forgotten since.</summary>
    private async Task KeepAsync(IncidentId incident, KeptOutputs kept, OutputKey key, MadeOutput made, CancellationToken cancellation)
    {
        await _putting.WaitAsync(cancellation);
        try
        {
            // First what looks after them: bytes that no event claims are found though this program dies right after.
            await using (var before = store.Writing())
            {
                OutputRemovalWork.ScheduleCollection(before, incident, clock.GetCurrentInstant());
                await before.SaveChangesAsync(cancellation);
            }

            await using var session = store.Recording();
            await session.HoldStreamAsync(OutputStreams.Of(incident), cancellation);
            if (((await session.Events.FetchStreamStateAsync(OutputStreams.Of(incident), cancellation))?.Version ?? 0) != kept.Version)
                return;
            await PutAsync(incident, key, made, cancellation);
            session.Events.Append(OutputStreams.Of(incident), kept.Version + 1, new OutputKept(
                incident.Value, key, made.Sha256, made.Written.Bytes.LongLength, made.Written.MediaType, PostmortemOutputs.Program, made.Written.MissingCharacters, made.People, former.Among(made.People)));
            await session.TrySaveAsync(cancellation);
        }
        finally
        {
            _putting.Release();
        }
    }

    private async Task PutAsync(IncidentId incident, OutputKey key, MadeOutput made, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestPut);
        using var content = new MemoryStream(made.Written.Bytes, writable: false);
        await files.Store.PutAsync(OutputStreams.KeyOf(incident, key.Format, made.Sha256), content, limit.Token);
    }

    private async Task ForgetAsync(IncidentId incident, KeptOutputs kept, int number, CancellationToken cancellation)
    {
        await using var session = store.Recording();
        session.Events.Append(OutputStreams.Of(incident), kept.Version + 1, new OutputsForgotten(incident.Value, [number], ForgottenBecause.PersonChanged));
        OutputRemovalWork.Schedule(session, incident, clock.GetCurrentInstant());
        OutputDelivery.Schedule(session, incident, clock.GetCurrentInstant());
        await session.TrySaveAsync(cancellation);
    }

    // A store of files that was not restored with the database, or that somebody wrote in.
    private async Task<GivenOutput> FoundAgainAsync(IncidentId incident, OutputKey key, KeptBytes lost, MadeOutput made, CancellationToken cancellation)
    {
        if (made.Sha256 != lost.Sha256)
            throw new FileNotFoundException($"The kept {OutputFormats.NameOf(key.Format)} of version {key.Number} (SHA-256 {lost.Sha256}) is not in the store as it was kept. Restore a backup of the files; timeline verify tells which are missing.");
        await files.Store.RemoveAsync(OutputStreams.KeyOf(incident, key.Format, lost.Sha256), cancellation);
        await PutAsync(incident, key, made, cancellation);
        return new(made.Written, made.Sha256, lost.MadeAt);
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed record MadeOutput(WrittenOutput Written, string Sha256, IReadOnlyList<Guid> People);
}
