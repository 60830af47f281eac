using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>A server that is subscribed to and written to.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Address">Its GraphQL endpoint.</param>
/// <param name="Process">Where it runs.</param>
/// <param name="Subscription">A subscription that gives each event's <c>sequence</c>.</param>
/// <param name="Field">One mutation that makes an event, with the text <c>TEXT</c>.</param>
/// <param name="Sequence">Where the answer to that mutation has the event's sequence, with points between the names.</param>
internal sealed record LiveServer(string Name, Uri Address, IServerProcess Process, string Subscription, string Field, string Sequence) : IDisposable
{
    private readonly HttpClient _client = new();

    /// <summary>A bearer token; null where none is asked for.</summary>
    public string? Token { get; init; }

    /// <summary>The subscription's variables; null for none.</summary>
    public object? Variables { get; init; }

    /// <summary>Makes some events with one request.</summary>
    /// <returns>The sequence of the last.</returns>
    public async Task<long> AddAsync(int count)
    {
        var fields = Enumerable.Range(0, count).Select(number => $"e{number}: {Field.Replace("TEXT", $"Restarted the pump again, {number}", StringComparison.Ordinal)}");
        var answer = await RequestAsync("mutation { " + string.Join(' ', fields) + " }");
        var place = answer["data"]?[$"e{count - 1}"];
        foreach (var name in Sequence.Split('.'))
            place = place?[name];
        return place?.GetValue<long>() ?? throw new InvalidOperationException($"{Name} answers {answer.ToJsonString()}");
    }

    /// <exception cref="InvalidOperationException">The answer tells of an error.</exception>
    public async Task<JsonNode> RequestAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = JsonContent.Create(new { query }, options: JsonSerializerOptions.Web) };
        // Peers ask for the length, and for this type exactly.
        await request.Content.LoadIntoBufferAsync();
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && JsonNode.Parse(text) is { } answer && answer["errors"] is null
            ? answer
            : throw new InvalidOperationException($"{Name} answers {(int)response.StatusCode}: {text}");
    }

    public void Dispose()
    {
        _client.Dispose();
        Process.Dispose();
    }
}
