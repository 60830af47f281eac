using System.Collections.Immutable;
using NodaTime;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Catalogue;

/// <summary>When somebody is at work for customers: what clocks of targets count.</summary>
/// <param name="Versions">By the date from which each counts, the earliest first; never empty. All are of one zone.</param>
public sealed record Calendar(CalendarId Id, ImmutableList<NameSince> Names, ImmutableList<CalendarVersion> Versions) : NamedItem(Names)
{
    public override Guid Key => Id.Value;

    public override CatalogueKind Kind => CatalogueKind.Calendar;

    /// <summary>As a tz database name.</summary>
    public string Zone => Versions[0].Terms.Zone;

    /// <summary>What counts working time. A method: properties are compared.</summary>
    public SlaCalendar ToSlaCalendar() => SlaCalendar.Of([.. Versions.Select(version => (version.ValidFrom, version.Terms))]);

    internal Calendar With(CalendarVersion version) =>
        this with { Versions = [.. Versions.Where(other => other.ValidFrom != version.ValidFrom).Append(version).OrderBy(each => each.ValidFrom)] };
}

/// <summary>Hours, holidays and exceptions from a date on.</summary>
/// <param name="ValidFrom">The first date that counts by it, in the calendar's zone. Dates before the first version count by that.</param>
public sealed record CalendarVersion(LocalDate ValidFrom, SlaCalendarTerms Terms);

public sealed record CalendarAdded(CalendarId CalendarId, string Name, LocalDate ValidFrom, SlaCalendarTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.With(new Calendar(CalendarId, [new(Name, at)], [new(ValidFrom, Terms)]));
}

/// <param name="ValidFrom">The version of that date is these terms now.</param>
public sealed record CalendarChanged(CalendarId CalendarId, LocalDate ValidFrom, SlaCalendarTerms Terms) : CatalogueEvent
{
    public override CatalogueRecord ApplyTo(CatalogueRecord catalogue, Instant at) =>
        catalogue.Change<Calendar>(CalendarId.Value, calendar => calendar.With(new(ValidFrom, Terms)));
}

/// <param name="ValidFrom">Null: today, in UTC. The first version counts for the dates before it too.</param>
public sealed record AddCalendar(Guid CommandId, Instant Now, string Name, SlaCalendarTerms Terms, LocalDate? ValidFrom = null)
{
    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, AddCalendar command)
    {
        var made = CalendarId.From(command.CommandId);
        if (catalogue.FindCalendar(made) is not null)
            return Decision.Nothing;

        var checks = new Checks();
        var name = checks.Name(catalogue, CatalogueKind.Calendar, command.Name, made.Value);
        var from = checks.Days(command.ValidFrom, until: null, command.Now);
        var terms = ChangeCalendar.Check(checks, command.Terms);
        return checks.Problem is { } problem ? problem : new CalendarAdded(made, name, from, terms);
    }
}

/// <summary>Changes a calendar. A member that is null stays as it is.</summary>
/// <param name="Terms">All of it from the date on, until the next version.</param>
/// <param name="ValidFrom">From when the terms count. Null: today, in UTC.</param>
public sealed record ChangeCalendar(CalendarId CalendarId, Instant Now, string? Name = null, SlaCalendarTerms? Terms = null, LocalDate? ValidFrom = null)
{
    private const int MostVersions = 200;

    public static Decision<CatalogueEvent> Decide(CatalogueRecord catalogue, ChangeCalendar command)
    {
        if (CatalogueRules.Find<Calendar>(catalogue, command.CalendarId.Value, "calendarId", out var calendar) is { } unknown)
            return unknown;

        var checks = new Checks();
        var name = command.Name is null ? null : checks.Name(catalogue, CatalogueKind.Calendar, command.Name, calendar.Key);
        var from = checks.Days(command.ValidFrom, until: null, command.Now);
        var terms = command.Terms is null ? null : Check(checks, command.Terms);
        if (terms is not null && terms.Zone != calendar.Zone)
            checks.Fail(RejectionCode.NotAllowed, $"calendar.zone is {terms.Zone} and the calendar is kept in {calendar.Zone}: dates of two zones do not join. Add another calendar for {terms.Zone}.", "calendar.zone");
        if (terms is null && command.ValidFrom is not null)
            checks.Fail(RejectionCode.Required, "validFrom says from when new hours count, and none are given. Give the calendar too, or leave validFrom out.", "calendar");
        if (terms is not null && calendar.With(new(from, terms)).Versions.Count > MostVersions)
            checks.Fail(RejectionCode.TooLong, $"The calendar has {MostVersions} versions, which is the limit. Change one of them by its date.", "validFrom");
        if (checks.Problem is { } problem)
            return problem;

        var events = CatalogueRules.Renamed(calendar, name).ToList();
        if (terms is not null)
            events.Add(new CalendarChanged(calendar.Id, from, terms));
        return events;
    }

    internal static SlaCalendarTerms Check(Checks checks, SlaCalendarTerms terms)
    {
        SlaCalendarChecks.Calendar(checks, "calendar.", terms);
        return terms with { Holidays = [.. terms.Holidays.DistinctBy(holiday => holiday.Date).OrderBy(holiday => holiday.Date)] };
    }
}
