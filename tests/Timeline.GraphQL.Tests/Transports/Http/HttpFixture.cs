namespace Timeline.GraphQL.Tests.Transports.Http;

/// <summary>One server with default options for the tests of a class.</summary>
public sealed class HttpFixture : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
