using System.Globalization;
using Npgsql;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Ordering;

/// <summary>
/// Many transactions at once, each of which draws positions by the store's own function, waits a while, draws again, and commits or rolls back.
/// Tells at the end how many committed when a later position was visible already.
/// </summary>
internal static class OrderWriter
{
    private const int AtOnce = 50;
    private const int Each = 25;

    private const string Append =
        $$"""
         select drawn from {{EntryStore.Schema}}.es_append_one('order', $1, 'entries', 0, gen_random_uuid(), 'entry_noted', null,
             '{"Command":"00000000-0000-0000-0000-000000000001","Number":1,"Of":1,"Text":""}', null, null, null, null, null)
         """;

    public static async Task<int> RunAsync(string connectionString, int seed)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = AtOnce, Timeout = 60 };
        await using var database = NpgsqlDataSource.Create(builder.ConnectionString);
        var late = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => WriteAsync(database, new Random(Seeds.Of("at once", seed, i))))));
        Console.WriteLine(late.Sum().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<int> WriteAsync(NpgsqlDataSource database, Random dice)
    {
        var late = 0;
        for (var i = 0; i < Each; i++)
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var last = 0L;
            for (var events = dice.Next(1, 4); events > 0; events--)
            {
                await using var append = new NpgsqlCommand(Append, connection) { Parameters = { new() { Value = Guid.CreateVersion7() } } };
                last = (long)(await append.ExecuteScalarAsync())!;
                await Task.Delay(dice.Next(20));
            }

            if (dice.Next(3) == 0)
            {
                await transaction.RollbackAsync();
                continue;
            }

            await using var newest = new NpgsqlCommand($"select coalesce(max(seq_id), 0) from {EntryStore.Schema}.mt_events", connection);
            late += (long)(await newest.ExecuteScalarAsync())! > last ? 1 : 0;
            await transaction.CommitAsync();
        }

        return late;
    }
}
