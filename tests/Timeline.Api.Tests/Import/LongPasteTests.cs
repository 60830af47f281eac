using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Timeline.Api.Tests.Running;
using Timeline.Domain.Import;

namespace Timeline.Api.Tests.Import;

public sealed class LongPasteTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Query = "query($text: String!) { importPreview(text: $text, zone: \"UTC\", date: \"2026-03-14\") { questions { code } entries { text } } }";

    [Theory]
    [InlineData("a", "a")]
    [InlineData("ж", "ж")]
    [InlineData("ж", """\u0436""")]
    [InlineData("📞", "📞")]
    [InlineData("📞", """\ud83d\udcde""")]
    public async Task The_longest_paste_arrives_however_it_is_escaped(string character, string written)
    {
        var times = (NotesReader.LongestText - "08:00 ".Length) / character.Length;
        var answer = await PostAsync("08:00 " + string.Concat(Enumerable.Repeat(written, times)));
        Assert.Equal(string.Concat(Enumerable.Repeat(character, times)), answer.Text("data.importPreview.entries.0.text"));
    }

    [Fact]
    public async Task One_character_more_is_told_to_be_too_long()
    {
        var answer = await PostAsync(string.Concat(Enumerable.Repeat("""\u0436""", NotesReader.LongestText + 1)));
        Assert.Equal("TOO_LONG", answer.Text("data.importPreview.questions.0.code"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_answered_before_the_body_is_read()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(timeline.Root.Host, timeline.Root.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        var head = $"POST /graphql HTTP/1.1\r\nHost: {timeline.Root.Authority}\r\nContent-Type: application/json\r\nContent-Length: 3900000\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 401", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paste_that_is_longer_than_a_message_may_be_closes_the_web_socket_in_words()
    {
        await using var client = await LiveClient.ConnectAsync(timeline.Root, RunningTimeline.AdminToken);
        await client.StartAsync("1", Query, new { text = new string('a', 262_144) });
        var closed = await client.ReceiveAsync();
        Assert.Equal((1009, "The message is larger than the limit of 262144 bytes."), (closed.Number("code"), closed.Text("reason")));
    }

    private async Task<JsonElement> PostAsync(string written)
    {
        using var client = timeline.Client;
        using var body = new StringContent($$$"""{"query":{{{JsonSerializer.Serialize(Query)}}},"variables":{"text":"{{{written}}}"}}""", Encoding.UTF8, "application/json");
        using var response = await client.Http.PostAsync(new Uri("/graphql", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
