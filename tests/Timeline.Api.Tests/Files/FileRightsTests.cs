using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Files;

/// <summary>Who may attach and read files, from where, and how much.</summary>
public sealed class FileRightsTests(FileRightsTests.SmallFiles small) : IClassFixture<FileRightsTests.SmallFiles>
{
    private const int MostBytes = 5_000;

    private readonly RunningTimeline _timeline = small.Timeline;
    private readonly TimelineClient _client = small.Timeline.Client;

    [Fact]
    public async Task An_observer_reads_and_does_not_attach_and_strangers_do_neither()
    {
        var incident = await _client.DeclareAsync();
        var url = (await _client.AttachAsync(incident, MadeFiles.Png, "queue.png")).Text("file.url")!;
        var observer = await new SignedInPeople(_timeline).SignInAsync("OBSERVER");
        using var reading = observer.Http(_timeline.Root);
        foreach (var each in new[] { url, url + "/shown", url + "/thumbnail" })
        {
            using var sent = await reading.GetAsync(each);
            using var refused = await _timeline.Anonymous.GetAsync(each);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (sent.StatusCode, refused.StatusCode));
        }

        Assert.Equal((403, "FORBIDDEN"), Two(await reading.RefusedAsync(incident, MadeFiles.Png, "mine.png")));
        Assert.Equal((401, "UNAUTHENTICATED"), Two(await _timeline.Anonymous.RefusedAsync(incident, MadeFiles.Png, "mine.png")));
        await observer.EndAsync("shut out");
        using var after = await reading.GetAsync(url);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_page_of_another_site_attaches_nothing_with_somebodys_cookie()
    {
        var incident = await _client.DeclareAsync();
        using var browser = (await new SignedInPeople(_timeline).SignInAsync("RESPONDER")).Http(_timeline.Root);
        browser.Http.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        Assert.Equal((403, "ORIGIN_UNKNOWN"), Two(await browser.RefusedAsync(incident, MadeFiles.Png, "queue.png")));
        browser.Http.DefaultRequestHeaders.Remove("Origin");
        browser.Http.DefaultRequestHeaders.Add("Origin", _timeline.Root.GetLeftPart(UriPartial.Authority));
        await browser.AttachAsync(incident, MadeFiles.Png, "queue.png");
    }

    [Theory]
    [InlineData("0000002a-e888-816f-a811-46740f080e4f")]
    [InlineData("file:0000002a-e888-816f-a811-46740f080e4f")]
    [InlineData("queue.png")]
    public async Task A_file_that_is_not_there_is_told_like_one_that_one_may_not_see(string id)
    {
        using var answer = await _client.GetAsync($"/files/{id}");
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).At("error");
        Assert.Equal((HttpStatusCode.NotFound, "FILE_NOT_FOUND"), (answer.StatusCode, error.Text("code")));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_the_limit_and_leaves_nothing()
    {
        var incident = await _client.DeclareAsync();
        var large = MadeFiles.Log.Concat(Enumerable.Repeat((byte)'a', MostBytes)).ToArray();
        Assert.Equal((413, "FILE_TOO_LARGE", "The file is larger than 5 kB, the limit. Attach the part that matters, or pack it with gzip."), await _client.RefusedAsync(incident, large, "mail.log"));
        await _client.AttachAsync(incident, large[..MostBytes], "mail.log");
        Assert.Equal(1, await small.StoredAsync(incident));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        var incident = await _client.DeclareAsync();
        using var gone = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/incidents/{incident}/files", UriKind.Relative)) { Content = new HalfBody(gone) };
        request.Headers.Add("Timeline-File-Name", "mail.log");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.Http.SendAsync(request, gone.Token));

        await _client.AttachAsync(incident, MadeFiles.Png, "queue.png");
        var files = (await _client.AskAsync("query($key: String!) { incident(key: $key) { version files { name } } }", new { key = incident })).At("incident");
        Assert.Equal((2, 1, "queue.png"), (files.Number("version"), files.At("files").GetArrayLength(), files.Text("files.0.name")));
        // The picture, and what is shown of it.
        Assert.Equal(3, await small.StoredAsync(incident));
    }

    [Fact]
    public async Task More_than_sixty_in_a_minute_are_answered_429_with_the_seconds_to_wait()
    {
        var incident = await _client.DeclareAsync();
        using var busy = (await new SignedInPeople(_timeline).SignInAsync("RESPONDER")).Http(_timeline.Root);
        for (var upload = 0; upload < 60; upload++)
            Assert.Equal(415, (await busy.RefusedAsync(incident, [0], "zero")).Status);
        using var refused = await busy.UploadAsync(incident, [0], "zero");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        // Others are not concerned.
        Assert.Equal(415, (await _client.RefusedAsync(incident, [0], "zero")).Status);
    }

    private static (int Status, string Code) Two((int Status, string Code, string Message) refused) => (refused.Status, refused.Code);

    /// <summary>A program that takes files of 5,000 bytes at most.</summary>
    public sealed class SmallFiles : IAsyncLifetime
    {
        public RunningTimeline Timeline { get; } = new() { Set = settings => settings with { MaxFileBytes = MostBytes } };

        public ValueTask InitializeAsync() => Timeline.InitializeAsync();

        public ValueTask DisposeAsync() => Timeline.DisposeAsync();

        /// <summary>How many files, and what was made of them, are stored for an incident.</summary>
        public async Task<long> StoredAsync(string incident)
        {
            await using var count = Timeline.Database.CreateCommand($"select count(*) from es_file where owner = '{incident}' and number = 0");
            return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
    }

    /// <summary>Sends some, and then its client goes away.</summary>
    private sealed class HalfBody(CancellationTokenSource gone) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(MadeFiles.Log);
            await stream.FlushAsync();
            await gone.CancelAsync();
            await Task.Delay(Timeout.Infinite, gone.Token);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 4_000;
            return true;
        }
    }
}
