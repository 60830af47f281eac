using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Timeline.Api.Host;
using Timeline.Api.People;

namespace Timeline.Api.Files;

/// <summary>How often one person or token may upload.</summary>
internal sealed class UploadLimit : IRateLimiterPolicy<Guid>
{
    public const string Name = "uploads";
    public const int PerMinute = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected { get; } = static (rejected, _) => AnswerAsync(rejected);

    public RateLimitPartition<Guid> GetPartition(HttpContext httpContext) => RateLimitPartition.GetFixedWindowLimiter(
        CurrentActor.From(httpContext.User)?.Id ?? Guid.Empty, static _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = Window });

    private static ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        rejected.HttpContext.Response.Headers.RetryAfter = seconds;
        return new(Problem.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, "TOO_MANY_UPLOADS", $"You uploaded more than {PerMinute} files in a minute. Go on in {seconds} s."));
    }
}
