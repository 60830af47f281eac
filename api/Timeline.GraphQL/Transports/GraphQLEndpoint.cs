using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Transports.Http;
using Timeline.GraphQL.Transports.WebSockets;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Transports;

/// <summary>Registers the GraphQL engine, and maps its endpoint.</summary>
public static class GraphQLEndpoint
{
    /// <summary>Registers one <see cref="GraphQLExecutor"/> for the application, and <see cref="GraphQLCaller"/> per operation.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="schema">Builds the schema, once, when the endpoint is mapped; what it throws stops the host.</param>
    /// <param name="options">Builds the executor's options; null for the defaults.</param>
    public static IServiceCollection AddGraphQL(
        this IServiceCollection services, Func<IServiceProvider, Schema> schema, Func<IServiceProvider, ExecutorOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(schema);

        services.AddCors();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<GraphQLCaller>();
        services.TryAddSingleton(provider => new GraphQLExecutor(schema(provider), options?.Invoke(provider) ?? new ExecutorOptions()));
        return services;
    }

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
        var services = endpoints.ServiceProvider;

        // The executor is made here, not at the first request: a schema that does not build must stop the host.
        var executor = services.GetService<GraphQLExecutor>()
            ?? throw new InvalidOperationException("call services.AddGraphQL(...) before app.MapGraphQL(...)");
        if (options.OnlyTrustedDocuments && options.TrustedDocuments.Count == 0)
            throw new InvalidOperationException("only trusted documents are to be executed, but there are none: set GraphQLEndpointOptions.TrustedDocuments");
        options.TrustedDocuments.RequireValid(text => executor.Check(text) is [var first, ..] ? first.Message : null);

        var counts = new CallerCounts(options.PerCaller);
        var webSockets = ActivatorUtilities.CreateInstance<WebSocketTransport>(services, executor, options, counts);
        var http = ActivatorUtilities.CreateInstance<HttpTransport>(services, executor, options, counts, webSockets);

        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        if (options.AllowedOrigins.Count > 0)
        {
            pipeline.UseCors(policy => policy
                .WithOrigins([.. options.AllowedOrigins])
                .WithMethods("GET", "POST")
                .WithHeaders("Content-Type", "Authorization", HttpTransport.CostHeader)
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10)));
        }

        pipeline.Run(http.HandleAsync);
        return endpoints.Map(pattern, pipeline.Build()).WithDisplayName("GraphQL");
    }
}
