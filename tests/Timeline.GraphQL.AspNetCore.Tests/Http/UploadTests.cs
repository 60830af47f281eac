using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Timeline.GraphQL.AspNetCore.Tests.Http;

/// <summary>Requests with files. GraphQL multipart request specification.</summary>
public sealed class UploadTests : IDisposable
{
    private const string One = """{"query":"mutation($file: Upload!) { keep(file: $file) }","variables":{"file":null}}""";
    private const string Many = """{"query":"mutation($files: [Upload!]!) { keepAll(files: $files) }","variables":{"files":[null,null]}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphql-uploads");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_reaches_its_argument_and_is_gone_afterwards()
    {
        await using var server = await StartAsync();

        var answer = await SendAsync(server, One, """{"0":["variables.file"]}""", ("0", "a.txt", "Alpha file content."));

        Assert.Equal("a.txt text/plain 19: Alpha file content.", answer.Data("keep"));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Files_of_a_list_and_one_file_in_two_places_reach_their_arguments()
    {
        await using var server = await StartAsync();

        var two = await SendAsync(server, Many, """{"a":["variables.files.0"],"b":["variables.files.1"]}""", ("a", "b.txt", "Bravo"), ("b", "c.txt", "Charlie"));
        var same = await SendAsync(server, Many, """{"a":["variables.files.0","variables.files.1"]}""", ("a", "b.txt", "Bravo"));

        Assert.Equal("b.txt text/plain 5: Bravo | c.txt text/plain 7: Charlie", two.Data("keepAll"));
        Assert.Equal("b.txt text/plain 5: Bravo | b.txt text/plain 5: Bravo", same.Data("keepAll"));
    }

    [Fact]
    public async Task Files_of_a_batch_reach_their_requests()
    {
        await using var server = await StartAsync(options => options.MaxBatchedRequests = 2);

        var answer = await SendAsync(server, $"[{One},{One}]", """{"a":["0.variables.file"],"b":["1.variables.file"]}""", ("a", "b.txt", "Bravo"), ("b", "c.txt", "Charlie"));

        Assert.Equal(
            ["b.txt text/plain 5: Bravo", "c.txt text/plain 7: Charlie"],
            answer.Json.EnumerateArray().Select(result => result.GetProperty("data").GetProperty("keep").GetString()));
    }

    [Fact]
    public async Task Content_goes_to_disk_while_it_arrives_and_through_unchanged()
    {
        const int Size = 20_000_000;
        await using var server = await StartAsync(options => (options.Uploads.MaxFileBytes, options.Uploads.MaxTotalBytes) = (Size, Size));
        var content = new byte[Size];
        new Random(7).NextBytes(content);
        using var form = Form("""{"query":"mutation($file: Upload!) { hash(file: $file) }","variables":{"file":null}}""", """{"0":["variables.file"]}""");
        // The second half is sent when most of the first is on disk.
        form.Add(new HaltingContent(content, () => Eventually.HoldsAsync(() => _folder.GetFiles().Sum(file => file.Length) > Size / 4, "the first half is on disk")), "0", "big.bin");

        var answer = await PostAsync(server, form);

        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)), answer.Data("hash"));
        Assert.Empty(_folder.GetFiles());
    }

    [Theory]
    [InlineData("0123456789A", "0", "The file of part \"0\" is more than 10 bytes, which is the limit of one file.")]
    [InlineData("0123456789", "012345", "The files are more than 15 bytes together, which is the limit of one request.")]
    public async Task Files_over_a_limit_are_refused_by_its_name(string first, string second, string error)
    {
        await using var server = await StartAsync(options => (options.Uploads.MaxFileBytes, options.Uploads.MaxTotalBytes) = (10, 15));

        var answer = await SendAsync(server, Many, """{"0":["variables.files.0"],"1":["variables.files.1"]}""", ("0", "a", first), ("1", "b", second));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, error), (answer.Status, answer.Error));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Files_within_the_limits_to_the_byte_pass()
    {
        await using var server = await StartAsync(options => (options.Uploads.MaxFileBytes, options.Uploads.MaxTotalBytes) = (10, 15));

        var answer = await SendAsync(server, Many, """{"0":["variables.files.0"],"1":["variables.files.1"]}""", ("0", "a", "0123456789"), ("1", "b", "01234"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("""{"0":["variables.file"],"1":["variables.file"],"2":["variables.file"]}""", "The part \"map\" names 3 files; the limit is 2.")]
    [InlineData("""{"0":["variables.nope"]}""", "The part \"map\" names the place \"variables.nope\"; the part \"operations\" has no null there among its variables.")]
    [InlineData("""{"0":["query"]}""", "The part \"map\" names the place \"query\"; the part \"operations\" has no null there among its variables.")]
    [InlineData("""{"0":"variables.file"}""", "The part \"map\" must have a list of places for \"0\", such as [\"variables.file\"].")]
    [InlineData("""[]""", "The part \"map\" must be an object, but it is a list.")]
    [InlineData("""{"x":["variables.file"]}""", "The part \"0\" is not named in the part \"map\".")]
    public async Task A_map_that_does_not_fit_is_named(string map, string error)
    {
        await using var server = await StartAsync();

        Assert.Equal(error, (await SendAsync(server, One, map, ("0", "a.txt", "Alpha"))).Error);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task A_part_that_is_missing_or_comes_first_is_named()
    {
        await using var server = await StartAsync();
        using var wrong = new MultipartFormDataContent { { new StringContent("Alpha"), "0", "a.txt" } };

        Assert.Equal("The part \"map\" names \"0\", but the request has no such part.", (await SendAsync(server, One, """{"0":["variables.file"]}""")).Error);
        Assert.StartsWith("A multipart request has the parts \"operations\" and \"map\" first", (await PostAsync(server, wrong)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_a_file_is_an_error_of_its_field()
    {
        await using var server = await StartAsync();

        var answer = await server.PostAsync("""{"query":"mutation { keep(file: \"0\") }"}""");

        Assert.Equal("FILE_MISSING", answer.Code);
    }

    [Fact]
    public async Task A_form_that_any_page_could_send_is_refused()
    {
        await using var server = await StartAsync(options => options.AllowedOrigins.Add("https://status.example"));
        Task<Answer> WithAsync(string header, string value) => SendAsync(server, One, """{"0":["variables.file"]}""", request => request.Headers.Add(header, value), ("0", "a.txt", "Alpha"));

        var plain = await WithAsync("X-Other", "1");

        Assert.Equal((HttpStatusCode.Forbidden, "FORBIDDEN"), (plain.Status, plain.Code));
        Assert.StartsWith("A multipart request needs the header GraphQL-Preflight", plain.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await WithAsync("Origin", "https://evil.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync("Apollo-Require-Preflight", "true")).Status);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync("Origin", "https://status.example")).Status);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync("Origin", server.Url.GetLeftPart(UriPartial.Authority))).Status);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Without_files_allowed_a_form_is_an_unsupported_media_type()
    {
        await using var server = await StartAsync(options => options.Uploads.MaxFiles = 0);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(server, One, """{"0":["variables.file"]}""", ("0", "a.txt", "Alpha"))).Status);
    }

    private Task<TestServer> StartAsync(Action<GraphQLEndpointOptions>? configure = null) => TestServer.StartAsync(options =>
    {
        options.Uploads.MaxFiles = 2;
        options.Uploads.Folder = _folder.FullName;
        configure?.Invoke(options);
    });

    private static Task<Answer> SendAsync(TestServer server, string operations, string map, params (string Part, string Name, string Content)[] files) =>
        SendAsync(server, operations, map, request => request.Headers.Add("GraphQL-Preflight", "1"), files);

    private static async Task<Answer> SendAsync(
        TestServer server, string operations, string map, Action<HttpRequestMessage> with, params (string Part, string Name, string Content)[] files)
    {
        using var form = Form(operations, map);
        foreach (var (part, name, text) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, part, name);
        return await PostAsync(server, form, with);
    }

    private static MultipartFormDataContent Form(string operations, string map) => new() { { new StringContent(operations), "operations" }, { new StringContent(map), "map" } };

    private static Task<Answer> PostAsync(TestServer server, MultipartFormDataContent form, Action<HttpRequestMessage>? with = null) =>
        server.SendAsync(HttpMethod.Post, "/graphql", request =>
        {
            request.Content = form;
            (with ?? (sent => sent.Headers.Add("GraphQL-Preflight", "1")))(request);
        });

    private sealed class HaltingContent(byte[] content, Func<Task> halfway) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(content.AsMemory(0, content.Length / 2));
            await stream.FlushAsync();
            await halfway();
            await stream.WriteAsync(content.AsMemory(content.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = content.Length;
            return true;
        }
    }
}
