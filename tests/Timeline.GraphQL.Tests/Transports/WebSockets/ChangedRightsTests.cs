using System.Collections.Concurrent;
using System.Security.Claims;
using Timeline.GraphQL.Transports;

namespace Timeline.GraphQL.Tests.Transports.WebSockets;

/// <summary>What a connection makes of a host that finds callers anew, and of leases that end.</summary>
public sealed class ChangedRightsTests
{
    [Fact]
    public async Task Each_operation_has_the_user_that_was_found_for_it()
    {
        var names = new ConcurrentQueue<string>(["Ada", "Grace"]);
        await using var server = await TestServer.StartAsync(options => options.Reauthenticate = (_, _) => Found(names.TryDequeue(out var name) ? name : null));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        foreach (var name in new[] { "Ada", "Grace" })
        {
            await socket.SubscribeAsync("1", "{ user }");
            Assert.Contains($"\"user\":\"{name}\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
            Assert.Equal("""{"id":"1","type":"complete"}""", await socket.ReceiveAsync());
        }

        await socket.SubscribeAsync("1", "{ user }");
        Assert.Equal((4403, "You are signed in no more. Sign in, and connect again."), await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_host_that_cannot_find_out_who_it_is_refuses_the_operation_and_the_connection_lives()
    {
        var fails = true;
        await using var server = await TestServer.StartAsync(options => options.Reauthenticate = (_, _) => fails ? throw new TimeoutException("no database") : Found("Ada"));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await socket.SubscribeAsync("1", "{ user }");
        var refused = await socket.ReceiveAsync();
        Assert.Contains("\"type\":\"error\"", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("no database", refused, StringComparison.Ordinal);

        fails = false;
        await socket.SubscribeAsync("1", "{ user }");
        Assert.Contains("\"user\":\"Ada\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_reads_slowly_gets_what_was_on_its_way_when_its_lease_ends_and_no_more()
    {
        var leases = new ConcurrentQueue<GraphQLLease>();
        await using var server = await TestServer.StartAsync(options => options.Lease = _ => Remember(leases));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { flood(size: 100000) }");
        await socket.ReceiveAsync();
        await Eventually.HoldsAsync(() => server.Api.Floods > 10, "messages wait for the client; it would go on for ever");

        leases.Single().End("Gone.", isSignedOut: true);

        var received = 1;
        try
        {
            while (true)
            {
                await socket.ReceiveAsync();
                received++;
            }
        }
        catch (InvalidOperationException closed)
        {
            Assert.Contains("4403", closed.Message, StringComparison.Ordinal);
        }

        var made = server.Api.Floods;
        Assert.InRange(received, 1, made);
        Assert.Equal(made, server.Api.Floods);
    }

    [Fact]
    public async Task A_lease_is_returned_when_its_subscription_is_over()
    {
        var (leases, returned) = (new ConcurrentQueue<GraphQLLease>(), new ConcurrentQueue<GraphQLLease>());
        await using var server = await TestServer.StartAsync(options => options.Lease = _ => Remember(leases, returned.Enqueue));
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();
        await socket.SubscribeAsync("1", "subscription { count(to: 1) }");
        await socket.ReceiveAsync();
        Assert.Equal("""{"id":"1","type":"complete"}""", await socket.ReceiveAsync());

        await Eventually.HoldsAsync(() => returned.SequenceEqual(leases), "the lease is returned");
        leases.Single().End("Too late to matter.", isSignedOut: true);
        await socket.SubscribeAsync("2", "{ hello }");
        Assert.Contains("Hello", await socket.ReceiveAsync(), StringComparison.Ordinal);
    }

    private static GraphQLLease Remember(ConcurrentQueue<GraphQLLease> leases, Action<GraphQLLease>? returned = null)
    {
        var lease = new GraphQLLease(returned);
        leases.Enqueue(lease);
        return lease;
    }

    private static ValueTask<ClaimsPrincipal?> Found(string? name) =>
        ValueTask.FromResult(name is null ? null : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test")));
}
