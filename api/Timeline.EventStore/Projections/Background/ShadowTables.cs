using System.Globalization;
using Npgsql;

namespace Timeline.EventStore.Projections.Background;

/// <summary>The tables that a rebuild fills beside those that are read, and the switch from these to those.</summary>
internal sealed class ShadowTables(ProjectionTarget target, NpgsqlConnection connection)
{
    // The indexes of both tables by what they are, so that the new ones get the names of the old ones.
    private const string RenamesSql =
        """
        with found as (
            select x.indrelid, c.relname, x.indisunique, x.indisprimary, shape.definition,
                   row_number() over (partition by x.indrelid, x.indisunique, x.indisprimary, shape.definition order by c.relname) as nth
            from pg_index x join pg_class c on c.oid = x.indexrelid
            cross join lateral (select substring(pg_get_indexdef(x.indexrelid) from ' USING .*$') as definition) shape
            where x.indrelid in (to_regclass($1), to_regclass($2)))
        select live.relname, format('alter index %I.%I rename to %I', n.nspname, shadow.relname, live.relname)
        from found live
        left join found shadow on shadow.indrelid = to_regclass($2) and shadow.definition = live.definition and shadow.nth = live.nth
            and shadow.indisunique = live.indisunique and shadow.indisprimary = live.indisprimary
        join pg_class t on t.oid = live.indrelid join pg_namespace n on n.oid = t.relnamespace
        where live.indrelid = to_regclass($1) order by 1
        """;

    private const string GrantsSql =
        """
        select '', format('grant %s on %s to %s%s', granted.privilege_type, to_regclass($2),
                          case granted.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(granted.grantee)) end,
                          case when granted.is_grantable then ' with grant option' else '' end)
        from pg_class c cross join lateral aclexplode(c.relacl) granted
        where c.oid = to_regclass($1) and granted.grantee <> c.relowner
        """;

    // A unique index stays: it says which document is at fault.
    private const string IndexesSql =
        """
        select x.indexrelid::regclass::text, pg_get_indexdef(x.indexrelid) from pg_index x where x.indrelid = to_regclass($2) and not x.indisunique
        """;

    private readonly List<string> _indexes = [];

    /// <summary>Makes empty ones, with as few indexes as will do; what an interrupted rebuild left behind is thrown away.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        foreach (var table in target.Tables)
        {
            await ExecuteAsync($"drop table if exists {table.Name}", cancellation).ConfigureAwait(false);
            await ExecuteAsync($"create table {table.Name} (like {table.Mapping.Table} including all)", cancellation).ConfigureAwait(false);
            var found = await AskAsync(IndexesSql, table, cancellation).ConfigureAwait(false);
            await ExecuteAllAsync(found.ConvertAll(index => $"drop index {index.Name}"), cancellation).ConfigureAwait(false);
            _indexes.AddRange(found.Select(index => index.Statement!));
        }
    }

    /// <summary>Makes the indexes that were left out: over what is there, in one go.</summary>
    public Task IndexAsync(CancellationToken cancellation) => ExecuteAllAsync(_indexes, cancellation);

    /// <summary>So that the first reader's plan is as good as the last one's was.</summary>
    public async Task AnalyzeAsync(CancellationToken cancellation)
    {
        foreach (var table in target.Tables)
            await ExecuteAsync($"analyze {table.Name}", cancellation).ConfigureAwait(false);
    }

    public Task LimitWaitingAsync(TimeSpan patience, CancellationToken cancellation) =>
        ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"set local lock_timeout = {(int)patience.TotalMilliseconds}"), cancellation);

    /// <summary>Puts the new tables in the place of the old ones, within the caller's transaction. Readers wait from here to its end.</summary>
    public async Task SwitchAsync(CancellationToken cancellation)
    {
        // Everything that takes time comes before the lock.
        var statements = new List<string>();
        foreach (var table in target.Tables)
            statements.AddRange(await GrantsAsync(table, cancellation).ConfigureAwait(false));
        await ExecuteAllAsync(statements, cancellation).ConfigureAwait(false);
        statements.Clear();

        await ExecuteAsync($"lock table {string.Join(", ", target.Tables.Select(table => table.Mapping.Table))} in access exclusive mode", cancellation).ConfigureAwait(false);
        foreach (var table in target.Tables)
        {
            var renames = await RenamesAsync(table, cancellation).ConfigureAwait(false);
            statements.Add($"drop table {table.Mapping.Table}");
            statements.Add($"alter table {table.Name} rename to mt_doc_{table.Mapping.Alias}");
            statements.AddRange(renames);
        }

        await ExecuteAllAsync(statements, cancellation).ConfigureAwait(false);
    }

    private async Task<List<string>> GrantsAsync(ProjectedTable table, CancellationToken cancellation)
    {
        var found = await AskAsync(GrantsSql, table, cancellation).ConfigureAwait(false);
        return found.ConvertAll(row => row.Statement!);
    }

    private async Task<List<string>> RenamesAsync(ProjectedTable table, CancellationToken cancellation)
    {
        var found = await AskAsync(RenamesSql, table, cancellation).ConfigureAwait(false);
        if (found.Find(row => row.Statement is null) is { Name: { } added })
            throw new InvalidOperationException($"The index {added} was made while the documents were rebuilt; rebuild them again, with it.");
        return found.ConvertAll(row => row.Statement!);
    }

    private async Task<List<(string? Name, string? Statement)>> AskAsync(string sql, ProjectedTable table, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = table.Mapping.Table }, new() { Value = table.Name } } };
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        var found = new List<(string?, string?)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            found.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
        return found;
    }

    private async Task ExecuteAllAsync(List<string> statements, CancellationToken cancellation)
    {
        if (statements.Count > 0)
            await ExecuteAsync(string.Join(";\n", statements), cancellation).ConfigureAwait(false);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var _ = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
