using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Execution;
using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// Opens subscriptions and executes their events. Responses are pulled, so that nothing is queued here and who reads slowly holds up nobody; a
/// shared event is executed once for all who ask the same. GraphQL spec, section "Subscription".
/// </summary>
internal sealed class EventExecution() : SubscriptionExecutionStrategy(new FieldExecution())
{
    protected override Task<IObservable<global::GraphQL.ExecutionResult>?> ResolveResponseStreamAsync(ExecutionContext context, ExecutionNode node)
    {
        var subscribe = ((EventSource)node.FieldDefinition.StreamResolver!).Subscribe;
        var field = new FieldContext(new ReadonlyResolveFieldContext(node, context));
        var preserved = CloneExecutionContext(context, context.CancellationToken);
        // What the resolver throws at once is told when the first event is waited for.
        return Task.FromResult<IObservable<global::GraphQL.ExecutionResult>?>(new EventStream(cancellation => RespondAsync(preserved, node, () => subscribe(field, cancellation), cancellation)));
    }

    private async IAsyncEnumerable<ExecutionResult> RespondAsync(
        ExecutionContext context, ExecutionNode node, Func<IAsyncEnumerable<object?>> open, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var key = await ResponseKey.OfAsync(context).ConfigureAwait(false);
        IAsyncEnumerator<object?>? values = null;
        try
        {
            while (true)
            {
                ExecutionResult? failed = null;
                var moved = false;
#pragma warning disable CA1031 // Whatever the source throws ends the stream with an error the client may see.
                try
                {
                    values ??= open().GetAsyncEnumerator(cancellation);
                    moved = await values.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
                {
                    failed = ExecutionResult.Failure(ErrorWords.Of([ExecutionState.Of(context).ErrorOf(e, context, node)], 1, suggest: false));
                }
#pragma warning restore CA1031

                if (failed is not null)
                    yield return failed;
                if (!moved)
                    yield break;
                yield return values!.Current is not SharedEvent shared ? await RunAsync(context, node, values.Current, cancellation).ConfigureAwait(false)
                    : key is null ? await RunAsync(context, node, shared.Value, cancellation).ConfigureAwait(false)
                    : await shared.RespondAsync(key, () => RunAsync(context, node, shared.Value, CancellationToken.None), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (values is not null)
                await values.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<ExecutionResult> RunAsync(ExecutionContext context, ExecutionNode node, object? value, CancellationToken cancellation)
    {
        var told = ExecutionState.Of(context);
        var state = new ExecutionState(told.Options, told.Request);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(told.Options.Timeout ?? Timeout.InfiniteTimeSpan);
        using var child = CloneExecutionContext(context, limited.Token);
        child.UserContext = state;
        state.Begin(child);
        var result = await ProcessDataAsync(child, node, value).ConfigureAwait(false);
        return GraphQLExecutor.Write(state, child.Operation, child.Document, result, limited.IsCancellationRequested, cancellation);
    }
}

/// <summary>The responses of a subscription, to be pulled.</summary>
internal sealed class EventStream(Func<CancellationToken, IAsyncEnumerable<ExecutionResult>> read) : IObservable<global::GraphQL.ExecutionResult>
{
    public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellation) => read(cancellation);

    public IDisposable Subscribe(IObserver<global::GraphQL.ExecutionResult> observer) => throw new NotSupportedException("streams of this schema are pulled");
}
