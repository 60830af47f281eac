using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Schemas;

/// <summary>graphql-js reads our introspection and finds the schema it reads from the SDL itself.</summary>
public sealed class IntrospectionReferenceTests
{
    [Fact]
    public Task The_reference_reads_the_library_from_its_introspection() =>
        CompareAsync([new SdlSource("library.graphql", LibraryApi.Sdl)], LibraryApi.Schema);

    [Fact]
    public async Task The_reference_reads_the_real_schema_from_its_introspection()
    {
        var sources = RealSdl();
        Assert.NotEmpty(sources);
        await CompareAsync(sources, SchemaBuilder.BuildUnbound(sources));
    }

    internal static IReadOnlyList<SdlSource> RealSdl() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "RealSdl"), "*.graphql", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SdlSource(Path.GetFileName(file), File.ReadAllText(file)))
            .Append(CostDirectives.Sdl)];

    private static async Task CompareAsync(IReadOnlyList<SdlSource> sources, Schema schema)
    {
        var sdl = string.Join("\n", sources.Select(source => source.Text));
        var query = (await AskAsync(sdl, introspection: null)).GetProperty("query").GetString()!;
        var printed = await AskAsync(sdl, await IntrospectAsync(schema, query));

        var fromSdl = printed.GetProperty("fromSdl").GetString();
        Assert.Equal(fromSdl, printed.GetProperty("fromIntrospection").GetString());
        Assert.Equal(fromSdl + "\n", SchemaPrinter.Print(schema));
    }

    private static async Task<JsonElement> AskAsync(string sdl, JsonElement? introspection) =>
        JsonElement.Parse(await NodeScript.RunAsync("schema.mjs", [], JsonSerializer.Serialize(new { sdl, introspection })));

    private static async Task<JsonElement> IntrospectAsync(Schema schema, string query)
    {
        var executor = new GraphQLExecutor(schema, new ExecutorOptions());
        var result = await executor.ExecuteAsync(new GraphQLRequest(query), NoServices.Instance, TestContext.Current.CancellationToken);
        Assert.Empty(result.Errors);
        return Responses.Json(result).GetProperty("data");
    }
}
