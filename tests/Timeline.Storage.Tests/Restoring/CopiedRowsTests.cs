using Timeline.Storage.Sealing;
using Timeline.Storage.Tests.Sealing;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Restoring;

/// <summary>Rows of a backup are put back with the trigger switched on.</summary>
public sealed class CopiedRowsTests(StoreFixture fixture, DatabaseFixture databases) : IClassFixture<StoreFixture>
{
    private const string Everything = "select tenant_id, stream_id, version, seq_id, id, type, timestamp, headers, data, correlation_id, causation_id, user_name from mt_events order by seq_id";

    [Fact]
    public async Task A_row_that_comes_with_a_hash_keeps_it_and_its_time()
    {
        var tenant = Samples.Tenant();
        var id = await fixture.Node.RemindedAsync(tenant);
        await fixture.Node.AppendAsync(tenant, id, 6, Samples.Reminder(7));
        await using (var session = fixture.Node.Open(tenant))
        {
            session.Redact(id, 3, "a password", Samples.Reminder(0));
            await session.SaveChangesAsync();
        }

        await using var copy = new StoreFixture(databases);
        await copy.InitializeAsync();
        await copy.Sql.CopyInAsync("mt_streams", await fixture.Sql.CopyOutAsync("mt_streams"));
        await copy.Sql.CopyInAsync("mt_events", await fixture.Sql.CopyOutAsync("mt_events"));
        await copy.ExecuteAsync("select setval('mt_events_sequence', $1)", await fixture.ScalarAsync<long>("select last_value from mt_events_sequence"));

        Assert.Equal(await fixture.LinesAsync(Everything), await copy.LinesAsync(Everything));
        Assert.Equal(await fixture.Node.Verifier.HeadAsync(tenant, id), await copy.Node.Verifier.HeadAsync(tenant, id));
        await copy.Node.AppendAsync(tenant, id, 7, Samples.Reminder(8));
        var found = await copy.Node.VerifyOneAsync(tenant, id);
        Assert.Equal((null, 8L, 0L, 1L), (found.Problem, found.Version, found.Unsealed, found.Redacted));
    }

    [Fact]
    public async Task A_row_whose_hash_was_forged_before_it_was_put_back_is_found()
    {
        var tenant = Samples.Tenant();
        var id = await fixture.Node.RemindedAsync(tenant);
        await using var copy = new StoreFixture(databases);
        await copy.InitializeAsync();
        await copy.Sql.CopyInAsync("mt_streams", await fixture.Sql.CopyOutAsync("mt_streams"));
        await copy.Sql.CopyInAsync("mt_events", (await fixture.Sql.CopyOutAsync("mt_events")).Replace("reminder 3", "reminder 9", StringComparison.Ordinal));

        Assert.Equal((3, ChainFault.Changed), ((await copy.Node.VerifyOneAsync(tenant, id)).Problem!.Version, (await copy.Node.VerifyOneAsync(tenant, id)).Problem!.Fault));
    }
}
