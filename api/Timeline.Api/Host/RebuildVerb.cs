using System.Diagnostics;
using JasperFx.Events.Projections;
using Marten;
using Npgsql;
using Timeline.Api.Incidents;
using Timeline.Storage.Projections;

namespace Timeline.Api.Host;

/// <summary>Makes the documents of one projection, or of all, anew from the events.</summary>
/// <remarks>
/// The board is made anew incident by incident, while the program may serve. The library of lessons and what can be searched are made anew by
/// Marten's daemon, which empties them first: no node may keep them meanwhile.
/// </remarks>
internal static class RebuildVerb
{
    private static readonly TimeSpan PatienceForOneBatch = TimeSpan.FromMinutes(10);

    /// <returns>0 when done.</returns>
    /// <exception cref="StartupException">There is no such projection, it cannot be rebuilt now, or the database cannot be used.</exception>
    public static async Task<int> RunAsync(string? name, string[] arguments, CancellationToken cancellation)
    {
        var settings = Settings.Read(TimelineHost.CreateBuilder(arguments).Configuration);
        string[] all = [.. StoreSetup.InlineProjections, .. StoreSetup.BackgroundProjections];
        if (name is not null && !all.Contains(name, StringComparer.Ordinal))
            throw new StartupException($"There is no projection \"{Excerpt.Of(name)}\"; write one of {string.Join(", ", all)}, or none for all.");

        await using var database = await Database.OpenAtRestAsync(settings, cancellation);
        await using var pool = await Database.PoolAsync(database.ConnectionString, cancellation);
        await using var store = StoreSetup.Open(pool, settings);
        await StoreSetup.PrepareAsync(store, pool, migrate: false, cancellation);
        try
        {
            foreach (var projection in name is null ? all : [name])
            {
                var begun = Stopwatch.GetTimestamp();
                var progress = new ProgressBar(Console.Error, Console.IsErrorRedirected);
                if (projection == IncidentSummaryProjection.Name)
                    await IncidentSummaryRebuild.RunAsync(store, progress.Show, cancellation);
                else
                    await BackgroundAsync(store, pool, projection, progress, cancellation);
                progress.End();
                await Console.Out.WriteLineAsync(FormattableString.Invariant($"{projection} is rebuilt ({Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s)."));
            }

            return 0;
        }
        catch (NpgsqlException failed)
        {
            throw new StartupException($"The database cannot be used ({(failed.InnerException ?? failed).Message.TrimEnd('.')}); run the verb again.", failed);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new StartupException("Interrupted; what was not finished is to be rebuilt again.");
        }
    }

    private static async Task BackgroundAsync(DocumentStore store, NpgsqlDataSource pool, string projection, ProgressBar progress, CancellationToken cancellation)
    {
        var status = (await new BackgroundProjections(store, pool).StatusAsync(cancellation)).Single(status => status.Name == projection);
        if (status.Owner is { } owner)
            throw new StartupException($"{owner} keeps the projection {projection} just now; stop every node, and run the verb again.");
        using var daemon = await store.BuildProjectionDaemonAsync();
        using var told = daemon.Tracker.Subscribe(new Told(projection, status.Newest, progress));
        await daemon.RebuildProjectionAsync(projection, PatienceForOneBatch, cancellation);
    }

    private sealed class Told(string projection, long newest, ProgressBar progress) : IObserver<ShardState>
    {
        public void OnNext(ShardState value)
        {
            if (value.ShardName.StartsWith(projection, StringComparison.Ordinal))
                progress.Show(value.Sequence, newest);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
