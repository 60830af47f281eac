namespace Timeline.Storage.Tests.DueWork;

/// <summary>The short form; <c>Timeline.Storage.Tests due-work</c> is the long one.</summary>
public sealed class KilledWorkersTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Deadlines_are_met_once_though_processes_are_killed_in_the_middle()
    {
        var round = new DueRound(Deadlines: 60, Span: TimeSpan.FromSeconds(3), Processes: 2, Kills: 2, Seed: 7);

        var result = await round.RunAsync(fixture.Node, fixture.ConnectionString, fixture.Schema);

        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
        Assert.Equal((60, 0, 0), (result.Once, result.Never, result.Several));
    }

    [Fact]
    public async Task Deadlines_are_met_once_though_nodes_of_this_process_end_and_begin()
    {
        var tenant = Samples.Tenant();
        var ids = new List<Guid>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await fixture.Node.StartAsync(tenant));
            foreach (var kind in DueWorkerProcess.Kinds)
                await fixture.Node.DueAsync(tenant, ids[^1], DateTimeOffset.UtcNow.AddMilliseconds(i * 100), kind);
        }

        var works = DueWorkerProcess.Kinds.Select(kind => new Reminding(kind)).ToArray();
        await using var lasting = new Running(fixture.NewNode(), tenant, works);
        for (var round = 0; round < 20; round++)
        {
            await using var passing = new Running(fixture.Node, tenant, works);
            await Task.Delay(50);
        }

        await Eventually.TrueAsync(
            async () => await fixture.ScalarAsync<long>("select count(*) from mt_doc_dueitem where tenant_id = $1", tenant) == 0, "every deadline is met");
        foreach (var id in ids)
            Assert.Equal(DueWorkerProcess.Kinds.Length, await fixture.Node.RemindersAsync(tenant, id));
        Assert.All(await fixture.Node.Verifier.VerifyAsync(tenant).ToListAsync(), stream => Assert.Null(stream.Problem));
    }
}
