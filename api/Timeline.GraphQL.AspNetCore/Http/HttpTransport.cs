using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.AspNetCore.ServerSentEvents;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.AspNetCore.Http;

/// <summary>GraphQL over HTTP. Safe for concurrent use.</summary>
internal sealed class HttpTransport(GraphQLExecutor executor, GraphQLEndpointOptions options, EventStreamTransport events)
{
    private const string AllowedMethods = "GET, POST";
    private const string CostHeader = "GraphQL-Cost";

    public async Task HandleAsync(HttpContext context)
    {
        var accepted = new Negotiated(MediaTypes.Json, TakesEvents: false, PrefersEvents: false);
        try
        {
            if (HttpMethods.IsGet(context.Request.Method) && MediaTypes.PrefersHtml(context.Request)
                && await GraphiQLPage.TryServeAsync(context, options).ConfigureAwait(false))
                return;

            if (AllowOrigin(context))
                return;
            RequireMethod(context);
            accepted = MediaTypes.Negotiate(context.Request);
            if (options.Authorize is { } authorize && !await authorize(context).ConfigureAwait(false))
                throw RequestException.Unauthenticated();
            await ExecuteAsync(context, accepted).ConfigureAwait(false);
        }
        catch (RequestException error)
        {
            if (error.StatusCode == StatusCodes.Status401Unauthorized)
                context.Response.Headers.WWWAuthenticate = "Bearer";
            await ResponseWriting.WriteAsync(context.Response, accepted.Json, error, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer, whatever the operation made of its cancellation.
        }
    }

    /// <summary>Sets CORS headers for listed origins; <c>true</c> when that was all the request asked for.</summary>
    private bool AllowOrigin(HttpContext context)
    {
        if (Origins.Require(context.Request, options.AllowedOrigins) is not { } origin)
            return false;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        if (!HttpMethods.IsOptions(context.Request.Method) || context.Request.Headers.AccessControlRequestMethod.Count == 0)
            return false;
        headers.AccessControlAllowMethods = AllowedMethods;
        headers.AccessControlAllowHeaders = $"Content-Type, Authorization, {CostHeader}";
        headers.AccessControlMaxAge = "600";
        headers.Vary = "Origin";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }

    private static void RequireMethod(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsPost(method))
            return;
        context.Response.Headers.Allow = AllowedMethods;
        throw RequestException.MethodNotAllowed($"The method is {method}; send POST, or GET for a query.");
    }

    private async Task ExecuteAsync(HttpContext context, Negotiated accepted)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        using var body = isGet ? null : await ReadBodyAsync(context).ConfigureAwait(false);
        var parameters = body is null
            ? QueryString.Read(context.Request.Query)
            : RequestJson.Read(body.RootElement, "The request body");
        var request = parameters.Resolve(options);
        if (context.Request.Headers[CostHeader] == "report")
            request = request with { ReportCost = true };

        context.RequestServices.GetRequiredService<GraphQLCaller>().HttpContext = context;
        if (RequireServed(context, request, isGet, accepted) || accepted.PrefersEvents)
        {
            await events.RunAsync(context, request).ConfigureAwait(false);
            return;
        }

        using var result = await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted).ConfigureAwait(false);
        context.RequestAborted.ThrowIfCancellationRequested();
        await ResponseWriting.WriteAsync(context.Response, accepted.Json, result, context.RequestAborted).ConfigureAwait(false);
    }

    private async ValueTask<JsonDocument> ReadBodyAsync(HttpContext context)
    {
        MediaTypes.RequireJsonBody(context.Request);
        var bytes = await BodyReader.ReadAsync(context.Request, options.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
        return bytes.IsEmpty
            ? throw RequestException.BadRequest("The request body is empty; send an object with \"query\".")
            : JsonText.Parse(bytes, "The request body");
    }

    /// <summary>Refuses what HTTP does not serve; <c>true</c> for a subscription.</summary>
    private bool RequireServed(HttpContext context, GraphQLRequest request, bool isGet, Negotiated accepted)
    {
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
