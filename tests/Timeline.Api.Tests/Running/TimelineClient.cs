using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Timeline.Api.Tests.Running;

/// <summary>A client as a program would write one.</summary>
public sealed class TimelineClient : IDisposable
{
    public TimelineClient(Uri root, string? token)
    {
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = root };
        if (token is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Http { get; }

    /// <summary>The whole answer.</summary>
    public async Task<JsonElement> SendAsync(string query, object? variables = null)
    {
        using var response = await Http.PostAsJsonAsync("/graphql", new { query, variables }, TestContext.Current.CancellationToken);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>The data; an error fails the test.</summary>
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        var answer = await SendAsync(query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ValueKind == JsonValueKind.Undefined ? "" : errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The payload of a mutation with one field, whose selection is <paramref name="selection"/>.</summary>
    public async Task<JsonElement> MutateAsync(string field, object input, string selection = "incident { id key status version }")
    {
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await AskAsync($"mutation($input: {type}!) {{ {field}(input: $input) {{ {selection} error {{ code message field }} }} }}", new { input });
        return data.GetProperty(field);
    }

    /// <summary>As <see cref="MutateAsync"/>; a rejection fails the test.</summary>
    public async Task<JsonElement> DoAsync(string field, object input, string selection = "incident { id key status version }")
    {
        var payload = await MutateAsync(field, input, selection);
        Assert.True(payload.GetProperty("error").ValueKind == JsonValueKind.Null, payload.GetProperty("error").ToString());
        return payload;
    }

    /// <summary>Declares an incident and gives its id.</summary>
    public async Task<string> DeclareAsync(string title = "Mail is down", string zone = "America/Chicago") =>
        (await DoAsync("declareIncident", new { title, zone, severity = "SEV1" })).GetProperty("incident").GetProperty("id").GetString()!;

    public void Dispose() => Http.Dispose();
}
