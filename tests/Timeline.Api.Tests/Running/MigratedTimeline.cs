using Timeline.Api.Host;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Running;

/// <summary>What came of running the program on a database.</summary>
/// <param name="Changed">Whether any row of any table is another, or there are other tables.</param>
internal sealed record Run(int Code, string Output, string Errors, bool Changed);

/// <summary>The database of version 0.1, brought up to date by the verb, and the program on it.</summary>
public sealed class MigratedTimeline : IAsyncLifetime
{
    private readonly DatabaseFixture _databases = new();
    private RunningProgram? _program;

    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>Signed in as the administrator by token.</summary>
    internal TimelineClient Client { get; private set; } = null!;

    /// <summary>The program, started before the migration.</summary>
    internal Run Unmigrated { get; private set; } = null!;

    internal Run Migrated { get; private set; } = null!;

    internal Run MigratedAgain { get; private set; } = null!;

    /// <summary>Another database of version 0.1, migrated and with nobody on it.</summary>
    internal async Task<TestDatabase> CreateAnotherAsync()
    {
        var database = await Version01.CreateAsync(_databases);
        await using var store = StoreSetup.Open(database.DataSource, new Settings { DatabaseSchema = Version01.Schema });
        await StoreSetup.PrepareAsync(store, database.DataSource, migrate: true, TestContext.Current.CancellationToken);
        return database;
    }

    public async ValueTask InitializeAsync()
    {
        await _databases.InitializeAsync();
        Database = await Version01.CreateAsync(_databases);
        Unmigrated = await RunAsync(async () =>
        {
            using var program = Version01.Start(Database);
            var (code, errors) = await program.EndAsync();
            return (code, "", errors);
        });
        Migrated = await RunAsync(() => Version01.RunAsync(Database, "migrate"));
        MigratedAgain = await RunAsync(() => Version01.RunAsync(Database, "migrate"));
        _program = Version01.Start(Database);
        Client = new TimelineClient(RunningProgram.RootIn(await _program.ReadLineAsync()), Version01.Secret("administratorToken"));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        _program?.Dispose();
        await _databases.DisposeAsync();
    }

    private async Task<Run> RunAsync(Func<Task<(int Code, string Output, string Errors)>> run)
    {
        var before = await DatabaseText.DigestAsync(Database);
        var (code, output, errors) = await run();
        return new Run(code, output, errors, before != await DatabaseText.DigestAsync(Database));
    }
}
