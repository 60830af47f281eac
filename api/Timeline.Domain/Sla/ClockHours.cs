using System.Globalization;
using System.Runtime.InteropServices;

namespace Timeline.Domain.Sla;

/// <summary>Hours as clocks show them, in seconds from the beginning of a day.</summary>
/// <param name="Until">Exclusive; after <paramref name="From"/>, at most a day after it, so perhaps of the next day.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ClockHours(int From, int Until)
{
    public const int Day = 86_400;

    public static readonly ClockHours WholeDay = new(0, Day);

    public int Seconds => Until - From;

    /// <summary><c>22:00–06:00</c>.</summary>
    public override string ToString() => $"{Time(From)}–{(Until == Day ? "24:00" : Time(Until % Day))}";

    /// <summary>The same, some seconds later.</summary>
    public ClockHours After(int seconds) => new(From + seconds, Until + seconds);

    private static string Time(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}");
}
