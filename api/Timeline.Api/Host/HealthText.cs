using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Timeline.Api.Host;

/// <summary>The answer of a health endpoint: one word, and what is wrong when something is.</summary>
internal static class HealthText
{
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var reasons = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description).OfType<string>();
        return context.Response.WriteAsync(string.Join(' ', [report.Status.ToString(), .. reasons]), context.RequestAborted);
    }
}
