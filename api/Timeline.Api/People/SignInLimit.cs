using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Timeline.Api.Host;

namespace Timeline.Api.People;

/// <summary>How often one address may try to sign in.</summary>
internal static class SignInLimit
{
    private const int Attempts = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static RateLimitPartition<IPAddress> Of(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        OneCaller(context.Connection.RemoteIpAddress), static _ => new FixedWindowRateLimiterOptions { PermitLimit = Attempts, Window = Window });

    public static ValueTask AnswerAsync(OnRejectedContext rejected)
    {
        rejected.HttpContext.RequestServices.GetRequiredService<AccessLog>().TooManyAttempts(rejected.HttpContext.Connection.RemoteIpAddress);
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ValueTask(Problem.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, "TOO_MANY_ATTEMPTS", $"More than {Attempts} sign-in attempts in a minute came from your address. Try again in {seconds} s."));
    }

    // Whoever has an IPv6 address has 2^64 of them.
    private static IPAddress OneCaller(IPAddress? address)
    {
        if (address is null)
            return IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }
}
