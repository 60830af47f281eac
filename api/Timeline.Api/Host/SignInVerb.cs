using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Timeline.Api.People;
using Timeline.Storage.Following;

namespace Timeline.Api.Host;

/// <summary>Prints a new administrator's link for a running server, for whoever has its terminal but lost the way in.</summary>
internal static class SignInVerb
{
    /// <exception cref="StartupException">The server's database cannot be reached.</exception>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var builder = TimelineHost.CreateBuilder(arguments);
        var settings = Settings.Read(builder.Configuration);
        await using var pool = await Database.PoolAsync(Database.FindRunning(settings), cancellation);
        await using var store = StoreSetup.Open(pool, settings);
        await StoreSetup.PrepareAsync(store, pool, migrate: false, cancellation);

        using var access = new AccessLog(NullLoggerFactory.Instance);
        var administrator = await FirstAdministrator.FindOrAddAsync(store, SystemClock.Instance, cancellation);
        var link = await new SignIn(store, SystemClock.Instance, settings, new CommitSignals(), new KnownCredentials(pool, settings), access).IssueLinkAsync(administrator.Id, cancellation);
        var root = settings.PublicUrl ?? new Uri(PublicUrls.Browsable((builder.Configuration["urls"] ?? Settings.DefaultUrl).Split(';')[0]));
        await Console.Out.WriteLineAsync($"Sign in once with {PublicUrls.SignIn(root, link)}".AsMemory(), cancellation);
        return 0;
    }
}
