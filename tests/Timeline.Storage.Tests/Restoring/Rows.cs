using Npgsql;

namespace Timeline.Storage.Tests.Restoring;

/// <summary>Rows of tables as pg_dump writes them and its output reads them back: by COPY, in the order of the table.</summary>
internal static class Rows
{
    public static async Task<string> CopyOutAsync(this NpgsqlDataSource database, string table)
    {
        await using var connection = await database.OpenConnectionAsync();
        using var reader = await connection.BeginTextExportAsync($"copy {table} ({await ColumnsAsync(database, table)}) to stdout");
        return await reader.ReadToEndAsync();
    }

    public static async Task CopyInAsync(this NpgsqlDataSource database, string table, string rows)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var writer = await connection.BeginTextImportAsync($"copy {table} ({await ColumnsAsync(database, table)}) from stdin");
        await writer.WriteAsync(rows);
    }

    private static Task<string> ColumnsAsync(NpgsqlDataSource database, string table) => database.ScalarAsync<string>(
        "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped", table);
}
