using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.People;

public sealed class SignInLimitTests(SignInLimitTests.BehindProxy proxied) : IClassFixture<SignInLimitTests.BehindProxy>
{
    /// <summary>Behind a proxy that is believed, so that each test is at addresses of its own.</summary>
    public sealed class BehindProxy : IAsyncLifetime
    {
        internal RunningTimeline Timeline { get; } = new() { Set = static settings => settings with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] } };

        public ValueTask InitializeAsync() => Timeline.InitializeAsync();

        public ValueTask DisposeAsync() => Timeline.DisposeAsync();
    }

    [Fact]
    public async Task Too_many_attempts_are_answered_429_with_the_seconds_to_wait()
    {
        using var refused = await TryUntilRefusedAsync("192.0.2.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(Assert.Single(refused.Headers.GetValues("Retry-After")), CultureInfo.InvariantCulture), 1, 60);
        Assert.Contains("TOO_MANY_ATTEMPTS", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_is_not_concerned_but_a_neighbour_in_the_same_IPv6_network_is()
    {
        using var refused = await TryUntilRefusedAsync("2001:db8:1:2::1");
        using var neighbour = await TryAsync("2001:db8:1:2:ffff::9");
        using var other = await TryAsync("2001:db8:1:3::1");
        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.Unauthorized), (neighbour.StatusCode, other.StatusCode));
    }

    private async Task<HttpResponseMessage> TryUntilRefusedAsync(string address)
    {
        // The minute may end among the attempts, so more than one minute's are made.
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var response = await TryAsync(address);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return response;
            response.Dispose();
        }

        throw new InvalidOperationException("60 attempts were let through.");
    }

    private async Task<HttpResponseMessage> TryAsync(string address)
    {
        using var client = proxied.Timeline.Anonymous;
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return await client.Http.PostAsJsonAsync("/session", new { token = "wrong" }, TestContext.Current.CancellationToken);
    }
}
