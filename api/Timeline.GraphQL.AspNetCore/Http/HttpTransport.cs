using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Timeline.GraphQL.AspNetCore.Limits;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.AspNetCore.ServerSentEvents;
using Timeline.GraphQL.AspNetCore.Uploads;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.AspNetCore.Http;

/// <summary>GraphQL over HTTP. Safe for concurrent use.</summary>
internal sealed class HttpTransport(GraphQLExecutor executor, GraphQLEndpointOptions options, CallerCounts counts, EventStreamTransport events)
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
        headers.AccessControlAllowHeaders = $"Content-Type, Authorization, {Origins.PreflightHeader}, {CostHeader}";
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
        var caller = context.RequestServices.GetRequiredService<GraphQLCaller>();
        caller.HttpContext = context;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await ExecuteOneAsync(context, QueryString.Read(context.Request.Query), accepted).ConfigureAwait(false);
        }
        else if (options.Uploads.MaxFiles > 0 && MediaTypes.IsMultipart(context.Request))
        {
            Origins.RequirePreflight(context.Request);
            using var files = new UploadedFiles(options.Uploads);
            using var form = await new MultipartRequest(context.Request, options).ReadAsync(files, context.RequestAborted).ConfigureAwait(false);
            caller.Files = files.ByPart;
            await ExecuteBodyAsync(context, form.RootElement, accepted).ConfigureAwait(false);
        }
        else
        {
            using var body = await ReadBodyAsync(context).ConfigureAwait(false);
            await ExecuteBodyAsync(context, body.RootElement, accepted).ConfigureAwait(false);
        }
    }

    private Task ExecuteBodyAsync(HttpContext context, JsonElement body, Negotiated accepted) => body.ValueKind == JsonValueKind.Array
        ? ExecuteBatchAsync(context, Batch.Read(body, options.MaxBatchedRequests), accepted)
        : ExecuteOneAsync(context, RequestJson.Read(body, "The request body"), accepted);

    private async Task ExecuteOneAsync(HttpContext context, RequestParameters parameters, Negotiated accepted)
    {
        var request = RequestOf(context, parameters);
        var isSubscription = RequireServed(context, request, accepted);
        using var lease = counts.Take(context.RequestServices.GetRequiredService<GraphQLCaller>(), isSubscription ? CallerUse.Subscription : CallerUse.Operation);
        if (isSubscription || accepted.PrefersEvents)
        {
            await events.RunAsync(context, request).ConfigureAwait(false);
            return;
        }

        using var result = await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted).ConfigureAwait(false);
        context.RequestAborted.ThrowIfCancellationRequested();
        await ResponseWriting.WriteAsync(context.Response, accepted.Json, result, options.CompressFromBytes, context.RequestAborted).ConfigureAwait(false);
    }

    private GraphQLRequest RequestOf(HttpContext context, RequestParameters parameters)
    {
        var request = parameters.Resolve(options, context);
        return context.Request.Headers[CostHeader] == "report" ? request with { ReportCost = true } : request;
    }

    private async Task ExecuteBatchAsync(HttpContext context, IReadOnlyList<RequestParameters> batch, Negotiated accepted)
    {
        var requests = batch.Select(parameters => RequestOf(context, parameters)).ToList();
        using var lease = counts.Take(context.RequestServices.GetRequiredService<GraphQLCaller>(), CallerUse.Operation);
        var results = new List<ExecutionResult>(requests.Count);
        foreach (var request in requests)
            results.Add((await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted).ConfigureAwait(false)).Traced());
        context.RequestAborted.ThrowIfCancellationRequested();
        await ResponseWriting.WriteAsync(context.Response, accepted.Json, Batch.Write(results), options.CompressFromBytes, context.RequestAborted).ConfigureAwait(false);
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
