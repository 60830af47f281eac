using NodaTime;

namespace Timeline.Domain.Shared;

// When things happened: bounds, ranges and zones.
internal sealed partial class Checks
{
    /// <summary>When it happened, in full. What was not said is now and the incident's zone.</summary>
    public Occurrence When(Said said, string incidentZone, Instant now)
    {
        var zone = said.Zone is null ? incidentZone : Zone("zone", said.Zone);
        return When(new Occurrence(said.At ?? now, said.Until, said.Precision, zone), now);
    }

    /// <summary>Bounds of a time that is known in full.</summary>
    public Occurrence When(Occurrence when, Instant now)
    {
        Time("occurredAt", when.At, now);
        if (when.Until is not { } until)
            return when;

        Time("occurredUntil", until, now);
        if (until < when.At)
            Fail(RejectionCode.EndBeforeStart, $"occurredUntil {Say.Time(until)} is before occurredAt {Say.Time(when.At)}. Swap them, or leave the end out.", "occurredUntil");
        else if (until - when.At > Limits.Range)
            Fail(RejectionCode.TimeOutOfRange, $"The range from {Say.Time(when.At)} to {Say.Time(until)} is {Say.Span(until - when.At)} long; the limit is {Limits.Range.Days} days. Check the dates, or record its parts.", "occurredUntil");

        return when;
    }

    /// <summary>A moment that is past, give or take the difference between clocks.</summary>
    public Instant Time(string field, Instant at, Instant now)
    {
        if (at < Limits.Earliest)
            Fail(RejectionCode.TimeOutOfRange, $"{field} is {Say.Time(at)}; times before {Say.Time(Limits.Earliest)} cannot be recorded. Check the year.", field);
        else if (at - now > Limits.Ahead)
            Fail(RejectionCode.TimeOutOfRange, $"{field} is {Say.Time(at)}, {Say.Span(at - now)} after now ({Say.Time(now)}); a time may be at most {Say.Span(Limits.Ahead)} ahead. Check the date and the zone.", field);

        return at;
    }

    /// <summary>When something is promised, expected, demanded or limited for: not before that was said, and within a year.</summary>
    public Instant? Promise(string field, Instant? due, Instant saidAt)
    {
        if (due is not { } at)
            return null;

        if (at < saidAt)
            Fail(RejectionCode.EndBeforeStart, $"{field} {Say.Time(at)} is before {Say.Time(saidAt)}, when it was said. Give a later time.", field);
        else if (at - saidAt > Limits.Promise)
            Fail(RejectionCode.TimeOutOfRange, $"{field} is {Say.Time(at)}, more than a year after {Say.Time(saidAt)}. Check the year.", field);

        return at;
    }

    /// <summary>A due date: from 1970, and within fifty years.</summary>
    public LocalDate? Due(string field, LocalDate? due, Instant now)
    {
        var earliest = Limits.Earliest.InUtc().Date;
        var latest = now.InUtc().Date.PlusYears(Limits.DueYears);
        if (due < earliest || due > latest)
            Fail(RejectionCode.TimeOutOfRange, $"{field} is {Say.Date(due.Value)}; a due date is between {Say.Date(earliest)} and {Say.Date(latest)}. Check the year.", field);

        return due;
    }

    /// <summary>A zone that the time zone database has.</summary>
    public string Zone(string field, string? zone)
    {
        var name = (zone ?? "").Trim();
        if (VisibleText.ShowsNothing(name))
            Fail(RejectionCode.Required, $"{field} is empty. Give a tz database name, for example America/Chicago.", field);
        else if (!ZoneNames.Exists(name))
            Fail(RejectionCode.UnknownZone, ZoneNames.Unknown(field, name), field);

        return name;
    }
}
