using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.AspNetCore.Limits;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.AspNetCore.WebSockets;

/// <summary>Executes the operations of one connection, each in a service scope of its own.</summary>
/// <param name="executor">The engine.</param>
/// <param name="options">Tells who may see the same.</param>
/// <param name="counts">Limits what one caller runs.</param>
/// <param name="context">The connection's handshake.</param>
/// <param name="send">Queues a message, waiting for room; <c>false</c> when the connection is ending.</param>
/// <param name="end">Ends the connection.</param>
/// <param name="logger">Gets faults.</param>
internal sealed class OperationRunner(
    GraphQLExecutor executor,
    GraphQLEndpointOptions options,
    CallerCounts counts,
    HttpContext context,
    Func<OutgoingMessage, CancellationToken, ValueTask<bool>> send,
    Action<CloseReason> end,
    ILogger logger)
{
    /// <summary>Runs an operation to its end. Never throws.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="tryFinish">
    /// Frees the operation's id before its last message, so that the client may use it again on receiving that;
    /// <c>false</c> when the client has completed the operation and wants no message.
    /// </param>
    public async Task RunAsync(Operation operation, Func<bool> tryFinish)
    {
        OutgoingMessage last;
        try
        {
            last = await ExecuteAsync(operation).ConfigureAwait(false);
        }
        catch (Exception) when (operation.Token.IsCancellationRequested)
        {
            return;
        }
        catch (RequestException refused) when (refused.StatusCode == StatusCodes.Status401Unauthorized)
        {
            end(CloseReason.SignedOut(refused.Message));
            return;
        }
        catch (RequestException refused)
        {
            last = ServerMessage.Error(operation.Id, refused.Message, refused.Code);
        }
        catch (Exception e)
        {
            logger.LogError(e, "GraphQL operation {OperationId} failed, trace id {TraceId}", operation.Id, Tracing.Id);
            last = ServerMessage.Error(operation.Id, "The operation failed on the server.", "INTERNAL_ERROR");
        }

        if (!tryFinish())
            return;
        try
        {
            await send(last, operation.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The connection ended while the message waited for room.
        }
    }

    private async Task<OutgoingMessage> ExecuteAsync(Operation operation)
    {
        var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var caller = scope.ServiceProvider.GetRequiredService<GraphQLCaller>();
            caller.HttpContext = context;
            if (options.Reauthenticate is { } reauthenticate)
            {
                caller.User = await reauthenticate(context, operation.Token).ConfigureAwait(false)
                    ?? throw RequestException.Unauthenticated("You are signed in no more. Sign in, and connect again.");
            }

            var isSubscription = executor.GetOperationKind(operation.Request) == OperationKind.Subscription;
            using var lease = counts.Take(caller, isSubscription ? CallerUse.Subscription : CallerUse.Operation);
            return isSubscription
                ? await StreamAsync(operation, caller, scope.ServiceProvider).ConfigureAwait(false)
                : await AnswerAsync(operation, scope.ServiceProvider).ConfigureAwait(false);
        }
    }

    private async Task<OutgoingMessage> AnswerAsync(Operation operation, IServiceProvider services)
    {
        var result = await executor.ExecuteAsync(operation.Request, services, operation.Token).ConfigureAwait(false);
        if (!result.HasData)
            return ServerMessage.Error(operation.Id, result);
        operation.Token.ThrowIfCancellationRequested();
        await send(new OutgoingMessage(ServerMessage.NextHead(operation.Id), result.Traced().ToUtf8()), operation.Token).ConfigureAwait(false);
        return ServerMessage.Complete(operation.Id);
    }

    private async Task<OutgoingMessage> StreamAsync(Operation operation, GraphQLCaller caller, IServiceProvider services)
    {
        using var run = new LeasedRun(options, caller, operation.Token);
        try
        {
            return await StreamAsync(operation, operation.Request with { Audience = options.Audience?.Invoke(caller) }, services, run.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Refusal is not null && !operation.Token.IsCancellationRequested)
        {
            throw run.Refusal;
        }
    }

    private async Task<OutgoingMessage> StreamAsync(Operation operation, GraphQLRequest request, IServiceProvider services, CancellationToken ended)
    {
        var head = ServerMessage.NextHead(operation.Id);
        var subscription = await executor.SubscribeAsync(request, services, ended).ConfigureAwait(false);
        if (subscription.Events is not { } events)
            return ServerMessage.Error(operation.Id, subscription.Failure!);

        await foreach (var result in events.WithCancellation(ended).ConfigureAwait(false))
        {
            ended.ThrowIfCancellationRequested();
            if (!await send(new OutgoingMessage(head, result.Traced().ToUtf8()), ended).ConfigureAwait(false))
                break;
        }

        ended.ThrowIfCancellationRequested();
        return ServerMessage.Complete(operation.Id);
    }
}
