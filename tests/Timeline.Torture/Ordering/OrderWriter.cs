using System.Globalization;
using Marten.Services;
using Npgsql;
using Timeline.Torture.Entries;

namespace Timeline.Torture.Ordering;

/// <summary>
/// Many transactions at once, each of which draws positions by Marten's own appends, waits a while, draws again, and commits or rolls back.
/// Tells at the end how many committed when a later position was visible already.
/// </summary>
internal static class OrderWriter
{
    private const int AtOnce = 50;
    private const int Each = 25;

    // One in a hundred waits for longer than the daemon waits for a gap before it asks who is still at work (three seconds).
    private const int OneIn = 100;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private static readonly EntryNoted Noted = new(Guid.Empty, 1, 1, "");

    public static async Task<int> RunAsync(string connectionString, int seed)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = AtOnce, Timeout = 60 };
        await using var database = NpgsqlDataSource.Create(builder.ConnectionString);
        await using var node = new EntryStore(connectionString);
        var late = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => Task.Run(() => WriteAsync(node, database, new Random(Seeds.Of("at once", seed, i))))));
        Console.WriteLine(late.Sum().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<int> WriteAsync(EntryStore node, NpgsqlDataSource database, Random dice)
    {
        var late = 0;
        for (var i = 0; i < Each; i++)
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var last = 0L;
            for (var events = dice.Next(1, 4); events > 0; events--)
            {
                last = await AppendAsync(node, transaction, Guid.CreateVersion7());
                await Task.Delay(dice.Next(OneIn) == 0 ? Long : TimeSpan.FromMilliseconds(dice.Next(20)));
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

    // Marten saves into the transaction, and leaves it open.
    private static async Task<long> AppendAsync(EntryStore node, NpgsqlTransaction transaction, Guid stream)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = "order";
        await using var session = node.Store.LightweightSession(options);
        session.Events.Append(stream, 1, Noted);
        await session.SaveChangesAsync();
        await using var drawn = new NpgsqlCommand($"select max(seq_id) from {EntryStore.Schema}.mt_events where tenant_id = 'order' and stream_id = $1", transaction.Connection, transaction)
        {
            Parameters = { new() { Value = stream } },
        };
        return (long)(await drawn.ExecuteScalarAsync())!;
    }
}
