using System.Runtime.InteropServices;
using Marten;
using Microsoft.AspNetCore.Connections;
using NodaTime;
using Npgsql;
using Timeline.Api.Host.Names;
using Timeline.Api.People;

namespace Timeline.Api.Host;

/// <summary>Runs the server until it is told to stop.</summary>
internal static class ServeVerb
{
    private const int ShortestToken = 16;

    /// <exception cref="StartupException">It cannot start; the message is one sentence that says what to do.</exception>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        // Not disposed: a second Ctrl+C may come while the first is being obeyed.
        var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await ServeAsync(arguments, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it was still starting.
        }

        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static async Task ServeAsync(string[] arguments, CancellationToken stopping)
    {
        var builder = TimelineHost.CreateBuilder(arguments);
        var settings = Settings.Read(builder.Configuration);
        var onlyThisMachine = ListenUrls.AreLoopback(builder.Configuration);
        CheckAdminToken(settings, onlyThisMachine);
        FontPlace.Use(settings);

        // Takes a third of the start, and needs no database.
        var schema = Task.Run(TimelineSchema.Build, stopping);
        await using var database = await Database.OpenAsync(settings, stopping);
        await using var pool = await Database.PoolAsync(database.ConnectionString, stopping);
        await using var app = TimelineHost.Build(builder, settings, pool, schema: await schema);
        if (database.IsPrivate)
            await Migration.RunAsync(database, app.Services.GetRequiredService<IDocumentStore>(), pool, settings, app.Services.GetRequiredService<IClock>(), stopping);
        await StoreSetup.PrepareAsync(app.Services, migrate: false, database.IsPrivate ? Console.Error.WriteLine : null, stopping);
        await ListenAsync(app, stopping);
        await PrintAsync(app, settings, onlyThisMachine, stopping);
        await RunAsync(app, database, stopping);
    }

    // Returns when it was told to stop, or throws when its private database cannot be kept running.
    private static async Task RunAsync(WebApplication app, Database database, CancellationToken stopping)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watch = database.KeepRunningAsync(app.Services.GetRequiredService<NpgsqlDataSource>().Clear, watching.Token);
        var serving = app.WaitForShutdownAsync(stopping);
        if (await Task.WhenAny(serving, watch) == watch && watch.IsFaulted)
            await app.StopAsync(CancellationToken.None);
        await serving;
        await watching.CancelAsync();
        await watch;
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken stopping)
    {
        try
        {
            await app.StartAsync(stopping);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartupException($"{taken.Message.TrimEnd('.')}; stop the program that uses it, or choose another with --urls=http://localhost:PORT.", taken);
        }
        catch (Exception refused) when (refused is System.Net.Sockets.SocketException or FormatException or InvalidOperationException)
        {
            throw new StartupException($"The server cannot listen ({refused.Message.TrimEnd('.')}); check --urls or ASPNETCORE_URLS.", refused);
        }
    }

    private static async Task PrintAsync(WebApplication app, Settings settings, bool onlyThisMachine, CancellationToken stopping)
    {
        var urls = app.Services.GetRequiredService<PublicUrls>();
        var administrator = await FirstAdministrator.FindOrAddAsync(app.Services.GetRequiredService<IDocumentStore>(), app.Services.GetRequiredService<IClock>(), stopping);
        var print = settings.SignInLink switch
        {
            SignInLinkPrinting.Always => true,
            SignInLinkPrinting.Never => false,
            _ => onlyThisMachine || !administrator.HasNamed,
        };
        var line = $"Timeline is ready on {urls.Root}";
        if (print)
            line += $" - sign in once with {urls.SignIn(await app.Services.GetRequiredService<SignIn>().IssueLinkAsync(administrator.Id, stopping))}";
        await Console.Out.WriteLineAsync(line.AsMemory(), stopping);
        if (app.Services.GetRequiredService<OwnNames>().AreUnknown)
        {
            await Console.Out.WriteLineAsync(
                "Other machines can reach the server, by its addresses only: set TIMELINE_PUBLIC_URL to the address that browsers use, for example \"https://timeline.example.com\".".AsMemory(), stopping);
        }
    }

    private static void CheckAdminToken(Settings settings, bool onlyThisMachine)
    {
        if (settings.AdminToken is { } token && token.Length < ShortestToken && !onlyThisMachine)
        {
            throw new StartupException(
                $"TIMELINE_ADMIN_TOKEN is {token.Length} characters, and other machines can reach the server; set one of at least {ShortestToken} random characters, or listen on localhost only.");
        }
    }
}
