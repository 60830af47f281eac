using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.Testing.Databases;

namespace Timeline.EventStore.Tests.Faults;

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
        await using var store = new PostgresEventStore(there.ConnectionString, Samples.Options(schema.Name));
        await store.MigrateAsync();
        var id = await store.StartAsync(_tenant);

        disk.Fill();
        var (acknowledged, refused, fault) = await AppendUntilRefusedAsync(store, id);

        Assert.Equal(PostgresErrorCodes.DiskFull, fault.SqlState);
        Assert.Null(await store.FindCommandAsync(_tenant, refused));
        await EverythingIsWholeAsync(store, id, acknowledged);

        disk.Free();
        Assert.False((await Remind(store, id, acknowledged, refused).SaveChangesAsync()).Repeated);
        await EverythingIsWholeAsync(store, id, acknowledged + 3);
    }

    private async Task<(long Version, Guid Refused, PostgresException Fault)> AppendUntilRefusedAsync(PostgresEventStore store, Guid id)
    {
        for (var version = 1L; ; version += 3)
        {
            var command = Guid.CreateVersion7();
            try
            {
                await Remind(store, id, version, command).SaveChangesAsync();
            }
            catch (PostgresException e)
            {
                return (version, command, e);
            }

            Assert.True(version < 10_000, "the disk does not get full");
        }
    }

    private IEventSession Remind(PostgresEventStore store, Guid id, long version, Guid command)
    {
        var session = store.OpenSession(_tenant, new SessionMetadata { CommandId = command });
        // Random digits cannot be made smaller.
        var text = Convert.ToBase64String(Enumerable.Range(0, 100).SelectMany(_ => Guid.NewGuid().ToByteArray()).ToArray());
        session.Append(id, version, [.. Enumerable.Repeat(new ReminderSent(text, Urgency.Firm), 3)]);
        session.Store(new Card(command.ToString("N"), "Ada", 1));
        return session;
    }

    private async Task EverythingIsWholeAsync(PostgresEventStore store, Guid id, long version)
    {
        var stream = await store.StreamAsync(_tenant, id);
        Assert.Equal(Enumerable.Range(1, (int)version).Select(number => (long)number), stream.Select(stored => stored.Version));
        Assert.Equal(version, (await store.GetStreamStateAsync(_tenant, id))!.Version);
        Assert.Equal((version - 1) / 3, await store.Documents.CountAsync<Card>(_tenant));
        Assert.Null(Assert.Single(await store.VerifyAsync(_tenant, id).ToListAsync()).Problem);
    }
}
