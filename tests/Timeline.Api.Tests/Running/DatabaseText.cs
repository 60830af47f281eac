using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Running;

/// <summary>Every row of a database as text.</summary>
internal static class DatabaseText
{
    private const string Tables = "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1";

    /// <summary>The tables that have the text in a row, in whatever column.</summary>
    public static async Task<IReadOnlyList<string>> TablesWithAsync(TestDatabase database, string text)
    {
        var found = new List<string>();
        foreach (var table in await LinesAsync(database, Tables))
        {
            await using var look = database.DataSource.CreateCommand($"select count(*) from {table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0");
            look.Parameters.Add(new() { Value = text });
            look.Parameters.Add(new() { Value = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)) });
            if ((long)(await look.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0)
                found.Add(table);
        }

        return found;
    }

    /// <summary>The tables of one schema that have the text in a row, in whatever column and case.</summary>
    public static async Task<IReadOnlyList<string>> TablesWithAsync(NpgsqlDataSource schema, string text)
    {
        var found = new List<string>();
        foreach (var table in await LinesAsync(schema, "select quote_ident(tablename) from pg_tables where schemaname = current_schema() order by 1"))
        {
            await using var look = schema.CreateCommand($"select count(*) from {table} t where strpos(lower(t::text), $1) > 0 or strpos(t::text, $2) > 0");
            look.Parameters.Add(new() { Value = text });
            look.Parameters.Add(new() { Value = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)) });
            if ((long)(await look.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0)
                found.Add(table);
        }

        return found;
    }

    /// <summary>A digest of the rows of every table, in whatever order they lie.</summary>
    public static async Task<string> DigestAsync(TestDatabase database)
    {
        var text = new StringBuilder();
        foreach (var table in await LinesAsync(database, Tables))
            text.Append(table).AppendJoin('\n', await LinesAsync(database, $"select t::text from {table} t order by t::text collate \"C\""));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public static Task<IReadOnlyList<string>> LinesAsync(TestDatabase database, string sql) => LinesAsync(database.DataSource, sql);

    public static async Task<IReadOnlyList<string>> LinesAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            lines.Add(reader.GetString(0));
        return lines;
    }
}
