using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Timeline.GraphQL.AspNetCore.Limits;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.AspNetCore.WebSockets;

/// <summary>Executes the operations of one connection, each in a service scope of its own.</summary>
/// <param name="executor">The engine.</param>
/// <param name="options">Tells who may see the same.</param>
/// <param name="counts">Limits what one caller runs.</param>
/// <param name="context">The connection's handshake.</param>
/// <param name="send">Queues a message, waiting for room; <c>false</c> when the connection is ending.</param>
/// <param name="logger">Gets faults.</param>
internal sealed class OperationRunner(
    GraphQLExecutor executor,
    GraphQLEndpointOptions options,
    CallerCounts counts,
    HttpContext context,
    Func<OutgoingMessage, CancellationToken, ValueTask<bool>> send,
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
            scope.ServiceProvider.GetRequiredService<GraphQLCaller>().HttpContext = context;
            var isSubscription = executor.GetOperationKind(operation.Request) == OperationKind.Subscription;
            using var lease = counts.Take(context, isSubscription ? CallerUse.Subscription : CallerUse.Operation);
            return isSubscription
                ? await StreamAsync(operation, scope.ServiceProvider).ConfigureAwait(false)
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

    private async Task<OutgoingMessage> StreamAsync(Operation operation, IServiceProvider services)
    {
        var head = ServerMessage.NextHead(operation.Id);
        var request = operation.Request with { Audience = options.Audience?.Invoke(context) };
        var subscription = await executor.SubscribeAsync(request, services, operation.Token).ConfigureAwait(false);
        if (subscription.Events is not { } events)
            return ServerMessage.Error(operation.Id, subscription.Failure!);

        await foreach (var result in events.WithCancellation(operation.Token).ConfigureAwait(false))
        {
            operation.Token.ThrowIfCancellationRequested();
            if (!await send(new OutgoingMessage(head, result.Traced().ToUtf8()), operation.Token).ConfigureAwait(false))
                break;
        }

        operation.Token.ThrowIfCancellationRequested();
        return ServerMessage.Complete(operation.Id);
    }
}
