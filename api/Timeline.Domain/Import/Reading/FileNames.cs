using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>Finds the day in the name of a file: <c>notes_2024-03-05.txt</c>, <c>outage-20240305.json</c>, <c>5-Mar-2024 mail.md</c>.</summary>
internal static class FileNames
{
    private const int Longest = 255;

    /// <summary>Its line is 0. Null when the name says no whole date.</summary>
    public static ContextDay? FindDay(string? name)
    {
        if (name is null or "")
            return null;
        var s = Path.GetFileNameWithoutExtension(name.Length > Longest ? name[..Longest] : name).Replace('_', ' ').AsSpan();
        for (var at = 0; at < s.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(s[at - 1]) && char.IsLetterOrDigit(s[at]) && char.IsDigit(s[at]) == char.IsDigit(s[at - 1]))
                continue;
            var end = at;
            if (DateScanner.TryRead(s, ref end, out var day) && day is { HasDate: true, Year: not null })
                return new(0, day, ContextTrust.FileName);
        }

        return null;
    }
}
