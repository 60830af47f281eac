using System.Collections.Concurrent;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Timeline.Storage.Following;

namespace Timeline.Storage.Tests.Commands;

/// <summary>What people recorded is in no log: everything that Marten and Npgsql have to say is listened to while an append fails.</summary>
public sealed class QuietLoggerTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private const string Marker = "the-password-is-swordfish";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failing_save_tells_nobody_what_was_recorded(bool events)
    {
        using var recorder = new Recorder();
        var pool = new NpgsqlDataSourceBuilder(fixture.ConnectionString).UseLoggerFactory(recorder);
        await using var database = pool.Build();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(recorder).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace));
        services.AddMarten(options =>
        {
            options.UseTimelineStorage(database, fixture.Schema, new CommitSignals());
            Samples.AddTo(options);
        });
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IDocumentStore>();
        var name = events ? "mt_events" : "mt_doc_card";
        await fixture.ExecuteAsync($"alter table {name} add constraint refused check (data::text not like '%swordfish%')");

        await using var session = store.LightweightSession(Samples.Tenant());
        session.LastModifiedBy = Marker;
        session.SetHeader("h", Marker);
        session.Events.StartStream(Guid.CreateVersion7(), Samples.Lent(events ? Marker : "harmless"));
        session.Store(new Card("a", events ? "harmless" : Marker, 1));
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync());
        await fixture.ExecuteAsync($"alter table {name} drop constraint refused");

        Assert.Equal(PostgresErrorCodes.CheckViolation, Timeline.Storage.Commands.Saving.Refusal(fault)?.SqlState);
        // Else this test would show nothing.
        Assert.Contains(recorder.Lines, line => line.Contains("Npgsql", StringComparison.Ordinal));
        Assert.DoesNotContain(recorder.Lines, line => line.Contains(Marker, StringComparison.Ordinal));
        // Whoever catches it logs it.
        Assert.DoesNotContain(Marker, fault.ToString(), StringComparison.Ordinal);
    }

    private sealed class Recorder : ILoggerFactory
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        private sealed class Line(Recorder recorder, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                recorder.Lines.Enqueue($"{category} {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var members = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(pair => pair.Value)) : "";
                recorder.Lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {members} {exception}");
            }
        }
    }
}
