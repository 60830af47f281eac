using NodaTime;
using Timeline.Domain.Sla;
using Timeline.Testing;
using static Timeline.Domain.Tests.Sla.SlaSituation;

namespace Timeline.Domain.Tests.Sla;

public sealed class SlaExplanationTests
{
    [Fact]
    public void Explanations_read_as_they_are_kept()
    {
        var text = string.Join("\n\n", Situations().Select(one => $"# {one.Title}\n\n{string.Join('\n', one.Question.Answer().Explanation)}"));
        GoldenFile.Match(text + "\n", "explanations.txt");
    }

    [Fact]
    public void An_explanation_has_at_most_a_hundred_lines_and_still_sums_up()
    {
        // Every third day is a holiday, so that hardly any two days go together; a hundred pauses besides.
        var start = Date("2024-01-01");
        var question = Friday with
        {
            Calendar = Office with { Holidays = [.. Enumerable.Range(0, 150).Select(number => new SlaHoliday(start.PlusDays(3 * number)))] },
            Start = Time("2024-01-01T08:00:00Z"),
            Target = Duration.FromHours(1_400),
            Pauses = [.. Enumerable.Range(0, 100).Select(day => new SlaPause(Time("2024-01-01T08:30:00Z") + Duration.FromDays(day), Time("2024-01-01T09:00:00Z") + Duration.FromDays(day)))],
        };
        var preview = question.Answer();
        Assert.NotNull(preview.DueAt);
        Assert.Equal(SlaLimits.Lines, preview.Explanation.Count);
        Assert.Single(preview.Explanation, line => line.Contains("put together", StringComparison.Ordinal));
        Assert.Single(preview.Explanation, line => line.StartsWith("Paused 80 times more", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Title, SlaQuestion Question)> Situations()
    {
        yield return ("Over a weekend and a holiday with a name", Friday with
        {
            Calendar = Office with { Holidays = [new(Date("2024-05-06"), "Early May")] },
            At = Time("2024-05-07T09:30:00Z"),
        });
        yield return ("A half day, one that is closed, and a pause that has a reason", Friday with
        {
            Calendar = Office with { Exceptions = [new(Date("2024-05-06"), [new("09:00", "10:30")]), new(Date("2024-05-07"), [])] },
            Pauses = [Pause("2024-05-03T14:00:00Z", "2024-05-03T14:30:00Z") with { Reason = "waiting for customer" }],
        });
        yield return ("A pause without an end", Friday with { Pauses = [Pause("2024-05-03T14:15:00Z")], At = Time("2024-05-04T00:00:00Z") });
        yield return ("Hours past midnight while clocks go back", Friday with
        {
            Calendar = Office with { Hours = [new(DayOfWeek.Saturday, "22:00", "06:00")] },
            Start = Time("2024-10-26T12:00:00Z"),
            At = Time("2024-10-26T12:00:00Z"),
            Target = Duration.FromHours(9),
        });
        yield return ("At all hours while clocks go forward", Friday with
        {
            Calendar = Always,
            Start = Time("2024-03-30T20:00:00Z"),
            At = Time("2024-03-30T19:00:00Z"),
            Target = Duration.FromHours(24),
        });
        yield return ("Weeks that are as they always are", Friday with { Target = Duration.FromHours(180), At = Time("2024-08-01T00:00:00Z") });
        yield return ("Days that are paused whole", Friday with { Pauses = [Pause("2024-05-03T13:00:00Z", "2024-05-10T07:00:30Z")] });
        yield return ("A date that the zone does not have", Friday with
        {
            Calendar = new("Pacific/Apia", false, [.. Enum.GetValues<DayOfWeek>().Select(day => new SlaHours(day, "22:00", "06:00"))], [], []),
            Start = Time("2011-12-29T20:00:00Z"),
            At = Time("2011-12-31T12:00:00Z"),
            Target = Duration.FromHours(12),
        });
        yield return ("More than there is within 400 days", Friday with
        {
            Calendar = Office with { Hours = [new(DayOfWeek.Monday, "09:00", "09:30")] },
            Target = Duration.FromHours(30),
        });
    }
}
