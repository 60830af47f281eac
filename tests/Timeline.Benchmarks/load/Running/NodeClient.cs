using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Timeline.Benchmarks.Load.Running;

/// <summary>Asks a node over HTTP, as many at once as are asked. Thread-safe.</summary>
internal sealed class NodeClient : IDisposable
{
    private readonly HttpClient _client = new();
    private readonly Uri _address;

    public NodeClient(Node node)
    {
        _address = node.Address;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", node.Token);
    }

    /// <summary>A request, ready to be sent.</summary>
    public static byte[] Request(string query, object variables) => JsonSerializer.SerializeToUtf8Bytes(new { query, variables });

    /// <summary>The answer's data.</summary>
    public async Task<JsonElement> AskAsync(string query, object variables) => (await AskAsync(Request(query, variables))).Data;

    /// <summary>The answer's data, and the milliseconds from sending the request until the whole answer was there.</summary>
    /// <exception cref="InvalidOperationException">It was refused, or failed.</exception>
    public async Task<(JsonElement Data, double Took)> AskAsync(byte[] request)
    {
        using var body = new ByteArrayContent(request);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var begun = Stopwatch.GetTimestamp();
        using var response = await _client.PostAsync(_address, body);
        var answer = await response.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        var data = response.IsSuccessStatusCode ? Data(JsonElement.Parse(answer)) : null;
        return (data ?? throw new InvalidOperationException($"{(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}"), took);
    }

    public void Dispose() => _client.Dispose();

    // Null when something went wrong or the rules said no.
    private static JsonElement? Data(JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out _))
            return null;
        var data = answer.GetProperty("data");
        foreach (var field in data.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Null)
                return null;
            if (field.Value.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
                return null;
        }

        return data;
    }
}
