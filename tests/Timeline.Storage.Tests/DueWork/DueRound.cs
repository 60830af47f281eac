using System.Diagnostics;
using System.Globalization;
using Timeline.Storage.DueWork;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.DueWork;

/// <summary>Deadlines that fall due while the processes that are to meet them are killed at random.</summary>
/// <param name="Deadlines">How many.</param>
/// <param name="Span">The time over which they fall due, at random.</param>
/// <param name="Processes">How many work at a time; a killed one is replaced.</param>
/// <param name="Kills">How often one is killed, at random moments of the span.</param>
/// <param name="Seed">Repeats the choices.</param>
internal sealed record DueRound(int Deadlines, TimeSpan Span, int Processes, int Kills, int Seed)
{
    /// <summary>How often each deadline was met.</summary>
    public sealed record Result(int Once, int Never, int Several, IReadOnlyList<double> SecondsLate)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Once} met once, {Never} never, {Several} several times; late by p50 {SecondsLate[SecondsLate.Count / 2]:0.00} s, p99 {SecondsLate[SecondsLate.Count * 99 / 100]:0.00} s, at most {SecondsLate[^1]:0.00} s");
    }

    public async Task<Result> RunAsync(StoreNode node, string connectionString, string schema)
    {
        var (dice, tenant) = (new Random(Seed), Samples.Tenant());
        var workers = new List<DueWorkerProcess>();
        for (var i = 0; i < Processes; i++)
            workers.Add(await DueWorkerProcess.StartAsync(connectionString, schema, tenant));
        try
        {
            var items = await PlanAsync(node, tenant, dice);
            foreach (var moment in Enumerable.Range(0, Kills).Select(_ => dice.NextDouble() * Span).Order().Select(after => items[0].Begin + after).ToList())
            {
                var wait = moment - DateTimeOffset.UtcNow;
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
                var victim = dice.Next(workers.Count);
                await workers[victim].KillAsync();
                await workers[victim].DisposeAsync();
                workers[victim] = await DueWorkerProcess.StartAsync(connectionString, schema, tenant);
            }

            await Eventually.TrueAsync(
                async () => DateTimeOffset.UtcNow > items[0].Begin + Span && await LeftAsync(node, tenant) == 0, "every deadline is met", TimeSpan.FromSeconds(30) + Span);
            return await CountAsync(node, tenant, items);
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }
    }

    /// <summary>For hours, and by hand.</summary>
    public static async Task<int> MainAsync(string[] arguments)
    {
        var (deadlines, seed) = (Number(arguments, "--deadlines") ?? 300, Number(arguments, "--seed") ?? 1);
        var databases = new DatabaseFixture();
        await databases.InitializeAsync();
        var schema = await databases.CreateSchemaAsync();
        await using (var node = new StoreNode(databases.ConnectionString, schema.Name))
        {
            await node.Schema.PrepareAsync(migrate: false, CancellationToken.None);
            var result = await new DueRound(deadlines, TimeSpan.FromSeconds(deadlines / 20.0), Processes: 3, Kills: deadlines / 25, seed)
                .RunAsync(node, databases.ConnectionString, schema.Name);
            await Console.Out.WriteLineAsync($"{deadlines} deadlines, {deadlines / 25} kills, seed {seed}: {result}");
            await databases.DisposeAsync();
            return result.Once == deadlines ? 0 : 1;
        }
    }

    private async Task<List<(DueItem Item, DateTimeOffset Begin)>> PlanAsync(StoreNode node, string tenant, Random dice)
    {
        var streams = new List<Guid>();
        for (var i = 0; i < (Deadlines + DueWorkerProcess.Kinds.Length - 1) / DueWorkerProcess.Kinds.Length; i++)
            streams.Add(await node.StartAsync(tenant));
        var begin = DateTimeOffset.UtcNow.AddSeconds(1);
        var items = new List<(DueItem, DateTimeOffset)>();
        await using var session = node.Open(tenant);
        for (var i = 0; i < Deadlines; i++)
        {
            // Several on each stream, which they lock.
            var (kind, subject) = (DueWorkerProcess.Kinds[i % DueWorkerProcess.Kinds.Length], streams[i / DueWorkerProcess.Kinds.Length]);
            var item = new DueItem { Id = DueId.Of(kind, subject), Kind = kind, Subject = subject, At = begin + (dice.NextDouble() * Span) };
            session.Store(item);
            items.Add((item, begin));
        }

        await session.SaveChangesAsync();
        return items;
    }

    private static async Task<long> LeftAsync(StoreNode node, string tenant) =>
        await node.Database.ScalarAsync<long>($"select count(*) from {node.Store.Options.DatabaseSchemaName}.mt_doc_dueitem where tenant_id = $1", tenant);

    private static async Task<Result> CountAsync(StoreNode node, string tenant, List<(DueItem Item, DateTimeOffset Begin)> items)
    {
        var met = (await node.Database.LinesAsync(
                $"select data ->> 'Text', extract(epoch from timestamp) from {node.Store.Options.DatabaseSchemaName}.mt_events where tenant_id = $1 and type = 'reminder_sent'", tenant))
            .Select(line => line.Split(' '))
            .ToLookup(parts => Guid.Parse(parts[0]), parts => double.Parse(parts[1], CultureInfo.InvariantCulture));
        var late = items.SelectMany(item => met[item.Item.Id].Select(at => at - (item.Item.At.ToUnixTimeMilliseconds() / 1000.0))).Order().ToList();
        Debug.Assert(late.Count > 0);
        return new Result(items.Count(item => met[item.Item.Id].Count() == 1), items.Count(item => !met[item.Item.Id].Any()), items.Count(item => met[item.Item.Id].Count() > 1), late);
    }

    private static int? Number(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : null;
}
