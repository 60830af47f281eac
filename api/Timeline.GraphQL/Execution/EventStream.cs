using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// The responses of a subscription: each value of its source, executed. They are pulled, so that nothing is queued here and who reads slowly
/// holds up nobody. GraphQL spec, section "Subscription".
/// </summary>
/// <param name="runner">Executes events.</param>
/// <param name="newState">Makes the state of one execution.</param>
/// <param name="source">The values.</param>
/// <param name="fail">The error for what the source throws.</param>
/// <param name="key">Whom responses are shared with; null for nobody.</param>
/// <param name="cancellation">Fires when the subscriber is gone.</param>
internal sealed class EventStream(
    OperationRunner runner, Func<ExecutionState> newState, IAsyncEnumerable<object?> source, Func<Exception, GraphQLError> fail, ResponseKey? key, CancellationToken cancellation)
    : IAsyncEnumerable<ExecutionResult>
{
    public async IAsyncEnumerator<ExecutionResult> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        // Transports give the same token twice; there are many streams, and a linked source is not small.
        using var linked = cancellationToken == cancellation || !cancellationToken.CanBeCanceled
            ? null
            : CancellationTokenSource.CreateLinkedTokenSource(cancellation, cancellationToken);
        var ended = linked?.Token ?? cancellation;
        var values = source.GetAsyncEnumerator(ended);
        await using (values.ConfigureAwait(false))
        {
            while (true)
            {
                var (moved, error) = await MoveAsync(values, ended).ConfigureAwait(false);
                if (error is not null)
                    yield return ExecutionResult.Failure(error);
                if (!moved)
                    yield break;
                yield return await RespondAsync(values.Current, ended).ConfigureAwait(false);
            }
        }
    }

    private Task<ExecutionResult> RespondAsync(object? value, CancellationToken ended)
    {
        if (value is not SharedEvent shared)
            return ExecuteAsync(value, ended);
        return key is null
            ? ExecuteAsync(shared.Value, ended)
            : shared.RespondAsync(key, () => ExecuteAsync(shared.Value, CancellationToken.None), ended);
    }

    // Queues of several subscribers may hold it for long.
    private async Task<ExecutionResult> ExecuteAsync(object? value, CancellationToken ended) =>
        (await runner.RunAsync(newState(), value, cost: null, ended).ConfigureAwait(false)).Kept();

    private async ValueTask<(bool Moved, GraphQLError? Error)> MoveAsync(IAsyncEnumerator<object?> values, CancellationToken ended)
    {
#pragma warning disable CA1031 // Whatever the source throws ends the stream with an error the client may see.
        try
        {
            return (await values.MoveNextAsync().ConfigureAwait(false), null);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            return (false, fail(e));
        }
#pragma warning restore CA1031
    }
}
