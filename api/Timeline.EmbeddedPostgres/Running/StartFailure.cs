using Timeline.EmbeddedPostgres.Clusters;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>Turns a start that failed into one sentence, from the state of the machine and the server's own log.</summary>
internal static class StartFailure
{
    private const int LongestReason = 400;

    public static EmbeddedPostgresException Explain(DataFolder folder, int port, long logStart, ToolResult result)
    {
        if (!LoopbackPort.IsFree(port))
        {
            return new(
                EmbeddedPostgresFailure.PortInUse,
                $"Port {port} on 127.0.0.1 belongs to another program: stop that one, or choose another port for the database.");
        }

        if (DiskSpace.IsNearlyFull(folder.Path))
            return DiskSpace.Full(folder.Path);

        var reason = LastComplaint(folder.Log, logStart) ?? result.Summary;
        return new(
            EmbeddedPostgresFailure.StartFailed,
            $"PostgreSQL does not start in {folder.Path} ({reason}): put that right, restore a backup, or choose another data folder; {folder.Log} has the details.");
    }

    private static string? LastComplaint(string log, long from)
    {
        try
        {
            using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(Math.Min(from, stream.Length), SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            string[] marks = ["PANIC:", "FATAL:", "ERROR:"];
            var complaint = reader.ReadToEnd().Split('\n')
                .Select(line => marks.Select(mark => line.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).Select(at => line[(at + 6)..].Trim()).FirstOrDefault())
                .LastOrDefault(text => text is not null);
            return complaint is { Length: > LongestReason } ? complaint[..LongestReason] : complaint;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
