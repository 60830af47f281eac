using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Timeline.Benchmarks.Load.Measuring;

namespace Timeline.Benchmarks.Load.Live;

/// <summary>The limit: two rows by one statement, then a notice from the same connection, and another connection that listens. Nothing is read.</summary>
internal sealed class PlainNotices(Bench bench, string schema) : IAsyncDisposable
{
    private const int Connections = 8;

    private readonly Appending.TwoRows _rows = new(bench, schema, "next", Connections);
    private readonly NpgsqlConnection _listening = new(bench.Server.ConnectionString);
    private readonly NpgsqlConnection[] _telling = [.. Enumerable.Range(0, Connections).Select(_ => new NpgsqlConnection(bench.Server.ConnectionString))];
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Connections).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task PrepareAsync()
    {
        await _rows.PrepareAsync();
        await _listening.OpenAsync();
        await using (var listen = new NpgsqlCommand("listen bench_live", _listening))
            await listen.ExecuteNonQueryAsync();
        foreach (var connection in _telling)
            await connection.OpenAsync();
    }

    public async Task<Deliveries> RunAsync(int count, int rate)
    {
        var (stored, answered, arrived) = (new long[count], new long[count], new long[count]);
        var left = count;
        NotificationEventHandler note = (_, notice) =>
        {
            arrived[int.Parse(notice.Payload, CultureInfo.InvariantCulture)] = Stopwatch.GetTimestamp();
            left--;
        };
        _listening.Notification += note;
        var listening = ListenAsync();
        await Pace.RunAsync(count, rate, async number =>
        {
            var worker = number % Connections;
            await _turns[worker].WaitAsync();
            stored[number] = Stopwatch.GetTimestamp();
            await _rows.OnceAsync(worker);
            answered[number] = Stopwatch.GetTimestamp();
            await using (var tell = new NpgsqlCommand("select pg_notify('bench_live', $1)", _telling[worker]))
            {
                tell.Parameters.Add(new() { Value = number.ToString(CultureInfo.InvariantCulture), NpgsqlDbType = NpgsqlDbType.Text });
                await tell.ExecuteNonQueryAsync();
            }

            _turns[worker].Release();
        });
        await listening;
        _listening.Notification -= note;

        var deliveries = new Deliveries();
        for (var number = 0; number < count; number++)
            deliveries.Add(stored[number], answered[number], arrived[number]);
        return deliveries;

        async Task ListenAsync()
        {
            while (left > 0)
                await _listening.WaitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _listening.DisposeAsync();
        foreach (var connection in _telling)
            await connection.DisposeAsync();
        Array.ForEach(_turns, turn => turn.Dispose());
    }
}
