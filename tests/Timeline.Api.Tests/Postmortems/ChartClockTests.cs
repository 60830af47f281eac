using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Postmortems.Composition.Charts;

namespace Timeline.Api.Tests.Postmortems;

/// <summary>Documents and screens draw time alike: <c>web/src/charts/ticks.json</c> holds the clock times of stretches and where they stand, and the web tests its own scale with it.</summary>
public sealed class ChartClockTests
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Times_along_a_chart_are_those_of_the_screen()
    {
        var cases = JsonSerializer.Deserialize<List<Stretch>>(File.ReadAllText(Path.Combine(Repository(), "web", "src", "charts", "ticks.json")), Names)!;
        Assert.True(cases.Count >= 10);
        foreach (var stretch in cases)
        {
            var time = new ChartTime(At(stretch.From), At(stretch.Until), DateTimeZoneProviders.Tzdb[stretch.Zone], stretch.Left, stretch.Width);
            Assert.Equal(stretch.Ticks, time.Ticks().Select(tick => new Tick(InstantPattern.ExtendedIso.Format(tick.At), tick.Words, Math.Round(time.X(tick.At), 3))));
        }
    }

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Timeline.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }

    private sealed record Stretch(string From, string Until, string Zone, double Left, double Width, IReadOnlyList<Tick> Ticks);

    private sealed record Tick(string At, string Words, double X);
}
