using System.Net;
using Timeline.Storage.DueWork;

namespace Timeline.Storage.Tests.DueWork;

/// <summary>An HTTP server of this process that answers as it is told, and remembers what was sent.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, Task<HttpStatusCode>> _answer;
    private readonly Task _serving;

    public Receiver(Func<string, Task<HttpStatusCode>> answer)
    {
        _answer = answer;
        Url = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public Uri Url { get; }

    /// <summary>The bodies that arrived, in order.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        Received.Enqueue(body);
        context.Response.StatusCode = (int)await _answer(body);
        try
        {
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The sender has gone.
        }
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

/// <summary>Sends the item's id to a URL.</summary>
internal sealed class Posting(Func<DueItem, Uri> to) : IDelivery, IDisposable
{
    private readonly HttpClient _http = new();

    public string Kind => "post";

    public async Task<DeliveryAnswer> DeliverAsync(DueItem item, CancellationToken cancellation)
    {
        using var content = new StringContent(item.Id.ToString());
        using var response = await _http.PostAsync(to(item), content, cancellation);
        var outcome = response.StatusCode switch
        {
            HttpStatusCode.OK => DeliveryOutcome.Delivered,
            HttpStatusCode.Gone => DeliveryOutcome.Refused,
            _ => DeliveryOutcome.TryAgain,
        };
        return new DeliveryAnswer(outcome, $"{(int)response.StatusCode} {new string('x', 600)}");
    }

    public void Dispose() => _http.Dispose();
}
