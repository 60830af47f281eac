using Timeline.EmbeddedPostgres.Clusters;

namespace Timeline.EmbeddedPostgres.Running;

/// <summary>Turns a start that failed into one sentence, from the state of the machine and the server's own log.</summary>
internal static class StartFailure
{
    private const int LongestReason = 400;

    private static readonly string[] Marks = ["PANIC:", "FATAL:", "ERROR:", "LOG:"];

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
        var said = Messages(log, from);
        var last = said.FindLastIndex(message => message.Mark is "FATAL:" or "PANIC:" or "ERROR:");
        if (last < 0)
            return null;
        // What is wrong with a setting is said before "configuration file ... contains errors".
        var complaint = last > 0 && said[last].Text.Contains("contains errors", StringComparison.Ordinal) ? said[last - 1].Text : said[last].Text;
        return complaint.Length > LongestReason ? complaint[..LongestReason] : complaint;
    }

    private static List<(string Mark, string Text)> Messages(string log, long from)
    {
        try
        {
            using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.Seek(Math.Min(from, stream.Length), SeekOrigin.Begin);
            using var reader = new StreamReader(stream);
            return [.. reader.ReadToEnd().Split('\n').Select(Parse).OfType<(string, string)>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static (string, string)? Parse(string line)
    {
        foreach (var mark in Marks)
        {
            var at = line.IndexOf(mark, StringComparison.Ordinal);
            if (at >= 0)
                return (mark, line[(at + mark.Length)..].Trim());
        }

        return null;
    }
}
