using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Timeline.Storage.Files;

/// <summary>Keeps bytes in PostgreSQL, beside the events: one backup holds both.</summary>
/// <param name="database">Its pool.</param>
/// <param name="schema">The schema of the store; its table is made with the others.</param>
public sealed class DatabaseFiles(NpgsqlDataSource database, string schema) : IFileStore
{
    /// <summary>How many bytes a row holds.</summary>
    internal const int RowBytes = 262_144;

    private const string Is = "tenant_id = $1 and owner = $2 and hash = $3 and part = $4";

    private readonly string _table = $"{SchemaName.Quote(schema)}.{FileTable.Name}";

    /// <inheritdoc/>
    public async Task PutAsync(FileKey key, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(content);
        if (await FindLengthAsync(key, cancellation).ConfigureAwait(false) is not null)
            return;
        content.Position = 0;
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        var buffer = new byte[(int)Math.Clamp(content.Length, 1, RowBytes)];
        for (var number = 0; number == 0 || content.Position < content.Length; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            var insert = Command($"insert into {_table} (tenant_id, owner, hash, part, number, length, bytes) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing", key);
            await using var ___ = insert.ConfigureAwait(false);
            insert.Connection = connection;
            insert.Parameters.Add(new() { Value = number });
            insert.Parameters.Add(new() { Value = content.Length });
            insert.Parameters.Add(new() { Value = buffer.AsMemory(0, read), NpgsqlDbType = NpgsqlDbType.Bytea });
            await insert.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<long?> FindLengthAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var find = Command($"select length from {_table} where {Is} and number = 0", key);
        await using var __ = find.ConfigureAwait(false);
        find.Connection = connection;
        return (long?)await find.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(FileKey key, long from, CancellationToken cancellation) =>
        await FindLengthAsync(key, cancellation).ConfigureAwait(false) is { } length ? new FileRows(this, key, length, from) : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<FileKey> ListAsync(string tenant, Guid owner, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var list = database.CreateCommand($"select hash, part from {_table} where tenant_id = $1 and owner = $2 and number = 0");
        await using var _ = list.ConfigureAwait(false);
        list.Parameters.Add(new() { Value = tenant });
        list.Parameters.Add(new() { Value = owner });
        var reader = await list.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            yield return new FileKey(tenant, owner, reader.GetString(0), reader.GetString(1));
    }

    /// <inheritdoc/>
    public async Task RemoveAsync(FileKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var remove = Command($"delete from {_table} where {Is}", key);
        await using var __ = remove.ConfigureAwait(false);
        remove.Connection = connection;
        await remove.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>One row; a connection is held no longer than for that, however slowly somebody reads. Null when it is not there.</summary>
    internal async Task<byte[]?> RowAsync(FileKey key, int number, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var row = Command($"select bytes from {_table} where {Is} and number = $5", key);
        await using var __ = row.ConfigureAwait(false);
        row.Connection = connection;
        row.Parameters.Add(new() { Value = number });
        return (byte[]?)await row.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    private static NpgsqlCommand Command(string sql, FileKey key)
    {
        var (tenant, owner, hash, part) = FileKey.Checked(key);
        return new NpgsqlCommand(sql)
        {
            Parameters = { new() { Value = tenant }, new() { Value = owner }, new() { Value = hash }, new() { Value = part } },
        };
    }
}
