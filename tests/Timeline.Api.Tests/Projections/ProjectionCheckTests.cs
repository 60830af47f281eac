using Microsoft.Extensions.Diagnostics.HealthChecks;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Incidents;
using Timeline.Storage.Projections;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Projections;

/// <summary>The check over a real store, with a runner that runs or does not.</summary>
public sealed class ProjectionCheckTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task One_that_is_behind_and_stands_still_for_a_minute_is_named_until_it_goes_on()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        await using var store = await RecordedStore.OpenAsync(schema);
        await using var session = store.Writing();
        session.LastModifiedBy = "Ada";
        session.Events.Append(Guid.CreateVersion7(), 1, new IncidentDeclared(1, "Mail is down", Severity.Sev1, IncidentKind.Real, "UTC"));
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        var time = new HandTime();
        var check = new ProjectionCheck(new BackgroundProjections(store, schema.DataSource), time);

        Assert.Equal(HealthStatus.Healthy, (await LookAsync(check)).Status);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HealthStatus.Healthy, (await LookAsync(check)).Status);
        time.Advance(TimeSpan.FromSeconds(2));
        var still = await LookAsync(check);
        Assert.Equal((HealthStatus.Degraded, "The projection LessonLibrary has stood at 0 of 1 for 61 s; no node owns it. The projection Search has stood at 0 of 1 for 61 s; no node owns it. The projection IncidentFacts has stood at 0 of 1 for 61 s; no node owns it. The projection ActionItemLibrary has stood at 0 of 1 for 61 s; no node owns it. The projection PostmortemLibrary has stood at 0 of 1 for 61 s; no node owns it."), (still.Status, still.Description));

        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Until.GoodAsync(() => LookAsync(check), result => result.Status == HealthStatus.Healthy);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HealthStatus.Healthy, (await LookAsync(check)).Status);
        await daemon.StopAllAsync();
    }

    private static Task<HealthCheckResult> LookAsync(ProjectionCheck check) => check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

    private sealed class HandTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
