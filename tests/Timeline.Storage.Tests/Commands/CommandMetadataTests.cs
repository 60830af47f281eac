using Timeline.Storage.Commands;
using Timeline.Storage.Json;

namespace Timeline.Storage.Tests.Commands;

public sealed class CommandMetadataTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const string Bad = "x\0";

    private readonly string _tenant = Samples.Tenant();

    [Fact]
    public async Task Who_did_what_and_why_is_on_every_event()
    {
        var (id, command) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var metadata = new CommandMetadata(command, "Ada 🐎", "desk", "visit 7", new Dictionary<string, string> { ["shelf"] = "B2" });
        await using (var session = metadata.OpenSession(fixture.Store, _tenant))
        {
            session.Events.StartStream(id, Samples.Lent(), Samples.Reminder(1));
            session.Events.Append(Guid.CreateVersion7(), Samples.Reminder(2));
            await session.SaveChangesAsync();
        }

        var read = await fixture.Node.StreamAsync(_tenant, id);
        Assert.Equal(2, read.Count);
        Assert.All(read, stored =>
        {
            Assert.Equal(("Ada 🐎", "visit 7", $"{command}"), (stored.UserName, stored.CorrelationId, stored.CausationId));
            Assert.Equal(("desk", $"{command}", "B2"), (stored.Headers!["source"], stored.Headers["command_id"], stored.Headers["shelf"]));
            Assert.Equal(_tenant, stored.TenantId);
        });
        Assert.Equal(
            ["desk B2 1", "desk B2 1", "desk B2 1"],
            await fixture.LinesAsync("select headers ->> 'source', headers ->> 'shelf', headers ->> 'hash_v' from mt_events where tenant_id = $1", _tenant));
    }

    [Theory]
    [InlineData("Actor")]
    [InlineData("Source")]
    [InlineData("CorrelationId")]
    [InlineData("header")]
    [InlineData("header's name")]
    public void What_cannot_be_stored_is_refused_before_anything_is(string member)
    {
        var good = new CommandMetadata(Guid.CreateVersion7(), "ada", "desk");
        var metadata = member switch
        {
            "Actor" => good with { Actor = Bad },
            "Source" => good with { Source = Bad },
            "CorrelationId" => good with { CorrelationId = Bad },
            "header" => good with { Headers = new Dictionary<string, string> { ["h"] = Bad } },
            _ => good with { Headers = new Dictionary<string, string> { [Bad] = "x" } },
        };
        Assert.Throws<UnstorableTextException>(() => metadata.OpenSession(fixture.Store, _tenant));
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("hash_v")]
    [InlineData("redactions")]
    [InlineData("source")]
    [InlineData("command_id")]
    public void Headers_of_the_storage_itself_cannot_be_given(string name) => Assert.Throws<InvalidOperationException>(
        () => new CommandMetadata(Guid.CreateVersion7(), "ada", "desk", Headers: new Dictionary<string, string> { [name] = "x" }).OpenSession(fixture.Store, _tenant));

    [Fact]
    public void The_empty_id_is_no_commands() =>
        Assert.Throws<InvalidOperationException>(() => new CommandMetadata(Guid.Empty, "ada", "desk").OpenSession(fixture.Store, _tenant));
}
