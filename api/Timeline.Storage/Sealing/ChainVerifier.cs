using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.Storage.Sealing;

/// <summary>Computes the hashes of stored events anew. Reads only, so that an auditor's database user needs no more than SELECT. Thread-safe.</summary>
/// <remarks>What it cannot prove is told in docs/evidence.md: compare <see cref="StreamVerification.HeadHash"/> with one noted elsewhere.</remarks>
/// <param name="database">Where the events are.</param>
/// <param name="schema">The schema that holds them.</param>
public sealed class ChainVerifier(NpgsqlDataSource database, string schema)
{
    private const int ReportEvery = 1000;
    private const string Of = "($1::varchar is null or s.tenant_id = $1) and ($2::uuid is null or s.id = $2)";

    private readonly string _schema = SchemaName.Quote(schema);

    // Every event in the order of tenants, streams and versions, each with its stream's row. A stream without events is one row.
    // Tombstones of failed appends are no events.
    private string WalkSql =>
        $$"""
         select s.tenant_id, s.id, coalesce(s.version, 0), coalesce(s.is_archived, false),
                e.version, e.seq_id, e.id, e.type, e.mt_dotnet_type,
                case when isfinite(e.timestamp) then (extract(epoch from e.timestamp) * 1000000)::bigint end,
                e.correlation_id, e.causation_id, e.user_name, e.data, e.bdata, e.is_archived,
                case jsonb_typeof(e.headers) when 'object' then e.headers - '{hash,hash_v,redactions}'::text[] when 'null' then '{}' else coalesce(e.headers, '{}') end,
                e.headers ->> 'hash', e.headers ->> 'hash_v', e.headers -> 'redactions'
         from {{_schema}}.mt_streams s
         left join {{_schema}}.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id and e.type <> 'tombstone'
         where {{Of}}
         order by s.tenant_id, s.id, e.version
         """;

    private string CountSql =>
        $"""
         select count(*) from {_schema}.mt_events s
         where ($1::varchar is null or s.tenant_id = $1) and ($2::uuid is null or s.stream_id = $2) and s.type <> 'tombstone'
         """;

    private string HeadSql =>
        $"""
         select e.version, {_schema}.es_chain_head($1, $2, e.version) from {_schema}.mt_events e
         where e.tenant_id = $1 and e.stream_id = $2 and ($3::bigint is null or e.version = $3) and e.type <> 'tombstone'
         order by e.version desc limit 1
         """;

    /// <summary>
    /// Says of each stream whether its events fit, ordered by tenant and stream, archived ones included. Everything is seen as of one
    /// moment; appends go on meanwhile. Memory does not grow; one connection is held to the end.
    /// </summary>
    /// <param name="tenant">One tenant; null for all.</param>
    /// <param name="stream">One stream; null for all.</param>
    /// <param name="progress">Told after every thousand events, and at the end.</param>
    /// <param name="cancellation">Ends the verification.</param>
    public async IAsyncEnumerable<StreamVerification> VerifyAsync(
        string? tenant = null, Guid? stream = null, IProgress<VerificationProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        // One moment for streams and events: what is appended meanwhile must not look like tampering.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        var total = await PrepareAsync(connection, tenant, stream, cancellation).ConfigureAwait(false);

        var command = Command(WalkSql, connection, tenant, stream);
        await using var ___ = command.ConfigureAwait(false);
        command.CommandTimeout = 0;
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var ____ = reader.ConfigureAwait(false);

        var (events, streams) = (0L, 0L);
        StreamCheck? check = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var (ofTenant, ofStream) = (reader.GetString(0), reader.GetGuid(1));
            if (check is null || !check.IsOf(ofTenant, ofStream))
            {
                if (check?.Finish() is { } finished)
                {
                    streams++;
                    yield return finished;
                }

                check = new StreamCheck(ofTenant, ofStream, reader.GetInt64(2), reader.GetBoolean(3));
            }

            if (await reader.IsDBNullAsync(4, cancellation).ConfigureAwait(false))
                continue;
            check.Add(SealedRow.Read(reader));
            if (++events % ReportEvery == 0)
                progress?.Report(new VerificationProgress(events, total, streams));
        }

        if (check?.Finish() is { } last)
        {
            streams++;
            yield return last;
        }

        progress?.Report(new VerificationProgress(events, total, streams));
    }

    /// <summary>The hash of a stream: printed where the database does not reach, it vouches for every event up to its version. Null when there is no such event.</summary>
    /// <param name="tenant">Whose stream.</param>
    /// <param name="stream">The stream; it may be archived.</param>
    /// <param name="version">The version; null for the last.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<HeadHash?> HeadAsync(string tenant, Guid stream, long? version = null, CancellationToken cancellation = default)
    {
        var command = database.CreateCommand(HeadSql);
        await using var _ = command.ConfigureAwait(false);
        Select(command, tenant, stream);
        command.Parameters.Add(new() { Value = version.HasValue ? version.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? new HeadHash(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private async Task<long> PrepareAsync(NpgsqlConnection connection, string? tenant, Guid? stream, CancellationToken cancellation)
    {
        // Both tables come in the order of their keys: sorting millions of events on the server's disk would be the slower way.
        var settings = new NpgsqlCommand("set transaction read only; set local enable_sort = off; set local enable_hashjoin = off", connection);
        await using var _ = settings.ConfigureAwait(false);
        await settings.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);

        var count = Command(CountSql, connection, tenant, stream);
        await using var __ = count.ConfigureAwait(false);
        count.CommandTimeout = 0;
        return (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, string? tenant, Guid? stream)
    {
        var command = new NpgsqlCommand(sql, connection);
        Select(command, tenant, stream);
        return command;
    }

    private static void Select(NpgsqlCommand command, string? tenant, Guid? stream)
    {
        command.Parameters.Add(new() { Value = (object?)tenant ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = stream.HasValue ? stream.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
    }
}
