using System.Net;
using System.Text;

namespace Timeline.GraphQL.Tests.Transports.Http;

public sealed class BodyLimitTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    private const int TwoMegabytes = 2 * 1024 * 1024;
    private readonly TestServer _server = fixture.Server;

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused_with_its_size_and_the_limit()
    {
        var answer = await _server.PostAsync(BodyOf(10_000_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("PAYLOAD_TOO_LARGE", answer.Code);
        Assert.Equal("The request body is 10000000 bytes; the limit is 2097152 bytes.", answer.Error);
    }

    [Fact]
    public async Task A_chunked_body_is_refused_as_soon_as_it_is_over_the_limit()
    {
        var answer = await _server.PostAsync(BodyOf(TwoMegabytes + 1), with: request => request.Headers.TransferEncodingChunked = true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Equal("The request body is more than 2097152 bytes; the limit is 2097152 bytes.", answer.Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_just_the_limit_is_read(bool chunked)
    {
        var answer = await _server.PostAsync(BodyOf(TwoMegabytes), with: request => request.Headers.TransferEncodingChunked = chunked);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Hello, world!", answer.Data("hello"));
    }

    [Fact]
    public async Task The_limit_can_be_set()
    {
        await using var server = await TestServer.StartAsync(options => options.MaxBodyBytes = 30);

        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync(BodyOf(30))).Status);
        Assert.Equal("The request body is 31 bytes; the limit is 30 bytes.", (await server.PostAsync(BodyOf(31))).Error);
    }

    // A request padded with blanks, which JSON allows.
    private static byte[] BodyOf(int bytes) => Encoding.UTF8.GetBytes("""{"query":"{ hello }"}""".PadRight(bytes));
}
