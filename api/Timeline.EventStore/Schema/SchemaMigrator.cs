using System.Globalization;
using Npgsql;
using Timeline.EventStore.Documents;

namespace Timeline.EventStore.Schema;

/// <summary>Creates and upgrades the tables, once, however many nodes start together.</summary>
internal sealed class SchemaMigrator(NpgsqlDataSource database, string schema, IReadOnlyList<DocumentMapping> documents)
{
    // An arbitrary constant; the schema's name is the second half of the lock's key.
    private const int LockSpace = 0x45535452;
    private const int Attempts = 5;

    /// <summary>Applies what is missing, all in one transaction: either the whole upgrade is there afterwards, or none of it.</summary>
    /// <exception cref="DatabaseTooNewException">A newer program has upgraded this database.</exception>
    /// <exception cref="SchemaMismatchException">Afterwards it would not be as the program needs it.</exception>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await MigrateOnceAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InternalError && attempt < Attempts)
            {
                // PostgreSQL found a table in its catalogs that was dropped while it looked: another node's rebuild has put its own there.
            }
        }
    }

    private async Task MigrateOnceAsync(CancellationToken cancellation)
    {
        var quoted = SchemaName.Quote(schema);
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);

        await RunAsync(connection, $"select pg_advisory_xact_lock({LockSpace}, hashtext('{schema}'))", cancellation).ConfigureAwait(false);
        var applied = await PrepareHistoryAsync(connection, quoted, cancellation).ConfigureAwait(false);
        Refuse(applied);

        foreach (var migration in Migration.All.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            await RunAsync(connection, migration.Sql.Replace("{schema}", quoted, StringComparison.Ordinal), cancellation).ConfigureAwait(false);
            await RecordAsync(connection, quoted, migration, cancellation).ConfigureAwait(false);
        }

        // Document tables follow the registered types, not the numbered steps. Their statements lock tables, even where they find all
        // there already: a node that starts must not stop those that run.
        var expected = ExpectedSchema.With(documents);
        if ((await SchemaCheck.LookAsync(connection, schema, expected, cancellation).ConfigureAwait(false)).Count > 0)
        {
            foreach (var document in documents)
                await CreateAsync(connection, document, cancellation).ConfigureAwait(false);
            await SchemaCheck.RunAsync(connection, schema, expected, cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task CreateAsync(NpgsqlConnection connection, DocumentMapping document, CancellationToken cancellation)
    {
        try
        {
            await RunAsync(connection, $"savepoint document; {document.CreateSql} release savepoint document", cancellation).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction or PostgresErrorCodes.WrongObjectType)
        {
            // Of a table that was there before, the check says better what is wrong with it.
            await RunAsync(connection, "rollback to savepoint document", cancellation).ConfigureAwait(false);
            if (await ScalarAsync(connection, $"select to_regclass('{document.Table}')::text", cancellation).ConfigureAwait(false) is string)
                await SchemaCheck.RunAsync(connection, schema, ExpectedSchema.Of(document), cancellation, cause: e).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Dictionary<int, string>> PrepareHistoryAsync(
        NpgsqlConnection connection, string quoted, CancellationToken cancellation)
    {
        // Not "create schema if not exists": that asks for a right on the database which a program need not have.
        var exists = await ScalarAsync(
            connection, $"select 1 from pg_namespace where nspname = '{quoted.Trim('"')}'", cancellation).ConfigureAwait(false);
        if (exists is null)
            await RunAsync(connection, $"create schema {quoted}", cancellation).ConfigureAwait(false);

        await RunAsync(
            connection,
            $"""
             create table if not exists {quoted}.es_migrations (
                 number     integer     not null,
                 name       varchar     not null,
                 applied_at timestamptz not null default clock_timestamp(),
                 constraint pkey_es_migrations_number primary key (number))
             """,
            cancellation).ConfigureAwait(false);

        var applied = new Dictionary<int, string>();
        var command = new NpgsqlCommand($"select number, name from {quoted}.es_migrations", connection);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        return applied;
    }

    private static void Refuse(Dictionary<int, string> applied)
    {
        var known = Migration.All[^1].Number;
        var newest = applied.Keys.DefaultIfEmpty(0).Max();
        if (newest > known)
            throw new DatabaseTooNewException(newest, applied[newest], known);
    }

    private static async Task RecordAsync(NpgsqlConnection connection, string quoted, Migration migration, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand($"insert into {quoted}.es_migrations (number, name) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name } },
        };
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}

/// <summary>The database was upgraded by a newer version of this program, which this one would damage.</summary>
public sealed class DatabaseTooNewException : Exception
{
    internal DatabaseTooNewException(int found, string name, int known)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The database's schema is at version {found} ({name}); this program knows versions up to {known}. Start the newer program, or restore the backup made before its upgrade."))
    {
        Found = found;
        Known = known;
    }

    /// <summary>The newest migration recorded in the database.</summary>
    public int Found { get; }

    /// <summary>The newest migration this program knows.</summary>
    public int Known { get; }
}
