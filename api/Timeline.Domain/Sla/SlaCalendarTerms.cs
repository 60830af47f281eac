using NodaTime;

namespace Timeline.Domain.Sla;

/// <summary>When a service is worked for, as somebody says it. <see cref="SlaCalendar"/> is the same, checked.</summary>
/// <param name="Zone">A tz database name; all dates and times of day are in it.</param>
/// <param name="Always">True: at all hours of every day, and <paramref name="Hours"/> is empty.</param>
/// <param name="Hours">The hours of a week, at most <see cref="SlaLimits.Hours"/>; those of different days may touch and may not overlap.</param>
/// <param name="Holidays">Days on which no hours begin, at most <see cref="SlaLimits.Dates"/>.</param>
/// <param name="Exceptions">Days with hours of their own, at most <see cref="SlaLimits.Dates"/>; none is a holiday too.</param>
public sealed record SlaCalendarTerms(
    string Zone, bool Always, IReadOnlyList<SlaHours> Hours, IReadOnlyList<SlaHoliday> Holidays, IReadOnlyList<SlaException> Exceptions);

/// <summary>Hours of every week. They belong to the day on which they begin, whole.</summary>
/// <param name="From">As <c>09:00</c>.</param>
/// <param name="Until">As <c>17:00</c>, or <c>24:00</c>. Not after <paramref name="From"/>: of the next day.</param>
public sealed record SlaHours(DayOfWeek Day, string From, string Until);

/// <param name="Name">Null: not said.</param>
public sealed record SlaHoliday(LocalDate Date, string? Name = null);

/// <summary>A date whose hours are these, in place of those of its weekday or of the whole day.</summary>
/// <param name="Hours">Empty: none begin on that date. They may lie over the hours of the day before or after: such time counts once.</param>
public sealed record SlaException(LocalDate Date, IReadOnlyList<SlaDayHours> Hours);

/// <inheritdoc cref="SlaHours"/>
public sealed record SlaDayHours(string From, string Until);
