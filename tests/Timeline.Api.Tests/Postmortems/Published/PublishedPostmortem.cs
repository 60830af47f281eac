using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Tests.Postmortems.Writing;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Shared;

namespace Timeline.Api.Tests.Postmortems.Published;

/// <summary>An incident whose postmortem was published, with one entry in it.</summary>
internal sealed class PublishedPostmortem(RunningTimeline timeline, WrittenPostmortem at) : IDisposable
{
    public static readonly string[] Formats = ["md", "html", "json", "pdf"];

    public WrittenPostmortem At => at;

    public IncidentId Id => new(Guid.Parse(at.Incident));

    public required string Entry { get; init; }

    public static async Task<PublishedPostmortem> PublishAsync(RunningTimeline timeline, string entry = "The password is hunter2.", Func<WrittenPostmortem, Task>? before = null)
    {
        var at = await WrittenPostmortem.DraftAsync(timeline);
        var id = (await at.Ada.DoAsync("logEntry", new { incidentId = at.Incident, text = entry }, "entry { id }")).Text("entry.id")!;
        if (before is not null)
            await before(at);
        await at.Ada.DoAsync("draftPostmortem", new { incidentId = at.Incident }, "postmortem { id }");
        await at.WriteAsync(at.Ada, "Mail stood still.");
        await at.ReviewAsync(at.Ada, "requestReview");
        await at.ReviewAsync(at.Grace, "approvePostmortem");
        Assert.Equal("PUBLISHED", (await at.ReviewAsync(at.Grace, "publishPostmortem", new { reason = "The owners are on leave." })).Text("postmortem.status"));
        return new(timeline, at) { Entry = id };
    }

    /// <summary>A download of version 1.</summary>
    public async Task<Downloaded> ReadAsync(string format, string query = "", TimelineClient? by = null, Uri? node = null)
    {
        using var answer = await (by ?? at.Ada).Http.GetAsync(new Uri(node ?? timeline.Root, $"/incidents/{at.Incident}/postmortem.{format}?version=1{query}"), TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new(answer.StatusCode, bytes, Header("Timeline-SHA-256"), Header("Timeline-Kept"), Header("Timeline-Withdrawn"));

        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;
    }

    /// <summary>What the API says is kept of version 1.</summary>
    public async Task<IReadOnlyList<JsonElement>> OutputsAsync() => [.. (await at.PostmortemAsync(
        "publications { outputs { format reader sections withdrawn url bytes { sha256 size mediaType program madeAt missingCharacters } before { bytes { sha256 } at because } } }")).At("publications.0.outputs").EnumerateArray()];

    /// <summary>The outputs, once every one has bytes and there are so many.</summary>
    public Task<IReadOnlyList<JsonElement>> MadeAsync(int count = 4) => Until.GoodAsync(
        OutputsAsync, outputs => outputs.Count == count && outputs.All(output => output.GetProperty("bytes").ValueKind == JsonValueKind.Object));

    /// <summary>What the store has of it.</summary>
    public Task<IReadOnlyList<string>> StoredAsync() => DatabaseText.LinesAsync(timeline.Database, $"select hash from es_file where owner = '{OutputStreams.Of(Id)}' and number = 0 order by 1");

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public void Dispose() => at.Dispose();
}

/// <param name="Hash">As the headers say.</param>
internal sealed record Downloaded(HttpStatusCode Status, byte[] Bytes, string? Hash, string? Kept, string? Withdrawn)
{
    /// <summary>Everything that can be read in it.</summary>
    public string Text => Bytes.AsSpan() is [(byte)'%', (byte)'P', ..] ? ReadPdf.Everything(Bytes) : Encoding.UTF8.GetString(Bytes);
}
