using System.Globalization;
using JasperFx.Events;
using NodaTime;
using NodaTime.Text;

namespace Timeline.Api.People;

/// <summary>
/// How far the clock of a device is from the server's, as the device tells its time with what it asks. It is recorded beside what was said at that time, and is never a reason to
/// refuse: people write without a network, and with clocks as they are.
/// </summary>
internal static class DeviceClock
{
    /// <summary>The device's time as it asks, in UTC, as ISO 8601.</summary>
    public const string TimeHeader = "Timeline-Device-Time";

    private const string EventHeader = "device_clock_ahead";

    /// <summary>Asking takes a while: less than this many seconds is no difference.</summary>
    private const int LeastSeconds = 2;

    /// <summary>A clock that is further away tells nothing.</summary>
    private const int MostSeconds = 10 * 366 * 86_400;

    /// <summary>By how many seconds the device's clock is ahead; negative: behind. Null: it agrees, or was not told so that it can be read.</summary>
    public static int? AheadIn(HttpRequest request, IClock clock)
    {
        if (!InstantPattern.ExtendedIso.Parse(request.Headers[TimeHeader].ToString()).TryGetValue(default, out var told))
            return null;
        var seconds = Math.Round((told - clock.GetCurrentInstant()).TotalSeconds);
        return Math.Abs(seconds) is >= LeastSeconds and <= MostSeconds ? (int)seconds : null;
    }

    public static int? AheadIn(IEvent stored) =>
        int.TryParse(stored.GetHeader(EventHeader)?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>With the difference, where there is one, for the events of a command.</summary>
    public static IReadOnlyDictionary<string, string> Add(int? ahead, Dictionary<string, string> headers)
    {
        if (ahead is { } seconds)
            headers[EventHeader] = seconds.ToString(CultureInfo.InvariantCulture);
        return headers;
    }
}
