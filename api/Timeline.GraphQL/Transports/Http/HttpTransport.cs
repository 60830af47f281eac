using Microsoft.Extensions.DependencyInjection;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Transports.WebSockets;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>GraphQL over HTTP, and the door to the other transports. Safe for concurrent use.</summary>
internal sealed class HttpTransport(
    GraphQLExecutor executor,
    GraphQLEndpointOptions options,
    CallerCounts counts,
    EventStreamTransport events,
    WebSocketTransport webSockets)
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

            Origins.Require(context.Request, options.AllowedOrigins);
            if (isSocket)
            {
                await webSockets.RunAsync(context);
                return;
            }

            RequireMethod(context);
            accepted = MediaTypes.Negotiate(context.Request);
            if (options.Authorize is { } authorize && !await authorize(context))
                throw new RequestException(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "Sign in to use this endpoint.");
            await ReadAndExecuteAsync(context, accepted);
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

    private static void RequireMethod(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsPost(method))
            return;
        context.Response.Headers.Allow = "GET, POST";
        throw RequestException.MethodNotAllowed($"The method is {method}; send POST, or GET for a query.");
    }

    private async Task ReadAndExecuteAsync(HttpContext context, Negotiated accepted)
    {
        context.RequestServices.GetRequiredService<GraphQLCaller>().HttpContext = context;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await ExecuteAsync(context, RequestParameters.Read(context.Request.Query), accepted);
            return;
        }

        using var body = await RequestBody.ReadAsync(context.Request, options.MaxBodyBytes, context.RequestAborted);
        await ExecuteAsync(context, RequestParameters.Read(body.RootElement, "The request body"), accepted);
    }

    private async Task ExecuteAsync(HttpContext context, RequestParameters parameters, Negotiated accepted)
    {
        var request = parameters.Resolve(options, context);
        if (context.Request.Headers[CostHeader] == "report")
            request = request with { ReportCost = true };
        var isSubscription = RequireServed(context, request, accepted);
        using var lease = counts.Take(context, isSubscription ? CallerUse.Subscription : CallerUse.Operation);
        if (isSubscription || accepted.PrefersEvents)
        {
            await events.RunAsync(context, request);
            return;
        }

        using var result = await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted);
        context.RequestAborted.ThrowIfCancellationRequested();
        await ResponseWriting.WriteAsync(context.Response, accepted.Json, result, options.CompressFromBytes);
    }

    /// <summary>Refuses what HTTP does not serve; <c>true</c> for a subscription.</summary>
    private bool RequireServed(HttpContext context, GraphQLRequest request, Negotiated accepted)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        // A post that cannot be a subscription is not looked at twice.
        if (!isGet && !request.Query.Contains("subscription", StringComparison.Ordinal))
            return false;
        switch (executor.GetOperationKind(request))
        {
            case OperationKind.Subscription when accepted.TakesEvents:
                return true;
            case OperationKind.Subscription:
                throw RequestException.BadRequest(
                    $"Subscriptions are served here as {MediaTypes.EventStream}, which the Accept header must name, and over WebSocket with the subprotocol graphql-transport-ws.");
            case OperationKind.Mutation when isGet:
                context.Response.Headers.Allow = "POST";
                throw RequestException.MethodNotAllowed("A GET may only read; send the mutation by POST.");
            default:
                return false;
        }
    }
}
