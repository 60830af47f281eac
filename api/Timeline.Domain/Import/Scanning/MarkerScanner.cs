namespace Timeline.Domain.Import.Scanning;

/// <summary>
/// Reads the time at the start of a line or a sentence, with its day, range and zone in the orders people write them. Looks at a bounded number
/// of characters, whatever follows.
/// </summary>
internal static class MarkerScanner
{
    private const int Window = 240;

    private static readonly WordList Approximations = new(
        "around", "about", "approximately", "approx", "circa", "ca", "c", "roughly", "gegen", "etwa", "shortly before", "shortly after", "just before", "just after",
            "before", "by", "after", "sometime", "sometime around", "vers", "hacia", "environ", "cerca de", "omstreeks", "około", "около");

    private static readonly WordList Prefixes = new("at", "on", "from", "between", "um", "am", "à", "le", "a las", "às", "alle", "ore", "om", "kl", "o godz", "o", "в", "el", "em", "il", "op", "den", "posted", "updated");

    /// <summary>Words that make the number before them a length of time.</summary>
    private static readonly WordList Durations = new("later", "ago", "after", "before", "of", "into", "long", "hours", "hour", "minutes", "minute", "mins", "min", "seconds", "secs", "sec");

    /// <param name="line">One line without its line end.</param>
    /// <param name="from">Where the line or the sentence starts.</param>
    public static bool TryRead(ReadOnlySpan<char> line, int from, out TimeMarker marker)
    {
        marker = default;
        // Cutting in the middle of a word is harmless: a marker never reaches that far.
        var s = line.Length - from > Window ? line[..(from + Window)] : line;
        var decoration = new Decoration(s, from);
        decoration.SkipBefore();
        var plain = s[from..decoration.At].Trim(" \t").IsEmpty;
        var at = decoration.At;
        if (!TryStart(s, at, ref decoration, out var read, out var end))
        {
            if (!TryNumbering(s, at, out at))
                return false;
            plain = false;
            decoration = new Decoration(s, at);
            decoration.SkipBefore();
            if (!TryStart(s, decoration.At, ref decoration, out read, out end))
                return false;
        }

        marker = Close(s, end, ref decoration, read with { Plain = plain });
        return true;
    }

    /// <summary>"3. 22:02" and "3) 22:02": the number counts the line.</summary>
    private static bool TryNumbering(ReadOnlySpan<char> s, int at, out int after)
    {
        after = at;
        if (!Chars.TryNumber(s, ref after, 1, 3, out _) || s.At(after) is not ('.' or ')') || !Chars.IsBlank(s.At(after + 1)))
            return false;
        after++;
        return true;
    }

    private static bool TryStart(ReadOnlySpan<char> s, int at, ref Decoration decoration, out TimeMarker read, out int end)
    {
        var approximate = decoration.Approximate;
        read = default;
        end = at;
        if (!char.IsLetterOrDigit(s.At(at)) && s.At(at) is not ('+' or '~' or '≈' or '@'))
            return false;
        if (TryAnchor(s, at, ref decoration, out read, out end))
            return true;
        end = at;
        if (RelativeScanner.TryRead(s, ref end, out var relative))
        {
            read = new() { Relative = relative, TypedStart = at, TypedEnd = end };
            return true;
        }

        var start = at;
        at = SkipPrefixes(s, at, ref approximate, out var ranged);
        var prose = at > start && char.IsLetter(s[start]);
        if (!TryTime(s, at, approximate, ranged, ref decoration, out read, out end))
            return false;
        read = read with { Prose = prose };
        return true;
    }

    /// <summary>"T0 = 2024-03-05 09:00 UTC", "T+0: 09:00".</summary>
    private static bool TryAnchor(ReadOnlySpan<char> s, int at, ref Decoration decoration, out TimeMarker read, out int end)
    {
        read = default;
        end = at + 1;
        if (s.At(at) is not ('T' or 't'))
            return false;
        if (s.At(end) is '+' or '-')
            end++;
        if (s.At(end) != '0' || Chars.IsWord(s.At(end + 1)))
            return false;
        end = Chars.SkipBlanks(s, end + 1);
        if (s.At(end) is not ('=' or ':') && !Chars.TryWord(s, ref end, "is"))
            return false;
        if (s.At(end) is '=' or ':')
            end++;
        if (!TryTime(s, Chars.SkipBlanks(s, end), approximate: false, ranged: false, ref decoration, out read, out end) || read.Clock is null)
            return false;
        read = read with { Anchor = true };
        return true;
    }

    private static bool TryTime(ReadOnlySpan<char> s, int at, bool approximate, bool ranged, ref Decoration decoration, out TimeMarker read, out int end)
    {
        end = at;
        if (EpochScanner.TryRead(s, ref end, out var epochDay, out var epochClock))
        {
            read = new() { Day = epochDay, Clock = epochClock, Zone = new(Offset: NodaTime.Offset.Zero), TypedStart = at, TypedEnd = end };
            return true;
        }

        end = at;
        if (DateScanner.TryRead(s, ref end, out var day) && !ClockWins(s, at, day, end))
            return TryAfterDay(s, at, day, approximate, ref decoration, ref end, out read);

        end = at;
        read = default;
        if (DateScanner.LooksLikeDate(s, at) || !RangeScanner.TryRead(s, ref end, ranged, out var clock, out var until) || IsDuration(s, end))
            return false;
        read = new() { Clock = clock, Until = until, Approximate = approximate, TypedStart = at, TypedEnd = end };
        end = ReadZone(s, end, dated: false, ref read, ref decoration);
        end = TrailingScanner.Day(s, end, ref read);
        return true;
    }

    /// <summary>"10.02 p.m." and "12-12:30" look like days at first.</summary>
    private static bool ClockWins(ReadOnlySpan<char> s, int at, DayMark day, int dayEnd)
    {
        if (!day.HasDate || day.Year is not null)
            return false;
        return ClockScanner.TryRead(s, ref at, out var clock) && at >= dayEnd && clock.Notation == ClockNotation.Sure;
    }

    private static int SkipPrefixes(ReadOnlySpan<char> s, int at, ref bool approximate, out bool ranged)
    {
        ranged = false;
        for (var i = 0; i < 3 && !Chars.IsDigit(s.At(at)); i++)
        {
            var start = at;
            if (Prefixes.TryRead(s, ref at, out var word))
                ranged |= word is "from" or "between";
            else
                approximate |= Approximations.TryRead(s, ref at, out _);
            if (s.At(at) is '~' or '≈' or '@')
                approximate |= s[at++] != '@';
            if (at == start)
                return at;
            if (s.At(at) == '.')
                at++;
            at = Chars.SkipBlanks(s, at);
        }

        return at;
    }

    private static bool TryAfterDay(ReadOnlySpan<char> s, int start, DayMark day, bool approximate, ref Decoration decoration, ref int end, out TimeMarker read)
    {
        read = new() { Day = day, TypedStart = start, TypedEnd = end, Approximate = approximate };
        var past = decoration;
        var at = SkipBetween(s, end, ref past, out var attached, out var basic);
        at = attached ? at : SkipPrefixes(s, at, ref approximate, out _);
        var clockStart = at;
        ClockMark? until = null;
        if (!(basic && ClockScanner.TryBasic(s, ref at, out var clock)) && !TryMachineTime(s, ref at, attached, out clock) && !RangeScanner.TryRead(s, ref at, ranged: false, out clock, out until) || IsDuration(s, at)
            || clock.Notation == ClockNotation.BareMilitary && !attached && day.Year is null)
            return true;
        decoration = past;
        // A time right after a whole date is of a machine or of somebody who writes 24 hours.
        var certain = clock with { HalfSaid = clock.HalfSaid || day.Year is not null && day.Order == NumberOrder.Named, Notation = ClockNotation.Sure };
        read = read with { Clock = certain, Until = until, Approximate = approximate, TypedStart = day.Year is null && !day.HasDate ? clockStart : start, TypedEnd = at };
        end = ReadZone(s, at, dated: true, ref read, ref decoration);
        end = TrailingScanner.Year(s, end, ref read);
        end = TrailingScanner.Until(s, end, ref read);
        return true;
    }

    /// <summary>22:02:31-05:00 after a day, or 22:02-05:00 after a T: a machine wrote an offset, not the end of a range.</summary>
    private static bool TryMachineTime(ReadOnlySpan<char> s, ref int at, bool attached, out ClockMark clock)
    {
        var end = at;
        if (!ClockScanner.TryRead(s, ref end, out clock) || s.At(end) != '-' || !attached && clock.Precision != Shared.Precision.Second)
            return false;
        at = end;
        return true;
    }

    /// <summary>What may stand between a day and its time: T, a blank, a comma, a dash, a bar, a closing bracket, "at".</summary>
    private static int SkipBetween(ReadOnlySpan<char> s, int at, ref Decoration decoration, out bool attached, out bool basic)
    {
        basic = s.At(at) is 'T' or 't';
        attached = s.At(at) is 'T' or 't' or '_' && Chars.IsDigit(s.At(at + 1));
        if (attached)
            return at + 1;
        at = decoration.SkipAfter(at);
        at = Chars.SkipBlanks(s, at);
        if (s.At(at) is ',' or ':' or ';' or '|' or '@' or '-' or '–' or '—' or '(' or '[' or '/')
            at = Chars.SkipBlanks(s, at + 1);
        return decoration.Reopen(at);
    }

    private static int ReadZone(ReadOnlySpan<char> s, int at, bool dated, ref TimeMarker read, ref Decoration decoration)
    {
        var past = decoration;
        var inner = past.SkipAfter(at);
        if (!ZoneScanner.TryReadAfterTime(s, ref inner, dated, (read.Until ?? read.Clock)!.Value.Meridiem, out var zone))
            return at;
        decoration = past;
        read = read with { Zone = zone, TypedEnd = inner };
        var clock = read.Clock!.Value;
        var end = inner;
        // "10:00 UTC - 10:30 UTC": the zone is said twice, or at the start only.
        if (read.Until is not null || RangeScanner.TryEnd(s, ref end, ranged: false, ref clock) is not { } until)
            return inner;
        if (ZoneScanner.TryReadAfterTime(s, ref end, dated, until.Meridiem, out var again) && again != zone)
            return inner;
        read = read with { Clock = clock, Until = until, TypedEnd = end };
        return end;
    }

    public static bool IsDuration(ReadOnlySpan<char> s, int at)
    {
        if (at < 0)
            return false;
        at = Chars.SkipBlanks(s, at);
        return Durations.TryRead(s, ref at, out _);
    }

    /// <summary>Separators and closing decoration after the time; what follows is the text.</summary>
    private static TimeMarker Close(ReadOnlySpan<char> s, int at, ref Decoration decoration, TimeMarker read)
    {
        at = decoration.SkipAfter(at);
        var cell = '\0';
        var separator = '\0';
        for (var i = 0; i < 3; i++)
        {
            var start = at;
            while (at < s.Length && Chars.IsBlank(s[at]))
                cell = s[at++] == '\t' && cell == '\0' ? '\t' : cell;
            at = decoration.SkipAfter(at);
            if (separator == '\0' && IsSeparator(s, at, out var length))
            {
                separator = s[at];
                cell = s[at] == '|' ? '|' : cell;
                at += length;
            }
            else if (at == start)
                break;

            at = decoration.SkipAfter(at);
        }

        return read with { End = at, Bracketed = decoration.Bracketed, Separator = separator == '\0' ? cell : separator, Cell = cell, Unclosed = decoration.Unclosed() };
    }

    private static bool IsSeparator(ReadOnlySpan<char> s, int at, out int length)
    {
        length = 0;
        while (length < 3 && s.At(at + length) is ',' or ':' or ';' or '-' or '–' or '—' or '|' or '>' or '=' or '→' or '·' or '•' or ')' or ']')
            length++;
        // A point ends the time only before a blank, and a closing bracket only when nothing was opened ("22:02) text").
        if (length == 0 && s.At(at) == '.' && (at + 1 >= s.Length || Chars.IsBlank(s[at + 1])))
            length = 1;
        // A dash that is stuck to the next word belongs to it, as in "-5 degrees" and "-!- anna has joined".
        if (length > 0 && s[at] == '-' && length == 1 && (Chars.IsDigit(s.At(at + 1)) || s.At(at + 1) == '!'))
            length = 0;
        return length > 0;
    }
}
