using NodaTime;
using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Resolving;

/// <summary>The zone of a text, and what zones named on single lines mean within it.</summary>
internal sealed class ZoneContext
{
    private static readonly Instant From = Instant.FromUtc(1990, 1, 1, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2040, 1, 1, 0, 0);

    private readonly Dictionary<string, bool> _used = new(StringComparer.Ordinal);

    private ZoneContext(DateTimeZone? zone, bool given, bool carried)
    {
        Zone = zone;
        IsGiven = given;
        IsCarried = carried;
    }

    /// <summary>The zone of lines that name none. Null when unknown.</summary>
    public DateTimeZone? Zone { get; }

    /// <summary>A person said it.</summary>
    public bool IsGiven { get; }

    /// <summary>It stands at single times only and is taken for the others.</summary>
    public bool IsCarried { get; }

    /// <param name="given">The zone that a person gave. Null when none was, or one that does not exist.</param>
    /// <param name="hint">The zone the text names for all its times.</param>
    /// <param name="marks">The zones at single times.</param>
    /// <param name="sentence">A zone behind a time in a sentence before the entries.</param>
    public static ZoneContext Of(DateTimeZone? given, ZoneMark? hint, IEnumerable<ZoneMark> marks, ZoneMark? sentence)
    {
        if (given is not null)
            return new(given, given: true, carried: false);
        if (hint is { } named && Region(named) is { } region)
            return new(region, given: false, carried: false);
        var regions = marks.Select(Region).Distinct().Take(2).ToList();
        if (regions.Count == 0 && sentence is { } said && Region(said) is { } spoken)
            return new(spoken, given: false, carried: true);
        return new(regions.Count == 1 ? regions[0] : null, given: false, carried: true);
    }

    /// <summary>Finds a zone by its tz database name, in any case.</summary>
    public static DateTimeZone? Find(string id)
    {
        var provider = DateTimeZoneProviders.Tzdb;
        return provider.GetZoneOrNull(id) ?? (provider.Ids.FirstOrDefault(i => i.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } known ? provider[known] : null);
    }

    /// <summary>The zone of one time. Null when it is unknown or its name has several meanings that nothing decides between.</summary>
    /// <param name="guess">What was guessed about it. Null for nothing.</param>
    /// <param name="open">The regions the name may mean, when that stays open.</param>
    public DateTimeZone? Of(ZoneMark? mark, out string? guess, out IReadOnlyList<string>? open)
    {
        guess = null;
        open = null;
        if (mark is not { } named)
        {
            guess = IsCarried && Zone is not null ? $"read in {Zone.Id}, the zone that other times in the text name" : null;
            return Zone;
        }

        if (named.ShortName is not { } name)
            return Region(named);
        if (Zone is not null && Uses(Zone, name))
            return Zone;
        var regions = ZoneAbbreviations.RegionsOf(name);
        if (regions.Count > 1 && !IsGiven)
            open = regions;
        else if (regions.Count > 1)
            guess = $"{name} was read as {regions[0]}; it may also mean {string.Join(" or ", regions.Skip(1))}";
        return open is null ? ZoneAbbreviations.First(name) : null;
    }

    /// <summary>Says when a season that was named is not in force then: EST in July.</summary>
    public static string? SeasonGuess(ZoneMark? mark, ZonedDateTime at) =>
        mark?.ShortName is { } name && ZoneAbbreviations.SaysSeason(name) && at.GetZoneInterval().Name is var actual && actual != ZoneAbbreviations.InTzdb(name) && char.IsLetter(actual[0])
            ? $"{name} is not in force on {at.Date:uuuu-MM-dd}; read as the local time of {at.Zone.Id}"
            : null;

    private static DateTimeZone? Region(ZoneMark mark) => mark switch
    {
        { Id: { } id } => DateTimeZoneProviders.Tzdb[id],
        { ShortName: { } name } => ZoneAbbreviations.RegionsOf(name).Count == 1 ? ZoneAbbreviations.First(name) : null,
        { Offset: { } offset } => Fixed(offset),
        _ => null,
    };

    /// <summary>Whole hours have a name that every tz database knows.</summary>
    private static DateTimeZone Fixed(Offset offset) => offset == Offset.Zero ? DateTimeZoneProviders.Tzdb["UTC"]
        : offset.Seconds % 3600 == 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull($"Etc/GMT{(offset.Seconds > 0 ? "-" : "+")}{Math.Abs(offset.Seconds) / 3600}") is { } zone ? zone
        : DateTimeZone.ForOffset(offset);

    /// <summary>Whether a zone calls itself so in any season of our time.</summary>
    private bool Uses(DateTimeZone zone, string name)
    {
        if (_used.TryGetValue(name, out var known))
            return known;
        var generic = !ZoneAbbreviations.SaysSeason(name) && ZoneAbbreviations.RegionsOf(name)[0] == zone.Id;
        return _used[name] = generic || zone.GetZoneIntervals(From, To).Any(i => i.Name == ZoneAbbreviations.InTzdb(name));
    }
}
