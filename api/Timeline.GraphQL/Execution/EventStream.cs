using Timeline.GraphQL.Execution.Sharing;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Execution;

/// <summary>The responses of a subscription: each value of its source, executed. GraphQL spec, section "Subscription".</summary>
internal sealed class EventStream(
    OperationRunner runner,
    OperationPlan plan,
    VariableValues variables,
    IServiceProvider services,
    IAsyncEnumerable<object?> source,
    Func<Exception, CancellationToken, GraphQLError> fail,
    ResponseKey? key,
    CancellationToken cancellation) : IAsyncEnumerable<ExecutionResult>
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

    private ValueTask<ExecutionResult> RespondAsync(object? value, CancellationToken ended)
    {
        if (value is not SharedEvent shared)
            return runner.ExecuteEventAsync(plan, variables, services, value, ended);
        return key is null
            ? runner.ExecuteEventAsync(plan, variables, services, shared.Value, ended)
            : new(shared.RespondAsync(key, () => runner.ExecuteEventAsync(plan, variables, services, shared.Value, CancellationToken.None).AsTask(), ended));
    }

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
            return (false, fail(e, ended));
        }
#pragma warning restore CA1031
    }
}
