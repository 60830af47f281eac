using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Transports.WebSockets;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>GraphQL over HTTP, and the door to the other transports. Safe for concurrent use.</summary>
internal sealed class HttpTransport(
    GraphQLExecutor executor, GraphQLEndpointOptions options, CallerCounts counts, WebSocketTransport webSockets, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public const string CostHeader = "GraphQL-Cost";

    public async Task HandleAsync(HttpContext context)
    {
        var accepted = new Negotiated(MediaTypes.Json);
        try
        {
            var isSocket = context.WebSockets.IsWebSocketRequest;
            if (!isSocket && HttpMethods.IsGet(context.Request.Method) && MediaTypes.PrefersHtml(context.Request) && await GraphiQLPage.TryServeAsync(context, options))
                return;

            Origins.Require(context.Request, options);
            if (isSocket)
            {
                await webSockets.RunAsync(context);
                return;
            }

            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsPost(context.Request.Method))
                throw MethodNotAllowed(context, $"The method is {context.Request.Method}; send POST, or GET for a query.", allowed: "GET, POST");
            accepted = MediaTypes.Negotiate(context.Request);
            if (options.Authorize is { } authorize && !await authorize(context))
                throw RequestException.Unauthenticated("Sign in to use this endpoint.");
            await ExecuteAsync(context, accepted);
        }
        catch (RequestException error)
        {
            await ResponseWriting.WriteAsync(context.Response, accepted.Json, error);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer, whatever the operation made of its cancellation.
        }
    }

    private static RequestException MethodNotAllowed(HttpContext context, string message, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return new RequestException(StatusCodes.Status405MethodNotAllowed, "METHOD_NOT_ALLOWED", message);
    }

    private async Task ExecuteAsync(HttpContext context, Negotiated accepted)
    {
        var caller = context.RequestServices.GetRequiredService<GraphQLCaller>();
        caller.HttpContext = context;
        var isGet = HttpMethods.IsGet(context.Request.Method);
        using var body = isGet ? null : await RequestBody.ReadAsync(context.Request, options.MaxBodyBytes, context.RequestAborted);
        var parameters = body is null ? RequestParameters.Read(context.Request.Query) : RequestParameters.Read(body.RootElement, "The request body");
        var request = parameters.Resolve(options, context);
        if (context.Request.Headers[CostHeader] == "report")
            request = request with { ReportCost = true };

        var isSubscription = IsSubscription(context, request, isGet, accepted);
        using var lease = counts.Take(caller, isSubscription ? CallerUse.Subscription : CallerUse.Operation);
        if (isSubscription || accepted.PrefersEvents)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
            await new ServerSentEvents(executor, options, time, caller, ended.Token).RunAsync(request);
            return;
        }

        using var result = await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted);
        context.RequestAborted.ThrowIfCancellationRequested();
        await ResponseWriting.WriteAsync(context.Response, accepted.Json, result, options.CompressFromBytes);
    }

    /// <exception cref="RequestException">HTTP does not serve such an operation so.</exception>
    private bool IsSubscription(HttpContext context, GraphQLRequest request, bool isGet, Negotiated accepted)
    {
        // A post that cannot be a subscription is not looked at twice.
        if (!isGet && !request.Query.Contains("subscription", StringComparison.Ordinal))
            return false;
        var kind = executor.GetOperationKind(request);
        if (kind == OperationKind.Mutation && isGet)
            throw MethodNotAllowed(context, "A GET may only read; send the mutation by POST.", allowed: "POST");
        return kind == OperationKind.Subscription && !accepted.TakesEvents
            ? throw RequestException.BadRequest(
                $"Subscriptions are served here as {MediaTypes.EventStream}, which the Accept header must name, and over WebSocket with the subprotocol graphql-transport-ws.")
            : kind == OperationKind.Subscription;
    }
}
