using System.Diagnostics;
using Marten;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems;

public sealed class MeasureTemp(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task Measure()
    {
        using var at = await WrittenPostmortem.DraftAsync(timeline);
        var id = new IncidentId(Guid.Parse(at.Incident));
        await using (var session = timeline.Store.Writing())
        {
            var text = string.Concat(Enumerable.Repeat("Mail stood still for one night. ", 60));
            session.LastModifiedBy = "Ada";
            session.Events.Append(PostmortemReader.StreamOf(id), [.. Enumerable.Range(0, 499).Select(n => (object)new SectionWritten((PostmortemSection)(n % 17), text + n, 1, [new NamedPerson(Guid.Parse(at.AdaId), "Ada")]))]);
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var times = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await at.PostmortemAsync("status version publications { number } sections { section written { markdown } }");
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times = [.. times.Skip(10).Order()];
        TestContext.Current.TestOutputHelper!.WriteLine($"500 events: p50 {times[25]:0.0} min {times[0]:0.0} p90 {times[45]:0.0} ms; version {(await at.PostmortemAsync("version")).Number("version")}");
        Assert.Fail($"500 events: p50 {times[25]:0.0} min {times[0]:0.0} p90 {times[45]:0.0} ms");
    }
}
