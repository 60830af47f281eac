using Marten;
using Npgsql;
using Timeline.Storage.Commands;
using Timeline.Testing.Databases;

namespace Timeline.Storage.Tests.Faults;

public sealed class DiskFullTests(DatabaseFixture databases)
{
    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task On_a_full_disk_appends_fail_store_nothing_and_go_on_when_there_is_room()
    {
        await using var server = NpgsqlDataSource.Create(databases.ConnectionString);
        await using var disk = await SmallDisk.MountAsync(server);
        await using var schema = await databases.CreateSchemaAsync();
        var there = new NpgsqlConnectionStringBuilder(databases.ConnectionString) { Options = $"-c default_tablespace={disk.Tablespace}" };
        await using var node = new StoreNode(there.ConnectionString, schema.Name);
        await node.PrepareAsync();
        var id = await node.StartAsync(_tenant);

        disk.Fill();
        var (acknowledged, refused, fault) = await AppendUntilRefusedAsync(node, id);

        Assert.Equal(PostgresErrorCodes.DiskFull, Saving.Refusal(fault)?.SqlState);
        await EverythingIsWholeAsync(node, id, acknowledged);

        disk.Free();
        Assert.Equal(SaveOutcome.Saved, await RemindAsync(node, id, acknowledged, refused));
        await EverythingIsWholeAsync(node, id, acknowledged + 3);
    }

    private async Task<(long Version, Guid Refused, Exception Fault)> AppendUntilRefusedAsync(StoreNode node, Guid id)
    {
        for (var version = 1L; ; version += 3)
        {
            var command = Guid.CreateVersion7();
            try
            {
                await RemindAsync(node, id, version, command);
            }
#pragma warning disable CA1031 // Which it is, the test looks at.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return (version, command, e);
            }

            Assert.True(version < 10_000, "the disk does not get full");
        }
    }

    private async Task<SaveOutcome> RemindAsync(StoreNode node, Guid id, long version, Guid command)
    {
        await using var session = node.Open(_tenant, command);
        // Random digits cannot be made smaller.
        var text = Convert.ToBase64String(Enumerable.Range(0, 100).SelectMany(_ => Guid.NewGuid().ToByteArray()).ToArray());
        session.Events.Append(id, version + 3, Enumerable.Repeat<object>(new ReminderSent(text, Urgency.Firm), 3));
        session.Insert(new HandledCommand { Id = command, Streams = [new StreamVersion(id, version + 3, 3)] });
        return await session.TrySaveAsync(TestContext.Current.CancellationToken);
    }

    private async Task EverythingIsWholeAsync(StoreNode node, Guid id, long version)
    {
        var stream = await node.StreamAsync(_tenant, id);
        Assert.Equal(Enumerable.Range(1, (int)version).Select(number => (long)number), stream.Select(stored => stored.Version));
        await using var session = node.Store.QuerySession(_tenant);
        Assert.Equal((version - 1) / 3, await session.Query<HandledCommand>().CountAsync());
        Assert.Null((await node.Verifier.VerifyAsync(_tenant, id).SingleAsync()).Problem);
    }
}
