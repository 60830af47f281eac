using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Tests.Transports.Clients;
using Timeline.GraphQL.Validation;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>The published schema and the clients that were written for it.</summary>
public sealed class ReleasedSchemaTests
{
    private const string Folder = "tests/Timeline.Architecture.Tests/Schemas/";

    private static string Published => SourceTree.File("web/schema.graphql").Text;

    [Fact]
    public void Nothing_breaks_clients_of_the_released_schema_without_a_reason() => Violations.None(BreakingChanges.Violations(
        SourceTree.File(Folder + "Corpus/released.graphql").Text, Published, File.ReadLines(SourceTree.FullPath(Folder + "accepted-changes.txt"))));

    [Fact]
    public void A_breaking_change_is_found_unless_it_is_listed_with_a_reason()
    {
        const string Released = "type Query { a: Int b: Int }";
        const string Current = "type Query { a: Int! c: Int }";
        const string Removed = "Query.b was removed. Clients of the released schema break. Keep it (deprecate it instead), or add to accepted-changes.txt: FieldRemoved Query.b: <reason>";
        Assert.Equal([Removed], BreakingChanges.Violations(Released, Current, ["# a comment", ""]));
        Assert.Empty(BreakingChanges.Violations(Released, Current, ["FieldRemoved Query.b: nobody asked for it"]));
        Assert.Equal(
            ["\"FieldRemoved Query.b\" in accepted-changes.txt gives no reason: write it as <kind> <coordinate>: <reason>.", Removed],
            BreakingChanges.Violations(Released, Current, ["FieldRemoved Query.b"]));
        Assert.Equal(
            ["FieldRemoved Query.b is in accepted-changes.txt and is no change: take it out."],
            BreakingChanges.Violations(Released, Released, ["FieldRemoved Query.b: nobody asked for it"]));
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
        var schema = SchemaBuilder.BuildUnbound([new SdlSource("schema.graphql", Published)]);
        Assert.All(compiled.Values, text => Assert.Empty(DocumentValidator.Validate(schema, GraphQLParser.ParseDocument(text))));
        Assert.Contains("node(id: $id)", compiled["LogRefetchQuery"], StringComparison.Ordinal);
    }
}
