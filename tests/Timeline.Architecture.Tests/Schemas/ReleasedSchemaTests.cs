using Timeline.Api.Host;
using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Transports.Clients;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>The published schema and the clients that were written for it.</summary>
public sealed class ReleasedSchemaTests
{
    private const string Folder = "tests/Timeline.Architecture.Tests/Schemas/";

    private static string Published => SourceTree.File("web/schema.graphql").Text;

    [Fact]
    public async Task Nothing_breaks_clients_of_the_released_schema_without_a_reason() => Violations.None([.. await BreakingChanges.ViolationsAsync(
        SourceTree.File(Folder + "Corpus/released.graphql").Text, Published, File.ReadLines(SourceTree.FullPath(Folder + "accepted-changes.txt")))]);

    [Fact]
    public async Task A_breaking_change_is_found_unless_it_is_listed_with_a_reason()
    {
        const string Released = "type Query { a: Int b: Int }";
        const string Current = "type Query { a: Int! c: Int }";
        const string Removed = "Clients of the released schema break. Keep it (deprecate it instead), or add to accepted-changes.txt: FIELD_REMOVED Query.b was removed: <reason>";
        Assert.Equal([Removed], await BreakingChanges.ViolationsAsync(Released, Current, ["# a comment", ""]));
        Assert.Empty(await BreakingChanges.ViolationsAsync(Released, Current, ["FIELD_REMOVED Query.b was removed: nobody asked for it"]));
        Assert.Equal(
            ["\"FIELD_REMOVED Query.b was removed\" in accepted-changes.txt gives no reason: write it as <change>: <reason>.", Removed],
            await BreakingChanges.ViolationsAsync(Released, Current, ["FIELD_REMOVED Query.b was removed"]));
        Assert.Equal(
            ["FIELD_REMOVED Query.b was removed is in accepted-changes.txt and is no change: take it out."],
            await BreakingChanges.ViolationsAsync(Released, Released, ["FIELD_REMOVED Query.b was removed: nobody asked for it"]));
    }

    [Fact]
    public async Task The_relay_compiler_accepts_the_published_schema_with_its_connections_and_nodes()
    {
        var compiled = await RelayCompiler.RunAsync(Published, new()
        {
            ["Board"] = """
                fragment Board_query on Query @refetchable(queryName: "BoardRefetchQuery") @argumentDefinitions(count: {type: "Int", defaultValue: 25} cursor: {type: "String"}) {
                  incidents(first: $count, after: $cursor) @connection(key: "Board_incidents") { edges { node { id title } } }
                }
                """,
            ["Log"] = """
                fragment Log_incident on Incident @refetchable(queryName: "LogRefetchQuery") @argumentDefinitions(count: {type: "Int", defaultValue: 25} cursor: {type: "String"}) {
                  timeline(first: $count, after: $cursor) @connection(key: "Log_timeline") { edges { node { __typename id } } }
                }
                """,
            ["Screen"] = """
                query ScreenQuery($key: String!) { ...Board_query incident(key: $key) { ...Log_incident } }
                """,
        });

        Assert.Equal(["BoardRefetchQuery", "LogRefetchQuery", "ScreenQuery"], compiled.Keys.Order(StringComparer.Ordinal));
        var executor = new GraphQLExecutor(TimelineSchema.Build(), new ExecutorOptions());
        Assert.All(compiled.Values, text => Assert.Empty(executor.Check(text)));
        Assert.Contains("node(id: $id)", compiled["LogRefetchQuery"], StringComparison.Ordinal);
    }
}
