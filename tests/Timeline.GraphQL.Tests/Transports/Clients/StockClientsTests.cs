using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.GraphQL.Tests.Transports.Clients;

/// <summary>Apollo Client, urql and the Relay compiler, unmodified.</summary>
public sealed class StockClientsTests
{
    private const string Pages = """
        fragment Pages_author on Author @refetchable(queryName: "PagesRefetchQuery") @argumentDefinitions(count: {type: "Int", defaultValue: 2} cursor: {type: "String"}) {
          books(first: $count, after: $cursor) @connection(key: "Pages_books") {
            edges { node { id ...Line_book } }
          }
        }
        """;

    private const string Line = """
        fragment Line_book on Book @refetchable(queryName: "LineRefetchQuery") { title author { name } }
        """;

    private const string Screen = """
        query ScreenQuery($id: ID!) { author(id: $id) { ...Pages_author } node(id: $id) { __typename ...Line_book @alias } }
        """;

    private const string Rename = """
        mutation RenameMutation($id: ID!, $title: String!) { rename(id: $id, title: $title) { ...Line_book } }
        """;

    private const string Added = """
        subscription AddedSubscription($after: Int!) { added(after: $after) { ...Line_book } }
        """;

    [Theory]
    [InlineData("apollo.mjs")]
    [InlineData("urql.mjs")]
    public async Task A_client_pages_follows_changes_and_understands_errors(string client)
    {
        await using var server = await TestServer.StartAsync(schema: new ShelfApi().BuildSchema);

        Assert.Equal(
            """{"pages":[["First","Second"],["Third"]],"more":[true,false],"author":"Ann","renamed":"Renamed","shown":"Renamed","event":"Fourth","error":"BROKEN","types":["Book","BookConnection","BookEdge"]}""",
            await NodeScript.RunAsync(client, [server.Url.ToString()]));
    }

    [Fact]
    public async Task The_relay_compiler_compiles_connections_and_refetches_into_operations_we_execute()
    {
        var compiled = await RelayCompiler.RunAsync(ShelfApi.Sdl, new() { ["Pages"] = Pages, ["Line"] = Line, ["Screen"] = Screen, ["Rename"] = Rename, ["Added"] = Added });

        Assert.Equal(["AddedSubscription", "LineRefetchQuery", "PagesRefetchQuery", "RenameMutation", "ScreenQuery"], compiled.Keys.Order(StringComparer.Ordinal));
        var executor = new GraphQLExecutor(new ShelfApi().BuildSchema(), new ExecutorOptions());
        Assert.All(compiled.Values, text => Assert.Empty(executor.Check(text)));

        await using var server = await TestServer.StartAsync(schema: new ShelfApi().BuildSchema);
        var refetched = await AskAsync(server, compiled["PagesRefetchQuery"], new { count = 1, cursor = "1", id = "a1" });
        var edge = Assert.Single(refetched.GetProperty("data").GetProperty("node").GetProperty("books").GetProperty("edges").EnumerateArray());
        Assert.Equal(("Second", "2", "Book"), (edge.GetProperty("node").GetProperty("title").GetString(), edge.GetProperty("cursor").GetString(), edge.GetProperty("node").GetProperty("__typename").GetString()));
    }

    private static async Task<JsonElement> AskAsync(TestServer server, string query, object variables)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query, variables }), System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(server.Url, body, TestContext.Current.CancellationToken);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
