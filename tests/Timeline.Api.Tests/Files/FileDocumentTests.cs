using System.Text;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Files;

/// <summary>Files in the postmortem.</summary>
public sealed class FileDocumentTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    [Fact]
    public async Task Are_listed_with_their_hashes_and_pictures_are_shown_where_a_format_holds_any()
    {
        var client = timeline.Client;
        var incident = await client.DeclareAsync();
        var photo = await client.AttachAsync(incident, MadeFiles.PhotoWithPlace(), "*rack*.jpg", ("caption", "The rack."), ("occurredAt", "2026-03-14T08:00:00Z"));
        var log = await client.AttachAsync(incident, MadeFiles.Log, "mail.log", ("occurredAt", "2026-03-14T08:05:00Z"));
        await client.DoAsync("draftPostmortem", new { incidentId = incident }, "postmortem { id }");

        var markdown = await GetAsync("md");
        Assert.Contains("## Files", markdown, StringComparison.Ordinal);
        Assert.Contains($"**2026-03-14 03:00:** \\*rack\\*.jpg\n\n  The rack. *(JPEG picture, 20 × 40, {Words(photo)}, SHA-256 {photo.Text("file.sha256")})*", markdown, StringComparison.Ordinal);
        Assert.Contains($"(text, {Words(log)}, SHA-256 {log.Text("file.sha256")})", markdown, StringComparison.Ordinal);

        var html = await GetAsync("html");
        Assert.Single(html.Split("<figure>")[1..]);
        Assert.Contains("<img src=\"data:image/jpeg;base64,", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"*rack*.jpg\"", html, StringComparison.Ordinal);

        var pdf = await GetAsync("pdf");
        Assert.Single(pdf.Split("/Subtype /Image")[1..]);
        Assert.DoesNotContain("SecretCamera", html + pdf, StringComparison.Ordinal);
        Assert.Equal(pdf, await GetAsync("pdf"));

        async Task<string> GetAsync(string format)
        {
            var bytes = await client.Http.GetByteArrayAsync(new Uri($"/incidents/{incident}/postmortem.{format}", UriKind.Relative), TestContext.Current.CancellationToken);
            return format == "pdf" ? Encoding.Latin1.GetString(bytes) : Encoding.UTF8.GetString(bytes);
        }
    }

    private static string Words(System.Text.Json.JsonElement attached) => Domain.Incidents.FileWords.Size(attached.Number("file.size"));
}
