using System.Globalization;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>What a running server writes about itself into <c>postmaster.pid</c> (PostgreSQL, "src/include/utils/pidfile.h").</summary>
/// <param name="ProcessId">The server process.</param>
/// <param name="Port">Its TCP port; 0 while it has not got that far.</param>
/// <param name="State"><c>starting</c>, <c>ready</c>, <c>stopping</c> or <c>standby</c>; empty while it has not got that far.</param>
internal sealed record PostmasterFile(int ProcessId, int Port, string State)
{
    public const string Name = "postmaster.pid";

    /// <returns>Null when there is no such file or it is being written.</returns>
    public static PostmasterFile? Read(string clusterFolder)
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(clusterFolder, Name));
            return lines.Length > 0 && int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
                // A negative id is a single-user session.
                ? new(Math.Abs(id), PortIn(lines), lines.Length > 7 ? lines[7].Trim() : "")
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static int PortIn(string[] lines) =>
        lines.Length > 3 && int.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
}
