using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Transports.Http;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>The operations of one connection, by the client's ids; each is executed in a service scope of its own.</summary>
/// <remarks>
/// Started and cancelled by the reading loop alone; they end on their own threads. An id is free again as soon as the client
/// completes it, but the operation counts until its resolvers have really stopped.
/// </remarks>
internal sealed class Operations(
    GraphQLExecutor executor, GraphQLEndpointOptions options, CallerCounts counts, HttpContext context, Output output, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CancellationTokenSource> _byId = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The connection itself counts as one until it has ended.
    private int _running = 1;

    /// <returns><c>false</c> when the id is in use.</returns>
    /// <exception cref="RequestException">The connection runs as many as it may.</exception>
    public bool TryStart(string id, GraphQLRequest request)
    {
        var limit = options.WebSockets.MaxOperations;
        CancellationTokenSource cancellation;
        lock (_gate)
        {
            if (_byId.ContainsKey(id))
                return false;
            if (_running > limit)
                throw RequestException.TooMany("OPERATIONS", $"This connection runs {limit} operations already, which is the limit.");
            Interlocked.Increment(ref _running);
            cancellation = CancellationTokenSource.CreateLinkedTokenSource(output.Ended);
            _byId.Add(id, cancellation);
        }

        // In the thread pool, so that a busy resolver does not hold up the reading loop.
        _ = Task.Run(() => RunAsync(id, request, cancellation), CancellationToken.None);
        return true;
    }

    public void Cancel(string id)
    {
        lock (_gate)
        {
            // An unknown id is no mistake: the operation may have ended while the client's message was under way.
            // Not awaited: what resolvers registered for their cancellation may take its time, or throw.
            if (_byId.Remove(id, out var cancellation))
                _ = cancellation.CancelAsync();
        }
    }

    /// <summary>Waits for the last of them. None may be started any more.</summary>
    public Task WhenAllEndedAsync()
    {
        CountEnded();
        return _allEnded.Task;
    }

    private void CountEnded()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _allEnded.SetResult();
    }

    private async Task RunAsync(string id, GraphQLRequest request, CancellationTokenSource cancellation)
    {
        try
        {
            var last = await ExecuteAsync(id, request, cancellation.Token);
            // Before the last message, so that the client may use the id again on receiving that.
            if (TryFree(id, cancellation))
                await output.SendAsync(last, default, cancellation.Token);
        }
        catch (RequestException refused) when (IsSignedOut(refused))
        {
            output.End(CloseReason.SignedOut(refused.Message));
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The client has completed the operation, or the connection has ended: nobody waits for a message.
        }
        finally
        {
            TryFree(id, cancellation);
            cancellation.Dispose();
            CountEnded();
        }
    }

    private bool TryFree(string id, CancellationTokenSource cancellation)
    {
        lock (_gate)
            return _byId.TryGetValue(id, out var current) && current == cancellation && _byId.Remove(id);
    }

    private async Task<ReadOnlyMemory<byte>> ExecuteAsync(string id, GraphQLRequest request, CancellationToken cancellation)
    {
        try
        {
            await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var caller = scope.ServiceProvider.GetRequiredService<GraphQLCaller>();
            caller.HttpContext = context;
            if (options.Reauthenticate is { } reauthenticate)
                caller.User = await reauthenticate(context, cancellation) ?? throw RequestException.Unauthenticated("You are signed in no more. Sign in, and connect again.");
            if (executor.GetOperationKind(request) == OperationKind.Subscription)
            {
                using var subscribed = counts.Take(caller, CallerUse.Subscription);
                return await StreamAsync(id, request with { Audience = options.Audience?.Invoke(caller) }, caller, scope.ServiceProvider, cancellation);
            }

            using var executed = counts.Take(caller, CallerUse.Operation);
            var result = await executor.ExecuteAsync(request, scope.ServiceProvider, cancellation);
            if (!result.HasData)
                return ServerMessage.Error(id, result);
            await output.SendAsync(ServerMessage.NextHead(id), ResponseWriting.Write(result), cancellation);
            return ServerMessage.Complete(id);
        }
        catch (RequestException refused) when (!IsSignedOut(refused))
        {
            return ServerMessage.Error(id, ResponseWriting.ResultOf(refused));
        }
        catch (Exception e) when (e is not RequestException && !cancellation.IsCancellationRequested)
        {
            logger.LogError(e, "GraphQL operation {OperationId} failed, trace id {TraceId}", id, ResponseWriting.TraceId);
            return ServerMessage.Error(id, ResponseWriting.ResultOf(new RequestException(StatusCodes.Status500InternalServerError, "INTERNAL_ERROR", "The operation failed on the server.")));
        }
    }

    private async Task<ReadOnlyMemory<byte>> StreamAsync(string id, GraphQLRequest request, GraphQLCaller caller, IServiceProvider services, CancellationToken cancellation)
    {
        using var run = new LeasedRun(options, caller, cancellation);
        try
        {
            var subscription = await executor.SubscribeAsync(request, services, run.Token);
            if (subscription.Failure is { } failure)
                return ServerMessage.Error(id, failure);
            var head = ServerMessage.NextHead(id);
            await foreach (var next in subscription.Events!.WithCancellation(run.Token))
                await output.SendAsync(head, ResponseWriting.Write(next), run.Token);
            run.Token.ThrowIfCancellationRequested();
            return ServerMessage.Complete(id);
        }
        catch (OperationCanceledException) when (run.Refusal is not null && !cancellation.IsCancellationRequested)
        {
            throw run.Refusal;
        }
    }

    private static bool IsSignedOut(RequestException refused) => refused.StatusCode == StatusCodes.Status401Unauthorized;
}
