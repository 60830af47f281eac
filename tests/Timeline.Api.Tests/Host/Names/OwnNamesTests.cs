using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Timeline.Api.Host;
using Timeline.Api.Host.Names;

namespace Timeline.Api.Tests.Host.Names;

public sealed class OwnNamesTests
{
    private const string Everywhere = "http://*:8080";
    private const string Loopback = "http://127.0.0.1:5080";
    private const string Public = "https://timeline.example.com";

    [Theory]
    [InlineData(Loopback, null, "localhost", true)]
    [InlineData(Loopback, null, "LOCALHOST", true)]
    [InlineData(Loopback, null, "127.0.0.1", true)]
    [InlineData(Loopback, null, "[::1]", true)]
    [InlineData(Loopback, null, "timeline.localhost", true)]
    [InlineData(Loopback, null, "evil.example", false)]
    [InlineData(Loopback, null, "localhost.evil.example", false)]
    [InlineData(Loopback, null, "127.0.0.1.evil.example", false)]
    [InlineData(Loopback, null, "192.168.1.5", false)]
    [InlineData(Loopback, null, "", false)]
    [InlineData(Everywhere, null, "192.168.1.5", true)]
    [InlineData(Everywhere, null, "[fd00::5]", true)]
    [InlineData(Everywhere, null, "localhost", true)]
    [InlineData(Everywhere, null, "server1", false)]
    [InlineData("http://server1:8080", null, "server1", true)]
    [InlineData("http://server1:8080", null, "evil.example", false)]
    [InlineData(Everywhere, Public, "timeline.example.com", true)]
    [InlineData(Everywhere, Public, "Timeline.Example.COM", true)]
    [InlineData(Everywhere, Public, "localhost", true)]
    [InlineData(Everywhere, Public, "192.168.1.5", false)]
    [InlineData(Everywhere, Public, "evil.example", false)]
    [InlineData(Everywhere, "https://zeitstrahl.köln.example", "zeitstrahl.xn--kln-sna.example", true)]
    public void A_host_is_ours_when_we_were_told_so(string urls, string? publicUrl, string host, bool isOurs) =>
        Assert.Equal(isOurs, Names(urls, publicUrl).Include(host));

    [Theory]
    [InlineData("timeline.internal", true)]
    [InlineData("b.example.com", true)]
    [InlineData("example.com", false)]
    [InlineData("evil.internal", false)]
    public void Further_names_are_listed_one_by_one_or_below_one(string host, bool isOurs) =>
        Assert.Equal(isOurs, Names(Everywhere, null, "timeline.internal", "*.example.com").Include(host));

    [Theory]
    [InlineData(Everywhere, null, true)]
    [InlineData(Everywhere, Public, false)]
    [InlineData(Loopback, null, false)]
    [InlineData("http://server1:8080", null, false)]
    public void A_server_that_others_can_reach_and_that_nobody_named_says_so(string urls, string? publicUrl, bool areUnknown) =>
        Assert.Equal(areUnknown, Names(urls, publicUrl).AreUnknown);

    [Theory]
    [InlineData("http://localhost:5080", "localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", "127.0.0.1:5080", true)]
    [InlineData("http://[::1]:5080", "[::1]:5080", true)]
    [InlineData("http://localhost:5080", "127.0.0.1:5080", false)]
    [InlineData("http://localhost:3000", "localhost:5080", false)]
    [InlineData("http://evil.example", "evil.example", false)]
    [InlineData("http://evil.example:5080", "localhost:5080", false)]
    [InlineData("null", "localhost:5080", false)]
    [InlineData("file://", "localhost:5080", false)]
    [InlineData("http://localhost:5080/page", "localhost:5080", false)]
    [InlineData("http://me@localhost:5080", "localhost:5080", false)]
    [InlineData("http://localhost:5080, http://evil.example", "localhost:5080", false)]
    public void On_loopback_a_page_is_ours_whose_origin_is_a_name_of_this_machine(string origin, string host, bool isOurs) =>
        Assert.Equal(isOurs, Names(Loopback, null).IsOwnOrigin(origin, To(host)));

    [Theory]
    [InlineData("https://timeline.example.com", "timeline.example.com", true)]
    [InlineData("https://timeline.example.com", "127.0.0.1:8080", true)]      // a proxy that calls us by our address
    [InlineData("http://timeline.example.com", "timeline.example.com", false)]
    [InlineData("https://timeline.example.com:8443", "timeline.example.com:8443", false)]
    [InlineData("https://evil.example", "timeline.example.com", false)]
    [InlineData("https://evil.example", "evil.example", false)]
    [InlineData("http://localhost:8080", "localhost:8080", true)]
    [InlineData("https://b.example.com", "b.example.com", true)]
    [InlineData("https://b.example.com", "timeline.example.com", false)]
    public void With_a_public_address_a_page_is_ours_whose_origin_it_is(string origin, string host, bool isOurs) =>
        Assert.Equal(isOurs, Names(Everywhere, Public, "b.example.com").IsOwnOrigin(origin, To(host)));

    [Fact]
    public void A_page_over_http_is_none_of_a_site_over_https() =>
        Assert.False(Names(Everywhere, null, "b.example.com").IsOwnOrigin("http://b.example.com:443", To("b.example.com:443", "https")));

    private static HttpRequest To(string host, string scheme = "http")
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = (scheme, new HostString(host));
        return request;
    }

    private static OwnNames Names(string urls, string? publicUrl, params string[] further)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["urls"] = urls });
        return new OwnNames(new Settings { PublicUrl = publicUrl is null ? null : new Uri(publicUrl), AllowedHosts = further }, configuration);
    }
}
