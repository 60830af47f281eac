using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>Executors over a schema of a few lines.</summary>
internal static class TestSchemas
{
    public static GraphQLExecutor Executor(string sdl, Action<SchemaBindings> bind, ExecutorOptions? options = null) =>
        new(SchemaBuilder.Build([new SdlSource("test.graphql", sdl)], bind), options ?? new ExecutorOptions());
}
