using System.Globalization;
using Timeline.Torture.Application;
using Timeline.Torture.DiskFull;
using Timeline.Torture.DueWork;
using Timeline.Torture.Failover;
using Timeline.Torture.Ordering;
using Timeline.Torture.Restore;
using Timeline.Torture.Rounds;
using Timeline.Torture.Sabotage;
using Timeline.Torture.SlaClocks;
using Timeline.Torture.Writing;

namespace Timeline.Torture;

/// <summary>Faults that take longer than a test may: docs/torture.md explains them. Exit code 0 when nothing was found, 1 when something was.</summary>
internal static class Program
{
    private const string Usage =
        """
        Usage: Timeline.Torture [rounds|order|due|failover|application|appfailover|clocks|slaclocks|restore|diskfull|sabotage] [--rounds N] [--seed N]

          rounds       load, and kills of writers, connections and PostgreSQL at random moments (default)
          order        transactions that dawdle and roll back in several processes, and the daemon that takes the events in
          due          deadlines, and kills of the processes that are to meet them
          failover     the primary is killed under load and its synchronous standby promoted
          application  the whole program under load through its API: kills of its nodes and of PostgreSQL
          appfailover  the same, failed over to a synchronous standby
          clocks       the program on two nodes, of which one has a clock that goes wrong (libfaketime)
          slaclocks    targets of many incidents that fall due while the three nodes of the program are killed
          restore      a database dumped and restored, whole and its rows alone (an installed PostgreSQL)
          diskfull     the disk of the cluster runs full under load (as root: mounts a tmpfs)
          sabotage     damages done with SQL, to show that the checks find them
          --rounds N   how many (100; of application 20; of order, due, clocks, slaclocks, both fail-overs and diskfull 1)
          --seed N     repeats the choices of an earlier run; the order of events in time is not repeatable
        """;

    private static async Task<int> Main(string[] arguments)
    {
        var mode = arguments is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal) ? first : "rounds";
        var rest = mode == arguments.FirstOrDefault() ? arguments[1..] : arguments;
        var (rounds, seed) = (default(int?), Random.Shared.Next(1, 1_000_000));
        for (var i = 0; i < rest.Length; i += 2)
        {
            if (i + 1 == rest.Length || !int.TryParse(rest[i + 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return await RefuseAsync();
            switch (rest[i])
            {
                case "--rounds" when number > 0:
                    rounds = number;
                    break;
                case "--seed":
                    seed = number;
                    break;
                default:
                    return await RefuseAsync();
            }
        }

        return mode switch
        {
            "writer" when Environment.GetEnvironmentVariable(WriterProcess.ConnectionVariable) is { } database => await Writer.RunAsync(database, seed),
            "rounds" => await RoundsMode.RunAsync(rounds ?? 100, seed),
            "order-writer" when Environment.GetEnvironmentVariable(WriterProcess.ConnectionVariable) is { } database => await OrderWriter.RunAsync(database, seed),
            "due-worker" when Environment.GetEnvironmentVariable(WriterProcess.ConnectionVariable) is { } database => await DueProcess.RunAsync(database),
            "due" => await DueMode.RunAsync(rounds ?? 1, seed),
            "order-reader" when Environment.GetEnvironmentVariable(WriterProcess.ConnectionVariable) is { } database => await OrderReader.RunAsync(database),
            "order" => await OrderMode.RunAsync(rounds ?? 1, seed),
            "application" => await ApplicationMode.RunAsync(rounds ?? 20, seed),
            "appfailover" => await ApplicationMode.RunFailoverAsync(rounds ?? 1, seed),
            "clocks" => await ClocksMode.RunAsync(rounds ?? 1, seed),
            "slaclocks" => await SlaClocksMode.RunAsync(rounds ?? 1, seed),
            "restore" => await RestoreMode.RunAsync(seed),
            "failover" => await FailoverMode.RunAsync(rounds ?? 1, seed),
            "diskfull" => await DiskFullMode.RunAsync(rounds ?? 1, seed),
            "sabotage" => await SabotageMode.RunAsync(seed),
            _ => await RefuseAsync(),
        };
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(Usage);
        return 2;
    }
}
