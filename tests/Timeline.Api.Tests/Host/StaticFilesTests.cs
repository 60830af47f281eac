using System.IO.Compression;
using Timeline.Api.Tests.Running;
using Timeline.Testing.Databases;

namespace Timeline.Api.Tests.Host;

/// <summary>The files of the web UI as they go over the wire from a build's output, which is what <c>dotnet run</c> starts.</summary>
public sealed class StaticFilesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task The_main_script_goes_out_as_small_as_it_was_compressed_and_is_kept_for_good()
    {
        await using var schema = await database.CreateSchemaAsync(TestContext.Current.CancellationToken);
        using var program = ProgramTests.Start(schema, "--urls=http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = RunningProgram.RootIn(await program.ReadLineAsync()) };
        var page = await http.GetStringAsync("/", TestContext.Current.CancellationToken);
        var script = page.Split('"').First(text => text.StartsWith("/assets/index-", StringComparison.Ordinal) && text.EndsWith(".js", StringComparison.Ordinal));

        var plain = await GetAsync(http, script, "identity");
        var gzip = await GetAsync(http, script, "gzip");
        var brotli = await GetAsync(http, script, "br");

        Assert.InRange(gzip.Length, 1, plain.Length / 2);
        Assert.InRange(brotli.Length, 1, gzip.Length);
        Assert.Equal(plain, await ReadAsync(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.Equal(plain, await ReadAsync(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(brotli, await GetAsync(http, script, "br", "gzip, deflate, br, zstd"));
    }

    private static async Task<byte[]> GetAsync(HttpClient http, string path, string encoding, string? accepted = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", accepted ?? encoding);
        using var response = (await http.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> ReadAsync(Stream compressed)
    {
        using var plain = new MemoryStream();
        await using (compressed)
            await compressed.CopyToAsync(plain, TestContext.Current.CancellationToken);
        return plain.ToArray();
    }
}
