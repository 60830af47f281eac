using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Timeline.GraphQL.AspNetCore.Http;
using Timeline.GraphQL.AspNetCore.Limits;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.AspNetCore.ServerSentEvents;
using Timeline.GraphQL.AspNetCore.WebSockets;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore;

/// <summary>Maps the GraphQL endpoint.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves GraphQL at one path: over HTTP (POST, and GET for queries), as server-sent events (<c>graphql-sse</c>, distinct
    /// connections), over WebSocket (<c>graphql-transport-ws</c>), and as a page for browsers. A response over HTTP tells what its
    /// operation costs at most when the request has the header <c>GraphQL-Cost: report</c>.
    /// </summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="pattern">The path, such as <c>/graphql</c>.</param>
    /// <param name="options">What is accepted; null for the defaults, which let everybody in.</param>
    /// <exception cref="InvalidOperationException">
    /// <c>AddGraphQL</c> was not called, or a trusted document cannot be executed on the schema; each is named.
    /// </exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, GraphQLEndpointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        options ??= new GraphQLEndpointOptions();

        // The executor is made here, not at the first request: a schema that does not build must stop the host.
        var executor = endpoints.ServiceProvider.GetService<GraphQLExecutor>()
            ?? throw new InvalidOperationException("call services.AddGraphQL(...) before app.MapGraphQL(...)");
        TrustedDocumentCheck.RequireValid(executor, options);
        var services = endpoints.ServiceProvider;
        var events = new EventStreamTransport(
            executor, options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var counts = new CallerCounts(options.PerCaller);
        var http = new HttpTransport(executor, options, counts, events);
        var webSockets = ActivatorUtilities.CreateInstance<WebSocketTransport>(services, executor, options, counts);

        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(context => context.WebSockets.IsWebSocketRequest
            ? webSockets.HandleAsync(context)
            : http.HandleAsync(context));
        return endpoints.Map(pattern, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
