using Timeline.Torture.Servers;

namespace Timeline.Torture.Application;

/// <summary>What is done to the program or its database at a random moment.</summary>
internal enum ApiStrikeKind
{
    /// <summary><c>kill -9</c> of one node.</summary>
    Node,

    /// <summary><c>kill -9</c> of all nodes at once.</summary>
    Nodes,

    /// <summary><c>pg_terminate_backend</c> of all connections.</summary>
    Connections,

    /// <summary><c>kill -9</c> of one process of PostgreSQL, which then restarts all of itself.</summary>
    Backend,

    /// <summary><c>kill -9</c> of all of PostgreSQL, and a start.</summary>
    Server,
}

internal sealed class ApiStrike(TortureServer server, IReadOnlyList<ApiNode> nodes, Random dice)
{
    private const string Others = "from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid";

    public static ApiStrikeKind Choose(Random dice) => (ApiStrikeKind)dice.Next(5);

    public async Task RunAsync(ApiStrikeKind kind)
    {
        switch (kind)
        {
            case ApiStrikeKind.Node:
                await RestartAsync(nodes[dice.Next(nodes.Count)]);
                break;
            case ApiStrikeKind.Nodes:
                await Task.WhenAll(nodes.Select(RestartAsync));
                break;
            case ApiStrikeKind.Connections:
                await server.ColumnAsync<bool>($"select pg_terminate_backend(pid) {Others}");
                break;
            case ApiStrikeKind.Backend:
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

    private static async Task RestartAsync(ApiNode node)
    {
        await node.KillAsync();
        await node.StartAsync();
    }
}
