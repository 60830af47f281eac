using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Timeline.Api.Tests.Running;

namespace Timeline.Api.Tests.Files;

/// <summary>Uploads as a browser does.</summary>
internal static class UploadingClient
{
    public static async Task<HttpResponseMessage> UploadAsync(
        this TimelineClient client, string incident, byte[] content, string name, params (string Name, string Value)[] words)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (word, value) in words)
            form.Add(new StringContent(value), word);
        // What a client says of the type is not listened to.
        form.Add(new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } }, "file", name);
        return await client.Http.PostAsync(new Uri($"/incidents/{incident}/files", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>The payload; a refusal fails the test.</summary>
    public static async Task<JsonElement> AttachAsync(this TimelineClient client, string incident, byte[] content, string name, params (string Name, string Value)[] words)
    {
        using var response = await client.UploadAsync(incident, content, name, words);
        var payload = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, payload.ToString());
        return payload;
    }

    /// <summary>The refusal: its status, code and message.</summary>
    public static async Task<(int Status, string Code, string Message)> RefusedAsync(this TimelineClient client, string incident, byte[] content, string name, params (string Name, string Value)[] words)
    {
        using var response = await client.UploadAsync(incident, content, name, words);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).At("error");
        return ((int)response.StatusCode, error.Text("code")!, error.Text("message")!);
    }

    public static Task<HttpResponseMessage> GetAsync(this TimelineClient client, string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return client.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
