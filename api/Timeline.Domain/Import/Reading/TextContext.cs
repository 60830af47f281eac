using Timeline.Domain.Import.Scanning;

namespace Timeline.Domain.Import.Reading;

/// <summary>What a text says of its times outside of its entries: days, and the zone of all of them.</summary>
internal sealed class TextContext
{
    private readonly List<ContextDay> _days = [];

    public IReadOnlyList<ContextDay> Days => _days;

    /// <summary>Said of all times.</summary>
    public ZoneMark? Zone { get; private set; }

    /// <summary>Named in a sentence, for want of a better one.</summary>
    public ZoneMark? SentenceZone { get; private set; }

    public void AddDay(ContextDay? day)
    {
        if (day is not null)
            _days.Add(day);
    }

    public void AddZone(ZoneMark? zone) => Zone ??= zone;

    public void AddClock(ReadOnlySpan<char> span) => SentenceZone ??= ZoneHints.AfterClock(span);

    /// <summary>A line about the times of the notes says their zone for sure; another that mentions a zone is better than nothing.</summary>
    public void ReadZone(ReadOnlySpan<char> span, ReadOnlySpan<char> wrapped, bool inEntry)
    {
        // "Central" at the end of a line is half of a name where the next begins with "European".
        if ((ZoneHints.Find(wrapped, inEntry) ?? ZoneHints.Find(span, inEntry)) is not { } zone)
            return;
        if (ZoneHints.IsAbout(span))
            Zone ??= zone;
        else
            SentenceZone ??= zone;
    }
}
