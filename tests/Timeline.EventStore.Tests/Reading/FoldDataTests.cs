using Timeline.EventStore.Events;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Tests.Reading;

public sealed class FoldDataTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly string _tenant = Samples.Tenant();

    private IEventStore Store => fixture.Store;

    [Fact]
    public async Task A_fold_sees_what_a_reader_sees_in_the_same_order_and_tells_the_version_reached()
    {
        var id = await Store.StartAsync(_tenant, [Samples.Lent(), .. Enumerable.Range(2, 1500).Select(Samples.Reminder)]);

        var (seen, version) = await Store.FoldDataAsync(_tenant, id, new List<object>(), Added);

        Assert.Equal((await Store.StreamAsync(_tenant, id)).Select(stored => stored.Data), seen);
        Assert.Equal(1501, version);
    }

    [Fact]
    public async Task A_fold_up_to_a_version_ends_there_and_that_of_no_stream_is_the_seed_at_version_zero()
    {
        var id = await Store.StartAsync(_tenant, [Samples.Lent(), .. Enumerable.Range(2, 9).Select(Samples.Reminder)]);

        Assert.Equal((3, 3), await CountAsync(id, toVersion: 3));
        Assert.Equal((10, 10), await CountAsync(id, toVersion: 99));
        Assert.Equal((0, 0), await CountAsync(Guid.CreateVersion7(), toVersion: null));
        await Store.ArchiveStreamAsync(_tenant, id);
        Assert.Equal((0, 0), await CountAsync(id, toVersion: null));
    }

    [Fact]
    public async Task An_event_without_content_and_one_that_nobody_can_read_are_given_as_what_they_are()
    {
        var id = await Store.StartAsync(_tenant, Samples.Lent(), Samples.Reminder(2), Samples.Reminder(3));
        await Store.RedactEventAsync(_tenant, id, 2, "grace", "a password");
        await fixture.ExecuteAsync("update mt_events set type = 'of_tomorrow', mt_dotnet_type = 'Some.Where, Else' where stream_id = $1 and version = 3", id);

        var (seen, _) = await Store.FoldDataAsync(_tenant, id, new List<object>(), Added);

        Assert.Equal(("reminder_sent", "grace", "a password"), seen[1] is RedactedEvent { Redaction: var why } redacted ? (redacted.Alias, why.By, why.Reason) : default);
        Assert.Equal(("of_tomorrow", "Some.Where, Else"), seen[2] is UnknownEvent unknown ? (unknown.Alias, unknown.DotNetName) : default);
    }

    private async Task<(int Count, long Version)> CountAsync(Guid id, long? toVersion)
    {
        var folded = await Store.FoldDataAsync(_tenant, id, 0, (count, _) => count + 1, toVersion);
        return (folded.State, folded.Version);
    }

    private static List<object> Added(List<object> seen, object data)
    {
        seen.Add(data);
        return seen;
    }
}
