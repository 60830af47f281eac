using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Timeline.Api.Files;
using Timeline.Api.People;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Tests.Files;

/// <summary>What is left of a file that was redacted, and of bytes that nobody refers to.</summary>
public sealed class FileRedactionTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private readonly TimelineClient _client = timeline.Client;

    private IncidentFiles Files => timeline.Services.GetRequiredService<IncidentFiles>();

    [Fact]
    public async Task A_redacted_file_is_gone_from_the_store_and_its_size_and_hash_stay()
    {
        var incident = await _client.DeclareAsync();
        var attached = await _client.AttachAsync(incident, MadeFiles.Png, "hunter2.png", ("caption", "hunter2 on a screen"));
        await _client.DoAsync("draftPostmortem", new { incidentId = incident }, "postmortem { id }");
        Assert.Equal(3, (await StoredAsync(incident)).Count);
        await RedactAsync(incident, attached);
        await Until.GoodAsync(() => StoredAsync(incident), stored => stored.Count == 0);

        foreach (var url in new[] { "url", "shownUrl", "thumbnailUrl" })
        {
            using var gone = await _client.GetAsync(attached.Text($"file.{url}")!);
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        }

        var known = (await _client.AskAsync(
            "query($key: String!) { incident(key: $key) { files { name size sha256 caption removed url thumbnailUrl } timeline { nodes { id ... on TimelineEntry { text file { name } } } } } }", new { key = incident })).ToString();
        Assert.DoesNotContain("hunter2", known, StringComparison.Ordinal);
        Assert.Contains($"\"size\":{MadeFiles.Png.Length},\"sha256\":\"{attached.Text("file.sha256")}\"", known, StringComparison.Ordinal);
        Assert.Contains("\"removed\":true,\"url\":null,\"thumbnailUrl\":null", known, StringComparison.Ordinal);
        foreach (var format in new[] { "md", "html", "pdf" })
            Assert.DoesNotContain("hunter2", await _client.Http.GetStringAsync(new Uri($"/incidents/{incident}/postmortem.{format}", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await foreach (var stream in timeline.Services.GetRequiredService<ChainVerifier>().VerifyAsync(Tenants.Only, Guid.Parse(incident), cancellation: TestContext.Current.CancellationToken))
            Assert.Equal((null, 1), (stream.Problem, stream.Redacted));
    }

    [Fact]
    public async Task The_same_bytes_under_another_entry_stay_until_that_is_redacted_too()
    {
        var incident = await _client.DeclareAsync();
        var first = await _client.AttachAsync(incident, MadeFiles.Log, "mail.log");
        var second = await _client.AttachAsync(incident, MadeFiles.Log, "again.log");
        await RedactAsync(incident, first);
        await timeline.NothingIsDueAsync();
        using (var sent = await _client.GetAsync(second.Text("file.url")!))
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        await RedactAsync(incident, second);
        await Until.GoodAsync(() => StoredAsync(incident), stored => stored.Count == 0);

        // What was redacted may be attached anew, and is there again.
        await _client.AttachAsync(incident, MadeFiles.Log, "mail.log");
        Assert.Single(await StoredAsync(incident));
    }

    [Fact]
    public async Task A_retracted_file_is_still_read_and_its_bytes_are_kept()
    {
        var incident = await _client.DeclareAsync();
        var attached = await _client.AttachAsync(incident, MadeFiles.Log, "mail.log");
        await _client.DoAsync("retractEntry", new { incidentId = incident, entryId = attached.Text("entry.id"), reason = "Another server's." });
        timeline.Clock.Advance(Duration.FromHours(2));
        await timeline.NothingIsDueAsync();
        using var sent = await _client.GetAsync(attached.Text("file.url")!);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task Bytes_that_no_event_refers_to_are_removed_an_hour_after_the_last_upload_began()
    {
        var incident = await _client.DeclareAsync();
        var kept = await _client.AttachAsync(incident, MadeFiles.Log, "mail.log");
        // As an upload leaves them whose program died before the event.
        var unclaimed = IncidentFiles.KeyOf(new IncidentId(Guid.Parse(incident)), new string('b', 64), IncidentFiles.Original);
        await Files.Store.PutAsync(unclaimed, new MemoryStream([1, 2, 3]), TestContext.Current.CancellationToken);
        timeline.Clock.Advance(Duration.FromMinutes(59));
        await timeline.NothingIsDueAsync();
        Assert.Equal(2, (await StoredAsync(incident)).Count);
        timeline.Clock.Advance(Duration.FromMinutes(2));
        await Until.GoodAsync(() => StoredAsync(incident), stored => stored.Count == 1);
        Assert.Equal([kept.Text("file.sha256")!], await StoredAsync(incident));
    }

    private Task<System.Text.Json.JsonElement> RedactAsync(string incident, System.Text.Json.JsonElement attached) =>
        _client.DoAsync("redactEntry", new { incidentId = incident, entryId = attached.Text("entry.id"), reason = "A password." });

    private async Task<IReadOnlyList<string>> StoredAsync(string incident)
    {
        var hashes = new List<string>();
        await foreach (var key in Files.Store.ListAsync(Tenants.Only, Guid.Parse(incident), TestContext.Current.CancellationToken))
            hashes.Add(key.Hash);
        return hashes;
    }
}

/// <summary>The whole program over another store than its database.</summary>
public sealed class OtherPlacesTests
{
    [Fact]
    public async Task A_folder_holds_a_file_until_it_is_redacted()
    {
        var folder = Directory.CreateTempSubdirectory("timeline-files-");
        try
        {
            await AttachAndRedactAsync($"folder:{folder.FullName}");
            Assert.Empty(folder.EnumerateFiles("*", SearchOption.AllDirectories));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_bucket_holds_a_file_until_it_is_redacted()
    {
        if (Environment.GetEnvironmentVariable("TIMELINE_TEST_S3") is not { Length: > 0 } server)
        {
            Assert.Skip("TIMELINE_TEST_S3 names no server");
            return;
        }

        var url = new Uri(server);
        var keys = url.UserInfo.Split(':', 2);
        await AttachAndRedactAsync(
            $"s3:/{url.AbsolutePath}/{Guid.NewGuid():n}", ("Timeline:S3Endpoint", $"{url.Scheme}://{url.Host}:{url.Port}"), ("Timeline:S3KeyId", keys[0]), ("Timeline:S3Secret", keys[1]));
    }

    private static async Task AttachAndRedactAsync(string place, params (string Key, string Value)[] settings)
    {
        var files = Api.Host.FilePlace.Read(key => key == "Timeline:Files" ? place : settings.FirstOrDefault(setting => setting.Key == key).Value);
        await using var timeline = new RunningTimeline { Set = standard => standard with { Files = files } };
        await timeline.InitializeAsync();
        var client = timeline.Client;
        var incident = await client.DeclareAsync();
        var photo = MadeFiles.PhotoWithPlace();
        var attached = await client.AttachAsync(incident, photo, "rack.jpg");
        using (var part = await client.GetAsync(attached.Text("file.url")!, ("Range", "bytes=10-19")))
            Assert.Equal(photo[10..20], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using (var shown = await client.GetAsync(attached.Text("file.thumbnailUrl")!))
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);

        await client.DoAsync("redactEntry", new { incidentId = incident, entryId = attached.Text("entry.id"), reason = "A face." });
        var store = timeline.Services.GetRequiredService<IncidentFiles>().Store;
        await Until.GoodAsync(
            async () =>
            {
                var left = 0;
                await foreach (var _ in store.ListAsync(Tenants.Only, Guid.Parse(incident), TestContext.Current.CancellationToken))
                    left++;
                return left;
            },
            left => left == 0);
    }
}
