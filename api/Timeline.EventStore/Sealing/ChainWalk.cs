using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.EventStore.Sealing;

/// <summary>Reads all events stream by stream, as they were at one moment, and verifies them. Holds one connection; memory is constant.</summary>
internal static class ChainWalk
{
    private const int ReportEvery = 1000;

    public static async IAsyncEnumerable<StreamVerification> VerifyAsync(
        StoreContext store, string? tenant, Guid? stream, IProgress<VerificationProgress>? progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        // One moment for streams and events: what is appended meanwhile must not look like tampering.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        var total = await PrepareAsync(store, connection, tenant, stream, cancellation).ConfigureAwait(false);

        var command = Command(store.Sealing.Walk, connection, tenant, stream);
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

    public static async Task<HeadHash?> HeadAsync(StoreContext store, string tenant, Guid stream, long? version, CancellationToken cancellation)
    {
        var command = store.Database.CreateCommand(store.Sealing.Head);
        await using var _ = command.ConfigureAwait(false);
        Of(command, tenant, stream);
        command.Parameters.Add(new() { Value = version.HasValue ? version.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? new HeadHash(reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private static async Task<long> PrepareAsync(StoreContext store, NpgsqlConnection connection, string? tenant, Guid? stream, CancellationToken cancellation)
    {
        // Both tables come in the order of their keys: sorting millions of events on the server's disk would be the slower way.
        var settings = new NpgsqlCommand("set transaction read only; set local enable_sort = off; set local enable_hashjoin = off", connection);
        await using var _ = settings.ConfigureAwait(false);
        await settings.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);

        var count = Command(store.Sealing.Count, connection, tenant, stream);
        await using var __ = count.ConfigureAwait(false);
        count.CommandTimeout = 0;
        return (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static NpgsqlCommand Command(string sql, NpgsqlConnection connection, string? tenant, Guid? stream)
    {
        var command = new NpgsqlCommand(sql, connection);
        Of(command, tenant, stream);
        return command;
    }

    private static void Of(NpgsqlCommand command, string? tenant, Guid? stream)
    {
        command.Parameters.Add(new() { Value = (object?)tenant ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = stream.HasValue ? stream.Value : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
    }
}
