using NodaTime;
using NodaTime.Text;
using Timeline.Domain.Shared;
using Timeline.Domain.Sla;

namespace Timeline.Domain.Tests.Sla;

/// <summary>Calendars and questions to begin with.</summary>
internal static class SlaSituation
{
    /// <summary>Monday to Friday, 09:00–17:00, in Berlin.</summary>
    public static SlaCalendarTerms Office { get; } = new(
        "Europe/Berlin", false, [.. Enumerable.Range(1, 5).Select(day => new SlaHours((DayOfWeek)day, "09:00", "17:00"))], [], []);

    public static SlaCalendarTerms Always { get; } = new("Europe/Berlin", true, [], [], []);

    /// <summary>4 h from Friday 2024-05-03 at 15:00 in Berlin, looked at an hour later.</summary>
    public static SlaQuestion Friday { get; } = new(Office, Duration.FromHours(4), Time("2024-05-03T13:00:00Z"), Time("2024-05-03T14:00:00Z"), []);

    public static Instant Time(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static SlaPause Pause(string from, string? until = null) => new(Time(from), until is null ? null : Time(until));

    public static SlaPreview Answer(this SlaQuestion question)
    {
        var preview = SlaPreview.Of(question, out var problem);
        Assert.True(problem is null, problem?.Message);
        return preview!;
    }

    public static Rejection Problem(this SlaQuestion question)
    {
        Assert.Null(SlaPreview.Of(question, out var problem));
        return problem!;
    }
}
