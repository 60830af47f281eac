using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JasperFx;
using Marten;
using NodaTime;
using Npgsql;
using Weasel.Core;

namespace Timeline.Storage.Schema;

/// <summary>
/// Makes and compares everything that a store needs, by Marten's schema management: all of it in one transaction or nothing, once, however
/// many nodes start together. Interrupted at whatever moment, the database is as it was before.
/// </summary>
/// <param name="store">Whose schema.</param>
/// <param name="database">Its pool.</param>
public sealed class StoreSchema(IDocumentStore store, NpgsqlDataSource database)
{
    // Numbers of es_migrations, by which the programs of version 0.1 tell that a schema is newer than they are.
    private const int LastOfVersion01 = 5;
    private const int Number = 6;
    private const string Name = "0006_marten";

    // An arbitrary constant, the same as in version 0.1; the schema's name is the second half of the lock's key.
    private const int LockSpace = 0x45535452;
    private const int LongestStatement = 120;

    private readonly string _schema = store.Options.DatabaseSchemaName;

    /// <summary>Told in a sentence when something is made, which takes a moment.</summary>
    public Action<string>? Report { get; init; }

    private string Quoted => SchemaName.Quote(_schema);

    /// <summary>What is there. Changes nothing.</summary>
    /// <exception cref="UnfitSchemaException">A newer program has upgraded it, another program made it, or it is not whole.</exception>
    public async Task<SchemaState> FindAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return StateOf(await LookAsync(connection, cancellation).ConfigureAwait(false));
    }

    /// <summary>Makes what is missing. Call it before the first session.</summary>
    /// <param name="migrate">Whether a schema of version 0.1 may be brought up to date; there is no way back.</param>
    /// <param name="cancellation">Leaves everything as it was.</param>
    /// <exception cref="SchemaNeedsMigrationException">It is of version 0.1, and <paramref name="migrate"/> is false.</exception>
    /// <exception cref="UnfitSchemaException">As <see cref="FindAsync"/>, or somebody has changed it by hand.</exception>
    public async Task PrepareAsync(bool migrate, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var __ = transaction.ConfigureAwait(false);
        await RunAsync(connection, $"select pg_advisory_xact_lock({LockSpace}, hashtext('{_schema}'))", cancellation).ConfigureAwait(false);

        var found = await LookAsync(connection, cancellation).ConfigureAwait(false);
        var state = StateOf(found);
        if (state == SchemaState.Version01 && !migrate)
            throw new SchemaNeedsMigrationException(_schema);

        var (changes, differences) = await CompareAsync(cancellation).ConfigureAwait(false);
        var fingerprint = Fingerprint();
        if (state == SchemaState.Current && found.Fingerprint == fingerprint)
        {
            if (differences.Count > 0)
                throw Changed(differences);
            return;
        }

        Report?.Invoke(state == SchemaState.Empty ? "Making the database's tables." : "Bringing the database's tables up to date.");
        if (!found.SchemaExists)
            await RunAsync(connection, $"create schema {Quoted}", cancellation).ConfigureAwait(false);
        await RunAsync(connection, changes, cancellation).ConfigureAwait(false);
        if (state == SchemaState.Version01)
            await RunAsync(connection, Version01Sql(), cancellation).ConfigureAwait(false);
        await RecordAsync(connection, fingerprint, cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

        if ((await CompareAsync(cancellation).ConfigureAwait(false)).Differences is { Count: > 0 } left)
            throw Changed(left);
    }

    /// <summary>When the schema was brought up to date from version 0.1, by the database's clock; null when it never was of that version.</summary>
    public async Task<Instant?> FindMigrationTimeAsync(CancellationToken cancellation)
    {
        var command = database.CreateCommand(
            $"select applied_at from {Quoted}.es_migrations where number = {Number} and exists (select 1 from {Quoted}.es_migrations where number = {LastOfVersion01})");
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is DateTime at ? Instant.FromDateTimeUtc(at) : null;
    }

    private async Task<(string Sql, IReadOnlyList<string> Differences)> CompareAsync(CancellationToken cancellation)
    {
        SchemaMigration migration;
        try
        {
            migration = await store.Storage.Database.CreateMigrationAsync(cancellation).ConfigureAwait(false);
        }
        catch (SchemaMigrationException impossible)
        {
            throw new UnfitSchemaException($"The schema \"{_schema}\" cannot be brought to what this program needs ({impossible.Message}); restore a backup.", impossible);
        }

        var sql = new StringWriter(CultureInfo.InvariantCulture);
        migration.WriteAllUpdates(sql, ((DocumentStore)store).Options.Advanced.Migrator, AutoCreate.CreateOrUpdate);
        var differences = migration.Deltas
            .Where(delta => delta.Difference != SchemaPatchDifference.None)
            .Select(Words)
            .ToList();
        return (sql.ToString(), differences);
    }

    // What differs is told by the statement that would put it right.
    private string Words(ISchemaObjectDelta delta)
    {
        var name = delta.SchemaObject.Identifier.Name;
        if (delta.Difference == SchemaPatchDifference.Create)
            return $"{name} is missing";
        var sql = new StringWriter(CultureInfo.InvariantCulture);
        delta.WriteUpdate(((DocumentStore)store).Options.Advanced.Migrator, sql);
        var statement = string.Join(' ', sql.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{name} differs ({(statement.Length <= LongestStatement ? statement : statement[..LongestStatement] + " …")})";
    }

    private SchemaState StateOf(Found found)
    {
        if (found.Number is not { } number)
        {
            return found.HasEvents
                ? throw new UnfitSchemaException($"The schema \"{_schema}\" holds an event store that is not Timeline's; name another with TIMELINE_DATABASE_SCHEMA.")
                : SchemaState.Empty;
        }

        return number switch
        {
            > Number => throw new UnfitSchemaException($"The schema \"{_schema}\" is at version {number} ({found.Name}), and this program knows versions up to {Number}; start the newer program, or restore the backup made before its upgrade."),
            Number => SchemaState.Current,
            LastOfVersion01 when found.HasEvents => SchemaState.Version01,
            _ => throw new UnfitSchemaException($"The schema \"{_schema}\" was begun by version 0.1 of Timeline and is not whole (it is at step {number} of {LastOfVersion01}); start that version once, or restore a backup."),
        };
    }

    private async Task<Found> LookAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(
            "select to_regnamespace($1) is not null, to_regclass($1 || '.mt_events') is not null, to_regclass($1 || '.es_migrations') is not null, obj_description(to_regclass($1 || '.es_migrations'), 'pg_class')",
            connection)
        {
            Parameters = { new() { Value = Quoted } },
        };
        await using var _ = command.ConfigureAwait(false);
        bool exists, events, migrations;
        string? fingerprint;
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellation).ConfigureAwait(false);
            (exists, events, migrations) = (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2));
            fingerprint = await reader.IsDBNullAsync(3, cancellation).ConfigureAwait(false) ? null : reader.GetString(3);
        }

        if (!migrations)
            return new Found(exists, events, null, "", fingerprint);
        var newest = new NpgsqlCommand($"select number, name from {Quoted}.es_migrations order by number desc limit 1", connection);
        await using var __ = newest.ConfigureAwait(false);
        var row = await newest.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var ___ = row.ConfigureAwait(false);
        return await row.ReadAsync(cancellation).ConfigureAwait(false)
            ? new Found(exists, events, row.GetInt32(0), row.GetString(1), fingerprint)
            : new Found(exists, events, 0, "", fingerprint);
    }

    // What this program would make of an empty schema: the same statements, the same schema. Marten lists them in an order that each process
    // makes up anew, so they are sorted.
    private string Fingerprint()
    {
        var migrator = ((DocumentStore)store).Options.Advanced.Migrator;
        var statements = store.Storage.AllObjects().Select(made =>
        {
            var statement = new StringWriter(CultureInfo.InvariantCulture);
            made.WriteCreateStatement(migrator, statement);
            return statement.ToString();
        });
        return "Timeline " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', statements.Order(StringComparer.Ordinal)))));
    }

    private Task RecordAsync(NpgsqlConnection connection, string fingerprint, CancellationToken cancellation) => RunAsync(
        connection,
        $"""
         create table if not exists {Quoted}.es_migrations (
             number     integer     not null,
             name       varchar     not null,
             applied_at timestamptz not null default clock_timestamp(),
             constraint pkey_es_migrations_number primary key (number));
         insert into {Quoted}.es_migrations (number, name) values ({Number}, '{Name}') on conflict do nothing;
         comment on table {Quoted}.es_migrations is '{fingerprint}';
         """,
        cancellation);

    private string Version01Sql()
    {
        using var stream = typeof(StoreSchema).Assembly.GetManifestResourceStream("version-0.1.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("{schema}", Quoted, StringComparison.Ordinal);
    }

    private UnfitSchemaException Changed(IReadOnlyList<string> differences) => new(
        $"The schema \"{_schema}\" is not as this program needs it: {string.Join(", ", differences)}; somebody has changed it by hand, or a restore was not complete: restore a backup, or put right what is named, and start again.");

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(sql))
            return;
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private sealed record Found(bool SchemaExists, bool HasEvents, int? Number, string Name, string? Fingerprint);
}
