using Timeline.Torture.Servers;

namespace Timeline.Torture.Rounds;

/// <summary>What is done to the store at a random moment.</summary>
internal enum StrikeKind
{
    /// <summary><c>kill -9</c> of a process that appends.</summary>
    Writer,

    /// <summary><c>pg_terminate_backend</c> of all connections.</summary>
    Connections,

    /// <summary><c>kill -9</c> of one process of PostgreSQL, which then restarts all of itself.</summary>
    Backend,

    /// <summary><c>kill -9</c> of all of PostgreSQL, and a start.</summary>
    Server,
}

internal sealed class Strike(TortureServer server, Crew crew, Random dice)
{
    private const string Others = "from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid";

    public static StrikeKind Choose(Random dice) => (StrikeKind)dice.Next(4);

    public async Task RunAsync(StrikeKind kind)
    {
        switch (kind)
        {
            case StrikeKind.Writer:
                await crew.KillOneAsync(dice.Next(100));
                break;
            case StrikeKind.Connections:
                await server.ColumnAsync<bool>($"select pg_terminate_backend(pid) {Others}");
                break;
            case StrikeKind.Backend:
                var backends = await server.ColumnAsync<int>($"select pid {Others}");
                if (backends.Count > 0)
                    await server.KillBackendAsync(backends[dice.Next(backends.Count)]);
                break;
            default:
                await server.KillAsync();
                await Task.Delay(dice.Next(300));
                await server.RestartAsync();
                break;
        }
    }
}
