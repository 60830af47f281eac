using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>What the text as a whole shows, before its lines are read one by one.</summary>
internal sealed class Notations
{
    private readonly List<int> _fences = [];
    private readonly int[] _counts = new int[3];
    private bool _likeYears = true;
    private int _labelled;

    /// <summary>How many lines begin with a time that no word leads to.</summary>
    public int Listed { get; private set; }

    /// <summary>Times stand behind what happened then, and nowhere before it.</summary>
    public bool IsLabelled => _labelled >= 2 && Listed == 0;

    /// <summary>Bare digits are times only when no line writes times surely and several lines write them so.</summary>
    public bool Allows(ClockNotation notation) => notation switch
    {
        ClockNotation.Sure => true,
        _ when _counts[(int)ClockNotation.Sure] > 0 => false,
        ClockNotation.BareMilitary => _counts[(int)notation] >= 2 && !_likeYears,
        _ => _counts[(int)notation] >= 2,
    };

    public static Notations Of(NoteLines lines)
    {
        var result = new Notations();
        for (var i = 0; i < lines.Count; i++)
            if (!lines.IsBlank(i))
                result.Look(lines, lines.Span(i), i);
        return result;
    }

    /// <summary>The next fence after this one. Null when it is never closed.</summary>
    public int? FenceAfter(int line)
    {
        var index = _fences.BinarySearch(line);
        return index >= 0 && index + 1 < _fences.Count ? _fences[index + 1] : null;
    }

    private void Look(NoteLines lines, ReadOnlySpan<char> line, int index)
    {
        if (LineShapes.IsFence(line))
            _fences.Add(index);
        else if (lines.TryMarker(index, out var marker) && marker.Clock is { } clock)
        {
            _counts[(int)clock.Notation]++;
            Listed += marker.Prose ? 0 : 1;
            // 1998, 2014: a list of years looks like times before nine in the evening.
            _likeYears &= clock.Notation != ClockNotation.BareMilitary || clock.Time.Hour * 100 + clock.Time.Minute is >= 1950 and <= 2035;
        }
        else if (LabelledTimes.TryRead(line, out _, out _))
            _labelled++;
    }
}
