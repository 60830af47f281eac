using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SixLabors.ImageSharp;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Files;

/// <summary>Files over HTTP: attached, listed, sent.</summary>
public sealed class FileEndpointTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Selection = "id entryId name mediaType size sha256 width height caption about removed url shownUrl thumbnailUrl";

    private readonly TimelineClient _client = timeline.Client;

    [Fact]
    public async Task A_picture_is_an_entry_and_stands_in_the_list_with_its_hash()
    {
        var incident = await _client.DeclareAsync();
        var note = (await _client.DoAsync("logEntry", new { incidentId = incident, text = "The queue grows." }, "entry { id }")).Text("entry.id")!;
        var attached = await _client.AttachAsync(
            incident, MadeFiles.Png, "queue.png", ("caption", "The queue at **ten**."), ("about", note), ("occurredAt", "2026-03-14T08:00:00Z"), ("precision", "APPROXIMATE"), ("author", "Grace"));
        Assert.Equal((3, JsonValueKind.Null), (attached.Number("incident.version"), attached.At("error").ValueKind));

        var known = (await _client.AskAsync(
            $"query($key: String!) {{ incident(key: $key) {{ files {{ {Selection} }} timeline {{ nodes {{ id ... on TimelineEntry {{ kind text author precision occurredAt file {{ id }} }} }} }} }} }}", new { key = incident })).At("incident");
        var file = known.At("files.0");
        Assert.Equal(("queue.png", "image/png", MadeFiles.Png.Length), (file.Text("name"), file.Text("mediaType"), (int)file.Number("size")));
        Assert.Equal((8, 6, note, "The queue at **ten**."), ((int)file.Number("width"), (int)file.Number("height"), file.Text("about"), file.Text("caption")));
        Assert.Equal(Sha256(MadeFiles.Png), file.Text("sha256"));
        var entry = known.At("timeline.nodes.0");
        Assert.Equal(("FILE", "The queue at **ten**.", "Grace", "APPROXIMATE"), (entry.Text("kind"), entry.Text("text"), entry.Text("author"), entry.Text("precision")));
        Assert.Equal((attached.Text("entry.id"), file.Text("id")), (entry.Text("id"), entry.Text("file.id")));

        var node = (await _client.AskAsync("query($id: ID!) { node(id: $id) { id ... on AttachedFile { name } } }", new { id = file.Text("id") })).At("node");
        Assert.Equal(("queue.png", file.Text("id")), (node.Text("name"), node.Text("id")));
    }

    [Fact]
    public async Task The_original_is_sent_as_what_it_is_and_runs_nothing()
    {
        var incident = await _client.DeclareAsync();
        byte[] polyglot = [.. MadeFiles.Png, .. "<html><script>alert(1)</script>"u8];
        var url = (await _client.AttachAsync(incident, polyglot, "page.html")).Text("file.url")!;
        using var sent = await _client.GetAsync(url);
        Assert.Equal(polyglot, await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("image/png", "nosniff"), (sent.Content.Headers.ContentType!.ToString(), sent.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", sent.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("private, no-cache", sent.Headers.GetValues("Cache-Control").Single().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
        Assert.Equal("inline; filename=page.html.png; filename*=UTF-8''page.html.png", sent.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal($"\"{Sha256(polyglot)}\"", sent.Headers.ETag!.Tag);

        using var again = await _client.GetAsync(url, ("If-None-Match", sent.Headers.ETag.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var part = await _client.GetAsync(url, ("Range", "bytes=8-15"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(polyglot[8..16], await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("mail.log", "inline", "text/plain; charset=utf-8")]
    [InlineData("logs.tgz", "attachment", "application/gzip")]
    [InlineData("ticket.pdf", "attachment", "application/pdf")]
    public async Task What_is_no_picture_and_no_text_is_a_download(string name, string disposition, string mediaType)
    {
        var incident = await _client.DeclareAsync();
        var content = name switch { "mail.log" => MadeFiles.Log, "logs.tgz" => MadeFiles.Gzip, _ => "%PDF-1.7\n"u8.ToArray() };
        var file = (await _client.AttachAsync(incident, content, name)).At("file");
        using var sent = await _client.GetAsync(file.Text("url")!);
        Assert.Equal((disposition, mediaType), (sent.Content.Headers.ContentDisposition!.DispositionType, sent.Content.Headers.ContentType!.ToString()));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (file.At("thumbnailUrl").ValueKind, file.At("width").ValueKind));
        using var nothing = await _client.GetAsync(file.Text("url") + "/thumbnail");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task A_photo_is_shown_without_the_place_where_it_was_taken_and_the_original_is_kept()
    {
        var incident = await _client.DeclareAsync();
        var photo = MadeFiles.PhotoWithPlace();
        var file = (await _client.AttachAsync(incident, photo, "rack.jpg")).At("file");
        Assert.Equal((20, 40), ((int)file.Number("width"), (int)file.Number("height")));
        foreach (var url in new[] { file.Text("shownUrl")!, file.Text("thumbnailUrl")! })
        {
            using var sent = await _client.GetAsync(url);
            var bytes = await sent.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal("image/jpeg", sent.Content.Headers.ContentType!.ToString());
            Assert.DoesNotContain("SecretCamera", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.Null(Image.Identify(bytes).Metadata.ExifProfile);
        }

        Assert.Equal(photo, await _client.Http.GetByteArrayAsync(new Uri(file.Text("url")!, UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_program_may_send_the_file_alone_with_its_words_in_headers()
    {
        var incident = await _client.DeclareAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/incidents/{incident}/files", UriKind.Relative)) { Content = new ByteArrayContent(MadeFiles.Log) };
        request.Headers.Add("Timeline-File-Name", Uri.EscapeDataString("Fehler – Überlauf.log"));
        request.Headers.Add("Timeline-Caption", Uri.EscapeDataString("Two\nlines"));
        using var response = await _client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var payload = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(("Fehler – Überlauf.log", "text/plain; charset=utf-8"), (payload.Text("file.name"), payload.Text("file.mediaType")));
    }

    [Fact]
    public async Task The_same_command_again_attaches_once_and_its_id_with_another_file_is_refused()
    {
        var incident = await _client.DeclareAsync();
        var command = ("commandId", Guid.CreateVersion7().ToString());
        var first = await _client.AttachAsync(incident, MadeFiles.Png, "queue.png", command);
        var again = await _client.AttachAsync(incident, MadeFiles.Png, "queue.png", command);
        Assert.Equal((first.Text("file.id"), 2), (again.Text("file.id"), again.Number("incident.version")));
        Assert.Equal((409, "COMMAND_ID_REUSED"), Two(await _client.RefusedAsync(incident, MadeFiles.Gif, "queue.png", command)));
    }

    [Theory]
    [InlineData(404, "INCIDENT_NOT_FOUND", "INC-9999")]
    [InlineData(415, "FILE_NOT_ACCEPTED", null, "svg")]
    [InlineData(413, "FILE_TOO_LARGE", null, "pixels")]
    [InlineData(422, "ENTRY_NOT_FOUND", null, "png", "about", "0000002a-e888-816f-a811-46740f080e4f")]
    [InlineData(422, "NOT_ALLOWED", null, "png", "precision", "PERHAPS")]
    [InlineData(422, "NOT_ALLOWED", null, "png", "occurredAt", "yesterday")]
    [InlineData(422, "TIME_OUT_OF_RANGE", null, "png", "occurredAt", "2036-03-14T08:00:00Z")]
    [InlineData(422, "NOT_ALLOWED", null, "png", "commandId", "1")]
    [InlineData(422, "NOT_ALLOWED", null, "png", "color", "red")]
    public async Task What_is_refused_is_refused_in_words(int status, string code, string? incident, string kind = "png", string? word = null, string value = "")
    {
        var content = kind switch { "svg" => "<svg/>"u8.ToArray(), "pixels" => MadeFiles.PngOf(60_000, 60_000), _ => MadeFiles.Png };
        var refused = await _client.RefusedAsync(incident ?? await _client.DeclareAsync(), content, "queue.png", word is null ? [] : [(word, value)]);
        Assert.Equal((status, code), Two(refused));
        Assert.True(refused.Message.Length > 20, refused.Message);
    }

    private static (int Status, string Code) Two((int Status, string Code, string Message) refused) => (refused.Status, refused.Code);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
