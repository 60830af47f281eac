using System.Text.Json;

namespace Timeline.Api.Tests.Running;

internal static class Json
{
    /// <summary>The value at a path such as <c>incident.metrics.ticketToEngagement</c>; a number is a place in a list.</summary>
    public static JsonElement At(this JsonElement element, string path) => path.Split('.').Aggregate(
        element, (current, step) => int.TryParse(step, System.Globalization.CultureInfo.InvariantCulture, out var index) ? current[index] : current.GetProperty(step));

    public static string? Text(this JsonElement element, string path) => element.At(path).GetString();

    public static long Number(this JsonElement element, string path) => element.At(path).GetInt64();
}
