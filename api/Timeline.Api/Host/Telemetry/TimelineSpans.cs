using System.Diagnostics;

namespace Timeline.Api.Host.Telemetry;

/// <summary>The source of this program's own spans.</summary>
internal static class TimelineSpans
{
    public static ActivitySource Source { get; } = new("Timeline");
}
