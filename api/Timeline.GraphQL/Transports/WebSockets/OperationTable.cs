using System.Collections.Concurrent;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.WebSockets;

/// <summary>What became of a client's wish to start an operation.</summary>
internal enum StartOutcome
{
    Started,
    IdInUse,
    TooMany,
}

/// <summary>The operations of one connection, by the client's ids.</summary>
/// <remarks>
/// Started and cancelled by the reading loop alone; operations end on their own threads. An id is free again as soon as
/// the client completes it, but the operation counts until its resolvers have really stopped.
/// </remarks>
internal sealed class OperationTable(OperationRunner runner, int limit)
{
    // Small: most connections run one operation, and there are many of them.
    private readonly ConcurrentDictionary<string, Operation> _byId = new(concurrencyLevel: 1, capacity: 1, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Operation, Task> _running = new(concurrencyLevel: 1, capacity: 1);

    public StartOutcome TryStart(string id, GraphQLRequest request, CancellationToken connectionEnded)
    {
        if (_byId.ContainsKey(id))
            return StartOutcome.IdInUse;
        if (_running.Count >= limit)
            return StartOutcome.TooMany;

        var operation = new Operation(id, request, CancellationTokenSource.CreateLinkedTokenSource(connectionEnded));
        _byId[id] = operation;
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[operation] = RunAsync(operation, start.Task);
        start.SetResult();
        return StartOutcome.Started;
    }

    public void Cancel(string id)
    {
        // An unknown id is no mistake: the operation may have ended while the client's message was under way.
        if (_byId.TryRemove(id, out var operation))
            operation.Cancel();
    }

    public Task WhenAllEndedAsync() => Task.WhenAll(_running.Values);

    private async Task RunAsync(Operation operation, Task started)
    {
        await started.ConfigureAwait(false);   // goes on in the thread pool, so that a busy resolver does not hold up the reading loop
        using (operation)
        {
            await runner.RunAsync(operation, () => _byId.TryRemove(KeyValuePair.Create(operation.Id, operation))).ConfigureAwait(false);
            _running.TryRemove(operation, out _);
        }
    }
}

/// <summary>One operation of a connection.</summary>
internal sealed class Operation(string id, GraphQLRequest request, CancellationTokenSource cancellation) : IDisposable
{
    public string Id { get; } = id;

    public GraphQLRequest Request { get; } = request;

    public CancellationToken Token { get; } = cancellation.Token;

    public void Cancel()
    {
        try
        {
            // Not on the reading loop: what resolvers registered for their cancellation may take its time, or throw.
            _ = cancellation.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the same moment.
        }
    }

    public void Dispose() => cancellation.Dispose();
}
