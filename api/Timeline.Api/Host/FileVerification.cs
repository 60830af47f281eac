using System.Security.Cryptography;
using Marten;
using Npgsql;
using Timeline.Api.Files;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.Storage.Files;
using Timeline.Storage.Following;

namespace Timeline.Api.Host;

/// <summary>How many files were verified, and how many do not fit.</summary>
internal sealed record FileTally(long Files, long Problems)
{
    public static readonly FileTally None = new(0, 0);
}

/// <summary>Reads every attached file and compares its bytes with the hash in its event. Reads only.</summary>
internal sealed class FileVerification(IDocumentStore store, NpgsqlDataSource database, IFileStore files, TextWriter output)
{
    /// <param name="incident">Null for all.</param>
    public async Task<FileTally> VerifyAsync(IncidentId? incident, CancellationToken cancellation)
    {
        var tally = FileTally.None;
        foreach (var id in await FindAsync(incident, cancellation))
        {
            if (await ReadAsync(id, cancellation) is not { } record)
            {
                await output.WriteLineAsync($"stream {id}: its files cannot be looked for, because its events cannot be read.");
                tally = tally with { Problems = tally.Problems + 1 };
                continue;
            }

            foreach (var file in record.EveryFile().Where(file => !file.Removed))
            {
                var problem = await ProblemAsync(files, IncidentFiles.KeyOf(id, file.Sha256, IncidentFiles.Original), cancellation);
                tally = new(tally.Files + 1, tally.Problems + (problem is null ? 0 : 1));
                if (problem is not null)
                    await output.WriteLineAsync($"{record.Key}: the file {file.Name} (entry {file.EntryId}, SHA-256 {file.Sha256}) {problem}.");
            }
        }

        return tally;
    }

    private async Task<List<IncidentId>> FindAsync(IncidentId? incident, CancellationToken cancellation)
    {
        // Its name was checked when the store was made.
        await using var find = database.CreateCommand(
            $"select distinct stream_id from \"{store.Options.DatabaseSchemaName}\".mt_events where tenant_id = $1 and type = $2 and ($3::uuid is null or stream_id = $3)");
        find.CommandTimeout = 0;
        find.Parameters.Add(new() { Value = Tenants.Only });
        find.Parameters.Add(new() { Value = IncidentEvents.StoredNames[typeof(FileAttached)] });
        find.Parameters.Add(new() { Value = incident is { } one ? one.Value : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var found = new List<IncidentId>();
        while (await reader.ReadAsync(cancellation))
            found.Add(new IncidentId(reader.GetGuid(0)));
        return found;
    }

    private async Task<IncidentRecord?> ReadAsync(IncidentId id, CancellationToken cancellation)
    {
        try
        {
            await using var session = store.Reading();
            return new IncidentRecords(new CommitSignals(), mostBytes: 0).Apply(id, before: null, await session.Events.FetchStreamAsync(id.Value, token: cancellation));
        }
#pragma warning disable CA1031 // What was tampered with cannot be folded, in whatever way; the rest is verified all the same.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>What is wrong with the bytes under a key, whose hash is that of the whole. Null: nothing.</summary>
    internal static async Task<string?> ProblemAsync(IFileStore files, FileKey key, CancellationToken cancellation)
    {
        await using var content = await files.OpenAsync(key, 0, cancellation);
        if (content is null)
            return "is missing";
        try
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == key.Hash ? null : "was changed: its bytes have another hash";
        }
        catch (Exception cut) when (cut is FileNotFoundException or InvalidDataException)
        {
            return "is missing in part";
        }
    }
}
