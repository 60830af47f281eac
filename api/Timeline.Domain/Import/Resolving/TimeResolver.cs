using NodaTime;
using NodaTime.TimeZones;
using Timeline.Domain.Import.Reading;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>When an item happened, as far as it is known.</summary>
/// <param name="Local">Null while the day is unknown.</param>
/// <param name="At">Null while the day or the zone is unknown.</param>
/// <param name="Zone">The zone it was read in. Null while unknown.</param>
/// <param name="OpenZone">The regions that the zone named on its line may mean.</param>
internal sealed record ResolvedTime(LocalDateTime? Local, Instant? At, Instant? Until, DateTimeZone? Zone, List<ImportGuess> Guesses, IReadOnlyList<string>? OpenZone = null);

/// <summary>Goes through the items in the order of the text and finds each one's day and moment.</summary>
internal sealed class TimeResolver(ImportOrder order, ZoneContext zones, DayNamer days, LocalDate? given, ContextDays context)
{
    private const int Day = 1440;

    /// <summary>The day that holds from here on.</summary>
    private LocalDate? _day;

    /// <summary>The day was said by a heading or on the line itself, and no time has followed since.</summary>
    private bool _fresh;

    /// <summary>The day stands in a heading, so that lines below it are on it by what was written.</summary>
    private bool _headed;

    /// <summary>How many midnights were guessed since a day was last said.</summary>
    private int _crossed;

    private LocalTime? _timeBefore;
    private DateTimeZone? _zoneBefore;
    private Instant? _before;
    private bool _started;

    /// <summary>The line before said its day itself.</summary>
    private bool _exception;

    /// <summary>The heading that said the day guessed it, which is to be told with the entry below it.</summary>
    private readonly List<ImportGuess> _heard = [];

    /// <summary>The times of the entries; null for headings.</summary>
    public ResolvedTime?[] Resolve(IReadOnlyList<NoteItem> items, (LocalTime? Time, bool Guessed)[] times)
    {
        var result = new ResolvedTime?[items.Count];
        (NoteItem, ResolvedTime)? anchor = null;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Marker.Anchor && items[i].IsHeading)
                anchor = (items[i], Entry(items[i], times[i].Time, times[i].Guessed));
            else if (items[i].IsHeading)
                SetHeading(items[i]);
            else if (items[i].Marker.Relative is null)
                result[i] = Entry(items[i], times[i].Time, times[i].Guessed);
        }

        Relatives.Resolve(items, result, zones.Zone, anchor);
        return result;
    }

    private void SetHeading(NoteItem item)
    {
        _heard.Clear();
        SetDay(item, _heard, headed: true);
        _heard.RemoveAll(g => g.Code != ImportGuessCode.DateCarried);
        if (item.Passing)
            _heard.Add(new(ImportGuessCode.DateFromText, $"{_day:uuuu-MM-dd} is said on line {item.Line}"));
    }

    private void SetDay(NoteItem item, List<ImportGuess> guesses, bool headed)
    {
        _day = days.Name(item.Marker.Day!.Value, _day, guesses);
        _fresh = true;
        _headed = headed;
        _crossed = 0;
    }

    private ResolvedTime Entry(NoteItem item, LocalTime? time, bool halfGuessed)
    {
        var guesses = new List<ImportGuess>();
        var zone = zones.Of(item.Marker.Zone, out var zoneGuess, out var open);
        var exception = _exception;
        _exception = item.Marker.Day is not null;
        guesses.AddRange(_heard);
        _heard.Clear();
        if (item.Marker.Day is not null)
            SetDay(item, guesses, headed: time is null);
        else if (_day is null && given is null && context.Day is not null || exception && context.IsDefault)
            SetContext(guesses);
        else if (!_started && _day is null)
            (_day, _fresh, _headed) = (given, true, false);
        else if (time is { } clock && !_fresh && _day is not null)
            Carry(clock, item.Marker.Clock is { NextDay: true }, zone, guesses);
        else if (_day is not null && !_headed && !_fresh)
            guesses.Add(new(ImportGuessCode.DateCarried, $"{_day:uuuu-MM-dd}, the day of the line before"));
        _started = true;

        if (halfGuessed)
            guesses.Add(new(ImportGuessCode.HalfOfDay, $"morning or evening is not said; read as {time:HH:mm}"));
        if (item.Marker.Approximate)
            guesses.Add(new(ImportGuessCode.Approximate, $"{item.Typed} is approximate"));
        if (zoneGuess is not null)
            guesses.Add(new(ImportGuessCode.Zone, zoneGuess));
        return Place(item, time, zone, guesses, open);
    }

    private void SetContext(List<ImportGuess> guesses)
    {
        (_day, _fresh, _headed, _crossed) = (context.Day, true, context.IsDefault, 0);
        guesses.Add(new(ImportGuessCode.DateFromText, context.Message));
    }

    /// <summary>Finds the day of a time that names none: the day of the line before, or the next one when the clock went back.</summary>
    private void Carry(LocalTime time, bool endsDay, DateTimeZone? zone, List<ImportGuess> guesses)
    {
        var day = _day!.Value;
        var shift = endsDay ? 0 : zone is not null && _before is { } before && !zone.Equals(_zoneBefore) ? ShiftBetweenZones(day, time, zone, before) : Shift(time);
        if (shift != 0)
        {
            _day = day.PlusDays(shift);
            _crossed += shift;
            guesses.Add(new(ImportGuessCode.MidnightCrossed, shift > 0
                ? $"the clock went back from {_timeBefore:HH:mm} to {time:HH:mm}, so the day was taken to be the next, {_day:uuuu-MM-dd}"
                : $"the clock went forward from {_timeBefore:HH:mm} to {time:HH:mm}, so the day was taken to be the one before, {_day:uuuu-MM-dd}"));
        }
        else if (!_headed)
        {
            guesses.Add(new(ImportGuessCode.DateCarried, $"{_day:uuuu-MM-dd}, the day of the line before"));
        }
    }

    private int Shift(LocalTime time)
    {
        if (_timeBefore is not { } before)
            return 0;
        var direction = order == ImportOrder.Descending ? -1 : 1;
        var step = direction * (Minutes(time) - Minutes(before));
        if (step < -OrderFinder.LateMinutes)
            return direction;
        // A note written late, about the time before a midnight that was guessed.
        return step >= Day - OrderFinder.LateMinutes && _crossed * direction > 0 ? -direction : 0;
    }

    /// <summary>Times in different zones are compared as moments.</summary>
    private int ShiftBetweenZones(LocalDate day, LocalTime time, DateTimeZone zone, Instant before)
    {
        var late = Duration.FromMinutes(OrderFinder.LateMinutes);
        var (first, step) = order == ImportOrder.Descending ? (1, -1) : (-1, 1);
        for (var shift = first; shift != first + 3 * step; shift += step)
        {
            var at = (day.PlusDays(shift) + time).InZoneLeniently(zone).ToInstant();
            if (step > 0 ? at >= before - late : at <= before + late)
                return shift;
        }

        return 0;
    }

    private ResolvedTime Place(NoteItem item, LocalTime? time, DateTimeZone? zone, List<ImportGuess> guesses, IReadOnlyList<string>? open)
    {
        // Midnight as the end of a day is written with that day, and is the next one's first moment.
        if (item.Marker.Clock is { NextDay: true })
            _day = _day?.PlusDays(1);
        if (_day is not { } day)
            return new(null, null, null, zone, guesses, open);
        var local = day + (time ?? LocalTime.Midnight);
        if (time is not null)
            (_fresh, _timeBefore, _zoneBefore) = (false, time, zone);
        if (item.Marker.Clock is { Leap: true })
            guesses.Add(new(ImportGuessCode.ClockChange, $"{item.Typed} is a leap second; read as the second before it"));
        if (zone is null)
            return new(local, null, null, null, guesses, open);

        var at = Map(local, zone, item, guesses);
        if (ZoneContext.SeasonGuess(item.Marker.Zone, at) is { } season)
            guesses.Add(new(ImportGuessCode.Zone, season));
        if (time is not null)
            Compare(item, at.ToInstant(), guesses);
        return new(local, at.ToInstant(), Until(item, local, zone, at.ToInstant()), zone, guesses, open);
    }

    /// <summary>An hour that was skipped is moved on by it; one that came twice is the first, unless that would run against the text.</summary>
    private ZonedDateTime Map(LocalDateTime local, DateTimeZone zone, NoteItem item, List<ImportGuess> guesses)
    {
        var mapping = zone.MapLocal(local);
        if (mapping.Count == 1)
            return mapping.Single();
        // CEST or CET says which of two it is.
        if (mapping.Count == 2 && item.Marker.Zone?.ShortName is { } season && mapping.First().GetZoneInterval().Name != mapping.Last().GetZoneInterval().Name)
        {
            if (mapping.First().GetZoneInterval().Name == ZoneAbbreviations.InTzdb(season))
                return mapping.First();
            if (mapping.Last().GetZoneInterval().Name == ZoneAbbreviations.InTzdb(season))
                return mapping.Last();
        }

        var at = mapping.Count == 0 ? Resolvers.LenientResolver(mapping)
            : order != ImportOrder.Descending && _before > mapping.First().ToInstant() && _before <= mapping.Last().ToInstant() ? mapping.Last()
            : mapping.First();
        guesses.Add(new(ImportGuessCode.ClockChange, mapping.Count == 0
            ? $"{item.Typed} does not exist on {local.Date:uuuu-MM-dd} in {zone.Id}, where the clock was put forward; read as {at.TimeOfDay:HH:mm}"
            : $"{item.Typed} comes twice on {local.Date:uuuu-MM-dd} in {zone.Id}, where the clock was put back; read as the one at UTC{at.Offset}"));
        return at;
    }

    /// <summary>Marks a moment that does not fit the one before it, or the one that another column says.</summary>
    private void Compare(NoteItem item, Instant at, List<ImportGuess> guesses)
    {
        if (item.Marker.Other is { } other && zones.Of(item.Marker.OtherZone, out _, out _) is { } second
            && at.InZone(second).TimeOfDay is var there && (there.Hour, there.Minute) != (other.Time.Hour, other.Time.Minute))
            guesses.Add(new(ImportGuessCode.Zone, $"the columns disagree: {item.Typed} is {there:HH:mm} in {second.Id}, where the other says {other.Time:HH:mm}"));
        if (_before is { } before && order != ImportOrder.Unknown)
        {
            var step = order == ImportOrder.Descending ? before - at : at - before;
            if (step < -Duration.FromDays(1) && item.Marker.Day is not null)
                guesses.Add(new(ImportGuessCode.OutOfOrder, $"{Math.Floor(-step.TotalDays):0} days before the line above, against the order of the text"));
            else if (step > Duration.FromDays(60))
                guesses.Add(new(ImportGuessCode.OutOfOrder, $"{step.TotalDays:0} days after the line above"));
        }

        _before = at;
    }

    private Instant? Until(NoteItem item, LocalDateTime local, DateTimeZone zone, Instant at)
    {
        if (item.Marker.Until is not { } until)
            return null;
        var time = until.Time;
        // Where the half of the day is not said, a range ends at the next such time after its start.
        if (!until.HalfSaid && Ahead(local.TimeOfDay, time.PlusHours(12)) < Ahead(local.TimeOfDay, time))
            time = time.PlusHours(12);
        var day = item.Marker.UntilDay is { } said ? days.Name(said, local.Date, []) ?? local.Date : local.Date;
        var end = day + time;
        if (until.NextDay || end < local)
            end = end.PlusDays(1);
        var last = end.InZoneLeniently(zone).ToInstant();
        if (last < at && zone.MapLocal(end) is { Count: 2 } twice)
            last = twice.Last().ToInstant();
        return last < at ? null : last;
    }

    private static int Ahead(LocalTime from, LocalTime to) => (Minutes(to) - Minutes(from) + Day) % Day;

    private static int Minutes(LocalTime time) => time.Hour * 60 + time.Minute;
}
