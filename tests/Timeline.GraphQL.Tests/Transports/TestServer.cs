using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.Transports;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Transports;

/// <summary>The test schema on a real Kestrel at a free port of the loopback.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestServer(WebApplication app, TestApi api)
    {
        _app = app;
        Api = api;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Url = new Uri(new Uri(address), "/graphql");
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public TestApi Api { get; }

    /// <summary>Of the endpoint, with http.</summary>
    public Uri Url { get; }

    /// <summary>The same endpoint, with ws.</summary>
    public Uri WebSocketUrl => new UriBuilder(Url) { Scheme = "ws" }.Uri;

    public HttpClient Http { get; }

    public static async Task<TestServer> StartAsync(Action<GraphQLEndpointOptions>? configure = null, TestApi? api = null, int port = 0, Func<Schema>? schema = null)
    {
        api ??= new TestApi();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(new SilentLog());
        builder.Services.AddScoped<ScopeProbe>();
        builder.Services.AddGraphQL(_ => schema?.Invoke() ?? api.BuildSchema());
        builder.WebHost.ConfigureKestrelOnLoopback(port);
        var app = builder.Build();

        var options = new GraphQLEndpointOptions { GraphiQLHtml = null };
        configure?.Invoke(options);
        app.MapGraphQL("/graphql", options);
        await app.StartAsync();
        return new TestServer(app, api);
    }

    public async Task<WebSocket> ConnectAsync(string? subprotocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        if (subprotocol is not null)
            socket.Options.AddSubProtocol(subprotocol);
        configure?.Invoke(socket.Options);
        await socket.ConnectAsync(WebSocketUrl, TestContext.Current.CancellationToken);
        return socket;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>A log that is on, as every real server's is: then requests have trace ids.</summary>
internal sealed class SilentLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // Nobody reads it.
    }

    public void Dispose()
    {
        // It holds nothing.
    }
}
