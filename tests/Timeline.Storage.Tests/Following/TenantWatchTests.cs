using Timeline.Storage.Following;

namespace Timeline.Storage.Tests.Following;

public sealed class TenantWatchTests
{
    [Fact]
    public async Task Whatever_is_told_while_a_follower_takes_is_taken_and_nothing_is_taken_in_vain()
    {
        const int streams = 30_000;
        var watch = new TenantWatch("t");
        var ids = Enumerable.Range(0, streams).Select(_ => Guid.CreateVersion7()).ToArray();
        var telling = Task.WhenAll(Enumerable.Range(0, 2).Select(half => Task.Run(() =>
        {
            for (var i = half; i < streams; i += 2)
            {
                watch.Reached("t", ids[i], 1);
                watch.Reached("another", Guid.Empty, 1);
            }
        })));

        var told = new HashSet<Guid>();
        while (told.Count < streams)
        {
            var taken = await watch.TakeAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20));
            Assert.NotEmpty(taken);
            told.UnionWith(taken);
        }

        await telling;
        Assert.Equal(ids.ToHashSet(), told);
    }
}
