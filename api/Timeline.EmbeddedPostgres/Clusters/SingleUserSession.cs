using System.Text;
using Timeline.EmbeddedPostgres.Running;

namespace Timeline.EmbeddedPostgres.Clusters;

/// <summary>
/// Runs statements on a stopped cluster (PostgreSQL documentation, "postgres", section "Options for Single-User Mode").
/// It needs neither a client library nor a password.
/// </summary>
internal sealed class SingleUserSession(ToolProcess tools, string clusterFolder)
{
    // PostgreSQL documentation, "PostgreSQL Error Codes": duplicate_database. Verbose errors carry their code.
    private const string DuplicateDatabase = "42P04";

    /// <summary>Runs one statement without a line end in it. One that makes what is already there counts as done.</summary>
    /// <exception cref="EmbeddedPostgresException">The cluster cannot be opened or the statement fails.</exception>
    public async Task RunAsync(string statement, CancellationToken cancellation)
    {
        string[] arguments = ["--single", "-D", clusterFolder, "-c", "exit_on_error=true", "-c", "log_error_verbosity=verbose", "template1"];
        var ran = await tools.RunAsync("postgres", arguments, statement + "\n", cancellation: cancellation).ConfigureAwait(false);
        // A killed start may have made the database and not have noted it.
        if (ran.Succeeded || ran.Errors.Contains(DuplicateDatabase, StringComparison.Ordinal))
            return;
        throw new EmbeddedPostgresException(
            EmbeddedPostgresFailure.StartFailed,
            $"PostgreSQL does not open {clusterFolder} ({ran.Summary}): put that right, restore a backup, or choose another data folder.");
    }

    /// <exception cref="ArgumentException">PostgreSQL does not take the name.</exception>
    public static string QuoteName(string name)
    {
        // Longer names would be cut silently, and a line end would end the statement.
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > 63 || name.Any(char.IsControl))
            throw new ArgumentException($"\"{name}\" is no database name: it takes 1 to 63 bytes without control characters.", nameof(name));
        return $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
