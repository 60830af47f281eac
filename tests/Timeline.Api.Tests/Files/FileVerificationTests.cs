using System.Security.Cryptography;
using NodaTime;
using Timeline.Api.Files;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Domain.Shared;
using Timeline.Storage.Files;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Files;

/// <summary>The verb as a process, and what it says of files.</summary>
public sealed class FileVerificationTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly byte[] Log = "10:02 the queue grows"u8.ToArray();
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Log));

    [Fact]
    public async Task Files_that_fit_are_said_to_and_those_that_are_missing_or_changed_are_named()
    {
        await using var schema = await RecordedStore.CreateAsync(database, Attached);
        var store = new DatabaseFiles(schema.DataSource, schema.Name);
        var owners = await OwnersAsync(schema);
        foreach (var owner in owners)
            await store.PutAsync(new FileKey(Tenants.Only, owner, Hash, IncidentFiles.Original), new MemoryStream(Log), TestContext.Current.CancellationToken);
        var (code, output, _) = await RecordedStore.RunAsync(schema, "verify");
        Assert.Equal((0, "4 events of 2 streams verified: every event fits.\n2 files verified: every file fits.\n"), (code, output));

        await store.RemoveAsync(new FileKey(Tenants.Only, owners[0], Hash, IncidentFiles.Original), TestContext.Current.CancellationToken);
        await using (var tamper = schema.DataSource.CreateCommand("update es_file set bytes = 'another log, as long.'"))
            Assert.Equal(1, await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        (code, output, _) = await RecordedStore.RunAsync(schema, "verify");
        Assert.Equal(1, code);
        Assert.Contains($"SHA-256 {Hash}) is missing.\n", output, StringComparison.Ordinal);
        Assert.Contains($"SHA-256 {Hash}) was changed: its bytes have another hash.\n", output, StringComparison.Ordinal);
        Assert.EndsWith("every event fits.\n2 files verified: 2 do not fit.\n", output, StringComparison.Ordinal);
        Assert.Contains(": the file mail.log (entry ", output, StringComparison.Ordinal);

        (code, output, _) = await RecordedStore.RunAsync(schema, "verify", "--incident", "INC-1");
        Assert.Equal((1, true), (code, output.EndsWith("1 file verified: 1 does not fit.\n", StringComparison.Ordinal)));
    }

    private static FileAttached Attached(int number)
    {
        var entry = EntryId.From(number, new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0), 0);
        var when = new Occurrence(Instant.FromUtc(2014, 5, 14, 3, 0), Until: null, Precision.Minute, "UTC");
        return new(entry, when, FileId.Of(entry), "mail.log", "text/plain; charset=utf-8", Log.Length, Hash, Width: null, Height: null, Caption: null);
    }

    private static async Task<IReadOnlyList<Guid>> OwnersAsync(TestSchema schema)
    {
        var owners = new List<Guid>();
        await using var list = schema.DataSource.CreateCommand("select distinct stream_id from mt_events");
        await using var reader = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            owners.Add(reader.GetGuid(0));
        return owners;
    }
}
