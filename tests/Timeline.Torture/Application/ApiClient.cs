using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Timeline.Torture.Application;

/// <summary>What a client knows after sending something.</summary>
/// <param name="Data">What was asked for; null when nothing is known: it may have been done or not.</param>
/// <param name="Refused">Why it was refused, which nothing of ours should be.</param>
internal sealed record ApiAnswer(JsonElement? Data, string? Refused);

/// <summary>Speaks GraphQL to any of several nodes. Thread-safe.</summary>
internal sealed class ApiClient(IReadOnlyList<Uri> nodes) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
    {
        Timeout = TimeSpan.FromSeconds(20),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ApiNode.Token) },
    };

    /// <param name="node">Which of them; counted round.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="cancellation">Gives up: nothing is known then.</param>
    public async Task<ApiAnswer> SendAsync(int node, string query, object variables, CancellationToken cancellation = default)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(new Uri(nodes[node % nodes.Count], "/graphql"), new { query, variables }, cancellation);
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            if (!answer.TryGetProperty("errors", out var errors))
                return new ApiAnswer(answer.GetProperty("data"), null);
            var code = errors[0].TryGetProperty("extensions", out var extensions) && extensions.TryGetProperty("code", out var found) ? found.GetString() : null;
            return code == "INTERNAL" ? new ApiAnswer(null, null) : new ApiAnswer(null, errors.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return new ApiAnswer(null, null);
        }
    }

    /// <summary>Asks until there is an answer, for as long as a recovery may take.</summary>
    public async Task<JsonElement> AskAsync(int node, string query, object variables)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await SendAsync(node, query, variables, patience.Token);
            if (answer.Data is { } data)
                return data;
            if (answer.Refused is not null || patience.IsCancellationRequested)
                throw new InvalidOperationException($"A query is not answered: {answer.Refused ?? "not within a minute"}");
            await Task.Delay(100);
        }
    }

    public void Dispose() => _http.Dispose();
}
