using System.Diagnostics;
using Npgsql;
using Timeline.EventStore;

namespace Timeline.Api.Host;

/// <summary>Makes the documents of one projection, or of all, anew from the events. The program may serve meanwhile.</summary>
internal static class RebuildVerb
{
    /// <returns>0 when done.</returns>
    /// <exception cref="StartupException">There is no such projection, it cannot be rebuilt now, or the database cannot be used.</exception>
    public static async Task<int> RunAsync(string? name, string[] arguments, CancellationToken cancellation)
    {
        var settings = Settings.Read(TimelineHost.CreateBuilder(arguments).Configuration);
        var options = StoreSetup.Options(settings.DatabaseSchema);
        string[] background = [.. options.BackgroundProjections.Select(projection => projection.Name)];
        string[] all = [.. options.InlineProjections.Select(projection => projection.Name), .. background];
        if (name is not null && !all.Contains(name, StringComparer.Ordinal))
            throw new StartupException($"There is no projection \"{Excerpt.Of(name)}\"; write one of {string.Join(", ", all)}, or none for all.");

        await using var database = await Database.OpenAtRestAsync(settings, cancellation);
        await using var pool = Database.Pool(database.ConnectionString);
        await using var store = new PostgresEventStore(pool, options);
        await StoreSetup.PrepareAsync(store, cancellation);
        try
        {
            foreach (var projection in name is null ? all : [name])
            {
                var begun = Stopwatch.GetTimestamp();
                var progress = new ProgressBar(Console.Error, Console.IsErrorRedirected);
                if (background.Contains(projection, StringComparer.Ordinal))
                    await store.RebuildAsync(projection, progress, cancellation);
                else
                    await store.RebuildAsync(options.InlineProjections.Single(inline => inline.Name == projection), cancellation);
                progress.End();
                await Console.Out.WriteLineAsync(FormattableString.Invariant($"{projection} is rebuilt ({Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s)."));
            }

            return 0;
        }
        catch (InvalidOperationException refused)
        {
            throw new StartupException(refused.Message, refused);
        }
        catch (NpgsqlException failed)
        {
            throw new StartupException($"The database cannot be used ({(failed.InnerException ?? failed).Message.TrimEnd('.')}); what is read is as it was.", failed);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new StartupException("Interrupted; what is read is as it was.");
        }
    }
}
