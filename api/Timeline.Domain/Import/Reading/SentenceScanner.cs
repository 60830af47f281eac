using Timeline.Domain.Import.Scanning;
using Timeline.Domain.Shared;

namespace Timeline.Domain.Import.Reading;

/// <summary>Finds a time that starts a sentence in the middle of a line. Times inside sentences are left alone.</summary>
internal static class SentenceScanner
{
    private const string Ends = ".!?;";

    /// <summary>Words of two letters that end sentences, and no abbreviations.</summary>
    private static readonly HashSet<string> Short = new("it up on in so us me ok go do no at by of to is we he as be an if my or".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <param name="from">Where to look from; the end of a sentence must come after it.</param>
    /// <param name="start">Where the sentence starts.</param>
    public static bool TryFind(ReadOnlySpan<char> line, int from, out int start, out TimeMarker marker)
    {
        for (var at = from; at < line.Length; at++)
        {
            var next = line[at..].IndexOfAny(Ends);
            if (next < 0)
                break;
            at += next;
            start = Chars.SkipBlanks(line, at + 1);
            if (start == at + 1 || !EndsSentence(line, from, at) || !MayStart(line, start))
                continue;
            if (MarkerScanner.TryRead(line, start, out marker) && IsTold(line, marker))
                return true;
        }

        start = 0;
        marker = default;
        return false;
    }

    /// <summary>The point of an abbreviation ends no sentence.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> line, int from, int at)
    {
        if (line[at] != '.')
            return true;
        var start = at;
        while (start > from && at - start < 8 && char.IsLetter(line[start - 1]))
            start--;
        var word = line[start..at];
        if (word.IsEmpty)
            return at > from && (Chars.IsDigit(line[at - 1]) || line[at - 1] is ')' or '"' or '”' or '*' or '`');
        return (word.Length >= 3 || Short.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) && !word.Equals("approx", StringComparison.OrdinalIgnoreCase) && !word.Equals("circa", StringComparison.OrdinalIgnoreCase);
    }

    private static bool MayStart(ReadOnlySpan<char> line, int at) => line.At(at) is (>= '0' and <= '9') or '~' or '[' or '(' || char.IsUpper(line.At(at));

    /// <summary>Hours and minutes, surely a time, with something told after it.</summary>
    private static bool IsTold(ReadOnlySpan<char> line, TimeMarker marker)
    {
        if (marker is not { Clock: { Notation: ClockNotation.Sure } clock } || clock.Precision == Precision.Hour)
            return false;
        return (clock.Meridiem || marker.Prose || Chars.IsDigit(line.At(marker.TypedStart + 1))) && (char.IsLetter(line.At(marker.End)) || line.At(marker.End) is '"' or '“' or '@');
    }
}
