using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.AspNetCore;

/// <summary>Registers the GraphQL engine.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>Registers one <see cref="GraphQLExecutor"/> for the application, and <see cref="GraphQLCaller"/> per operation.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="schema">Builds the schema, once, when the endpoint is mapped; what it throws stops the host.</param>
    /// <param name="options">Builds the executor's options; null for the defaults.</param>
    public static IServiceCollection AddGraphQL(
        this IServiceCollection services,
        Func<IServiceProvider, Schema> schema,
        Func<IServiceProvider, ExecutorOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(schema);

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddScoped<GraphQLCaller>();
        services.TryAddSingleton(provider => new GraphQLExecutor(schema(provider), options?.Invoke(provider) ?? new ExecutorOptions()));
        return services;
    }
}
