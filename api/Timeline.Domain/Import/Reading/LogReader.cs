using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Reads lines of logs that begin with something else than their time: the address of a web client, the priority of a syslog message.</summary>
internal static class LogReader
{
    private const int LongestPrefix = 120;

    public static bool TryRead(ReadOnlySpan<char> line, out TimeMarker marker)
    {
        marker = default;
        if (line.Length < 20)
            return false;
        if (line[0] == '<' && line[..6].IndexOf('>') is var close and > 1 && !line[1..close].ContainsAnyExceptInRange('0', '9'))
        {
            // RFC 5424 puts its version after the priority.
            var at = close + 1;
            if (line.At(at) == '1' && line.At(at + 1) == ' ')
                at += 2;
            return MarkerScanner.TryRead(line, at, out marker) && marker is { Clock: not null, Day: not null };
        }

        // 192.0.2.1 - anna [05/Mar/2024:09:02:11 +0100] "GET / HTTP/1.1" 200 12
        var open = (line.Length > LongestPrefix ? line[..LongestPrefix] : line).IndexOf('[');
        if (open < 4 || Blanks(line[..open]) is not 3 || line[..open].ContainsAny('"', ']', '*'))
            return false;
        var dashes = line[..open].IndexOf(" - ");
        return dashes > 0 && MarkerScanner.TryRead(line, open, out marker) && marker is { Clock: not null, Day: { Year: not null }, Bracketed: true };
    }

    private static int Blanks(ReadOnlySpan<char> s) => s.Count(' ');
}
