using System.Globalization;
using Marten;
using Timeline.Api.Catalogue;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Host;

/// <summary>One verification, told in sentences.</summary>
/// <param name="files">Verifies the bytes of attached files after their events. Null: there are none yet.</param>
/// <param name="outputs">Verifies the kept bytes of published versions. Null: there are none yet.</param>
internal sealed class Verification(IDocumentStore store, ChainVerifier chain, TextWriter output, FileVerification? files = null, OutputVerification? outputs = null)
{
    public async Task<int> EverythingAsync(CancellationToken cancellation)
    {
        var tally = new Tally();
        var progress = new ProgressBar(Console.Error, Console.IsErrorRedirected);
        await foreach (var stream in chain.VerifyAsync(progress: progress, cancellation: cancellation))
            await TellAsync(tally, stream, progress, cancellation);
        progress.End();
        return await SumUpAsync(tally, incident: null, cancellation);
    }

    public async Task<int> OneAsync(string key, CancellationToken cancellation)
    {
        if (await FindAsync(key, cancellation) is not { } id)
            throw new StartupException($"There is no incident {key}; write its key, for example INC-42, or its id.");

        var tally = new Tally();
        foreach (var streamId in new[] { id.Value, PostmortemReader.StreamOf(id), OutputStreams.Of(id) })
        {
            var progress = new ProgressBar(Console.Error, Console.IsErrorRedirected);
            await foreach (var stream in chain.VerifyAsync(Tenants.Only, streamId, progress, cancellation))
            {
                await TellAsync(tally, stream, progress, cancellation);
                if (stream is { HeadHash: { } hash })
                    await output.WriteLineAsync(Invariant($"{await NameAsync(stream, cancellation)}: head hash at version {stream.Version} is {hash}"));
            }

            progress.End();
        }

        if (tally.Streams == 0)
            throw new StartupException($"There is no incident {key}; write its key, for example INC-42, or its id.");
        return await SumUpAsync(tally, id, cancellation);
    }

    private async Task TellAsync(Tally tally, StreamVerification stream, ProgressBar progress, CancellationToken cancellation)
    {
        tally.Add(stream);
        if (stream.Problem is not { } problem)
            return;
        progress.End();
        await output.WriteLineAsync($"{await NameAsync(stream, cancellation)}: {problem.Reason}.");
    }

    // An auditor's database user may have no right but to read: the incident is looked up, not opened.
    private async Task<IncidentId?> FindAsync(string key, CancellationToken cancellation)
    {
        await using var session = store.Reading();
        if (Guid.TryParseExact(key, "D", out var id))
            return new IncidentId(id);
        var sought = key.ToUpperInvariant();
        return await session.Query<IncidentSummary>().Where(summary => summary.Key == sought).FirstOrDefaultAsync(cancellation) is { } found
            ? new IncidentId(found.Id)
            : null;
    }

    private async Task<string> NameAsync(StreamVerification stream, CancellationToken cancellation)
    {
        if (stream.StreamId == CatalogueRecords.StreamOf(stream.TenantId))
            return $"the catalogue (stream {stream.StreamId})";
        await using var session = store.QuerySession(stream.TenantId);
        return await session.LoadAsync<IncidentSummary>(stream.StreamId, cancellation) is { } summary
            ? $"{summary.Key} (stream {stream.StreamId})"
            : $"stream {stream.StreamId}";
    }

    private async Task<int> SumUpAsync(Tally tally, IncidentId? incident, CancellationToken cancellation)
    {
        var attached = files is null ? FileTally.None : await files.VerifyAsync(incident, cancellation);
        var kept = outputs is null ? FileTally.None : await outputs.VerifyAsync(incident, cancellation);
        var verdict = tally.Problems == 0 ? "every event fits" : Invariant($"{tally.Problems} {(tally.Problems == 1 ? "stream does" : "streams do")} not fit");
        var line = Invariant($"{tally.Events:N0} {(tally.Events == 1 ? "event" : "events")} of {tally.Streams:N0} {(tally.Streams == 1 ? "stream" : "streams")} verified: {verdict}.");
        if (tally.Unsealed > 0)
            line += Invariant($" {tally.Unsealed:N0} carry no hash of their own (another program, or a version before the hashes, appended them), {tally.UnsealedAtEnd:N0} of them not yet sealed in by a later event.");
        if (tally.Redacted > 0)
            line += Invariant($" {tally.Redacted:N0} redacted.");
        await output.WriteLineAsync(line);
        await TellAsync(attached, "file");
        await TellAsync(kept, "published output");
        return tally.Problems == 0 && attached.Problems == 0 && kept.Problems == 0 ? 0 : 1;
    }

    private async Task TellAsync(FileTally tally, string what)
    {
        if (tally is not (0, 0))
            await output.WriteLineAsync(Invariant($"{tally.Files:N0} {what}{(tally.Files == 1 ? "" : "s")} verified: {(tally.Problems == 0 ? $"every {what} fits" : Invariant($"{tally.Problems} {(tally.Problems == 1 ? "does" : "do")} not fit"))}."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Tally
    {
        public long Streams { get; private set; }

        public long Events { get; private set; }

        public long Unsealed { get; private set; }

        public long UnsealedAtEnd { get; private set; }

        public long Redacted { get; private set; }

        public long Problems { get; private set; }

        public void Add(StreamVerification stream)
        {
            Streams++;
            Events += stream.Events;
            Unsealed += stream.Unsealed;
            UnsealedAtEnd += stream.UnsealedAtEnd;
            Redacted += stream.Redacted;
            Problems += stream.Problem is null ? 0 : 1;
        }
    }
}
