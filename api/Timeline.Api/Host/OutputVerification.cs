using Marten;
using Npgsql;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Published;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;
using Timeline.Storage.Files;

namespace Timeline.Api.Host;

/// <summary>Reads the kept bytes of every published version and compares them with the hash in their event. Reads only.</summary>
internal sealed class OutputVerification(IDocumentStore store, NpgsqlDataSource database, IFileStore files, TextWriter output)
{
    /// <param name="incident">Null for all.</param>
    public async Task<FileTally> VerifyAsync(IncidentId? incident, CancellationToken cancellation)
    {
        var tally = FileTally.None;
        foreach (var id in await FindAsync(incident, cancellation))
        {
            if (await ReadAsync(id, cancellation) is not { } kept)
            {
                await output.WriteLineAsync($"incident {id}: the kept outputs of its postmortem cannot be looked for, because their events cannot be read.");
                tally = tally with { Problems = tally.Problems + 1 };
                continue;
            }

            foreach (var (key, bytes, _) in kept.Outputs.Where(one => one.Bytes is not null))
            {
                var problem = await FileVerification.ProblemAsync(files, OutputStreams.KeyOf(id, key.Format, bytes!.Sha256), cancellation);
                tally = new(tally.Files + 1, tally.Problems + (problem is null ? 0 : 1));
                if (problem is not null)
                    await output.WriteLineAsync($"incident {id}: the {OutputFormats.NameOf(key.Format)} of published version {Say.Count(key.Number)} ({Say.Words(key.Reader)}, SHA-256 {bytes.Sha256}) {problem}.");
            }
        }

        return tally;
    }

    private async Task<KeptOutputs?> ReadAsync(IncidentId id, CancellationToken cancellation)
    {
        try
        {
            await using var session = store.Reading();
            return await OutputStreams.ReadAsync(session, id, moment: null, cancellation);
        }
#pragma warning disable CA1031 // What was tampered with cannot be folded, in whatever way; the rest is verified all the same.
        catch (Exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    // By the events themselves: one whose stream was hidden or whose body was changed is named by the chain.
    private async Task<List<IncidentId>> FindAsync(IncidentId? incident, CancellationToken cancellation)
    {
        await using var find = database.CreateCommand(
            $"select distinct data ->> 'Incident' from \"{store.Options.DatabaseSchemaName}\".mt_events where tenant_id = $1 and type = $2 and ($3::uuid is null or stream_id = $3)");
        find.CommandTimeout = 0;
        find.Parameters.Add(new() { Value = Tenants.Only });
        find.Parameters.Add(new() { Value = OutputEvents.StoredNames[typeof(OutputKept)] });
        find.Parameters.Add(new() { Value = incident is { } one ? OutputStreams.Of(one) : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var found = new List<IncidentId>();
        while (await reader.ReadAsync(cancellation))
        {
            if (Guid.TryParse(await reader.IsDBNullAsync(0, cancellation) ? null : reader.GetString(0), out var id))
                found.Add(new IncidentId(id));
        }

        return found;
    }
}
