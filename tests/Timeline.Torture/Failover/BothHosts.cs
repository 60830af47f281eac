using Npgsql;
using Timeline.Torture.Servers;

namespace Timeline.Torture.Failover;

/// <summary>One connection string for both servers.</summary>
internal static class BothHosts
{
    // The driver remembers for that many seconds which host is what: 10 by default, as long as it would go on asking the dead one.
    private const int RecheckSeconds = 1;

    public static string Of(TortureServer primary, TortureServer standby) =>
        new NpgsqlConnectionStringBuilder(primary.ConnectionString)
        {
            Host = FormattableString.Invariant($"127.0.0.1:{primary.Port},127.0.0.1:{standby.Port}"),
            Port = 5432,
            TargetSessionAttributes = "primary",
            HostRecheckSeconds = RecheckSeconds,
        }.ConnectionString;
}
