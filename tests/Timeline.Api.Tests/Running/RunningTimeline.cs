using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.GraphQL.Transports;
using Timeline.Storage;
using Timeline.Storage.DueWork;
using Timeline.Testing;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Running;

/// <summary>The real application on a free port and a schema of its own in a real PostgreSQL.</summary>
public sealed class RunningTimeline : IAsyncLifetime
{
    public const string AdminToken = "an-administrators-token-for-tests";

    private readonly DatabaseFixture _database = new();
    private const int MostConnections = 20;

    private TestSchema? _schema;
    private RecordClock? _recordClock;
    private WebApplication? _app;
    private int _port;

    /// <summary>The only documents that are executed. Null: whatever is sent.</summary>
    public IReadOnlyList<string>? OnlyDocuments { get; init; }

    /// <summary>Environment variables of the program, by their names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the deployment sets besides.</summary>
    internal Func<Settings, Settings> Set { get; init; } = static settings => settings;

    /// <summary>The folder of a web UI. Null: the program's own, if it has one.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Gets what the application logs, at the levels that it is set to.</summary>
    public ILoggerProvider? Log { get; init; }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 3, 14, 9, 0));

    public Uri Root => new($"http://127.0.0.1:{_port}");

    /// <summary>Signed in as an administrator by token.</summary>
    public TimelineClient Client => new(Root, AdminToken);

    public TimelineClient Anonymous => new(Root, token: null);

    public IDocumentStore Store => _app!.Services.GetRequiredService<IDocumentStore>();

    /// <summary>The schema's own connections, to look at what is really stored.</summary>
    public NpgsqlDataSource Database => _schema!.DataSource;

    internal IServiceProvider Services => _app!.Services;

    internal SignIn SignIn => _app!.Services.GetRequiredService<SignIn>();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _schema = await _database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        _recordClock = new RecordClock(_schema.DataSource, _schema.Name);
        await StartAsync();
    }

    /// <summary>Waits until all that is due by the clock is done.</summary>
    public Task<int> NothingIsDueAsync() => Until.GoodAsync(() => Services.GetRequiredService<DueWorker>().CountDueAsync(TestContext.Current.CancellationToken), due => due == 0);

    /// <summary>Stops the application and starts it again on the same port and data.</summary>
    /// <param name="meanwhile">Done while it does not run.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await StopAsync();
        meanwhile?.Invoke();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_schema is not null)
            await _schema.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Another node over the same database, with a clock of its own. The caller disposes of it.</summary>
    public async Task<(WebApplication Node, Uri Root)> StartAnotherAsync(IClock clock)
    {
        var node = await StartAsync(port: 0, clock);
        return (node, new Uri($"http://127.0.0.1:{PortOf(node)}"));
    }

    private async Task StartAsync()
    {
        _app = await StartAsync(_port, Clock);
        _port = PortOf(_app);
    }

    private async Task<WebApplication> StartAsync(int port, IClock clock)
    {
        var builder = TimelineHost.CreateBuilder([$"--urls=http://127.0.0.1:{port}"], _ => null);
        builder.Logging.ClearProviders();
        if (Log is not null)
            builder.Logging.AddProvider(Log);
        builder.Configuration.AddInMemoryCollection(Variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));
        if (WebRoot is not null)
            builder.Environment.WebRootFileProvider = new PhysicalFileProvider(WebRoot);
        var settings = Set(new Settings { AdminToken = AdminToken, DatabaseSchema = _schema!.Name, OnlyTrustedDocuments = OnlyDocuments is not null, LateDeadlineMinutes = 0, FatigueHours = 0 });
        var pool = ConnectionPool.Create(_schema.ConnectionString, "timeline tests", MostConnections);
        var app = TimelineHost.Build(builder, settings, pool, clock, OnlyDocuments is null ? null : new TrustedDocuments(OnlyDocuments));
        app.Lifetime.ApplicationStopped.Register(pool.Dispose);
        await _recordClock!.LeaveAsync();
        await StoreSetup.PrepareAsync(app.Services, migrate: false, report: null, CancellationToken.None);
        await _recordClock.FollowAsync(Clock);
        await app.StartAsync();
        return app;
    }

    private static int PortOf(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    private async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }
}
