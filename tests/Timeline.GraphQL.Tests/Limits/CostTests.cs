using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Limits;

/// <summary>What operations cost, and what happens to those that cost too much.</summary>
public sealed class CostTests
{
    private const string Sdl = """
        type Query {
          me: Person
          people(first: Int, last: Int): People @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
          recent(max: Int! = 20): [Person] @listSize(slicingArguments: ["max"])
          tops: [Person!] @listSize(assumedSize: 3)
          some(a: Int, b: Int): [Person] @listSize(slicingArguments: ["a", "b"], requireOneSlicingArgument: false, assumedSize: 7)
          report(filter: Filter, deep: Boolean @cost(weight: "4")): Person @cost(weight: "50")
          grid: [[Person]]
        }
        type People { edges: [Edge] nodes: [Person] total: Int @cost(weight: "2.5") }
        type Edge { node: Person }
        type Person @cost(weight: "2") { name: String friends: [Person] avatar: Image mood: Mood boss: Person }
        scalar Image @cost(weight: "5")
        enum Mood @cost(weight: "0.5") { GOOD BAD }
        input Filter { a: Int }
        """;

    private static readonly Schema Schema = SchemaBuilder.Build([CostDirectives.Sdl, new SdlSource("t.graphql", Sdl)], bindings =>
    {
        foreach (var field in new[] { "me", "people", "recent", "tops", "some", "report", "grid" })
            bindings.Query(field, (_, _) => default);
        bindings.Object<People>("People").Properties();
        bindings.Object<Edge>("Edge").Properties();
        bindings.Object<Person>("Person").Properties();
        bindings.Scalar<string>("Image", image => image, value => (string)value);
        bindings.Enum<Mood>("Mood");
        bindings.Input<Filter>("Filter");
    });

    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ me { name } }", 1, 3)]
    [InlineData("{ me { name avatar mood } }", 1, 8.5)]
    [InlineData("{ tops { name } }", 1, 7)]
    [InlineData("{ recent { boss { name } } }", 21, 81)]
    [InlineData("{ recent(max: 2) { boss { name } } }", 3, 9)]
    [InlineData("{ some { boss { name } } }", 8, 29)]
    [InlineData("{ some(a: 1, b: 3) { boss { name } } }", 4, 13)]
    [InlineData("{ people(first: 5) { total edges { node { name } } } }", 9.5, 17)]
    [InlineData("{ people(last: 5) { nodes { friends { name } } } }", 7, 112)]
    [InlineData("{ report(filter: {a: 1}, deep: true) { name } }", 55, 3)]
    [InlineData("{ grid { name } }", 1, 201)]
    [InlineData("{ __schema { types { name fields { name } } } }", 0, 1)]
    [InlineData("{ me { name @include(if: false) boss @skip(if: true) { name } } }", 1, 3)]
    [InlineData("{ me { ...F boss { name } } } fragment F on Person { friends { mood } }", 3, 30)]
    public async Task Fields_and_values_are_weighed(string query, double fields, double values) =>
        Assert.Equal($$"""{"fieldCost":{{Text(fields)}},"typeCost":{{Text(values)}}}""", await CostAsync(query));

    [Theory]
    [InlineData("query ($n: Int! = 20) { recent(max: $n) { name } }", """{"n":5}""", 1, 11)]
    [InlineData("query ($n: Int! = 20) { recent(max: $n) { name } }", "{}", 1, 41)]
    [InlineData("query ($b: Boolean!) { recent(max: 10) @include(if: $b) { name } }", """{"b":true}""", 1, 21)]
    [InlineData("query ($b: Boolean!) { recent(max: 10) @include(if: $b) { name } }", """{"b":false}""", 0, 1)]
    public async Task Variables_count_with_their_values_also_in_a_document_that_is_known(string query, string variables, double fields, double values)
    {
        var executor = new GraphQLExecutor(Schema, new ExecutorOptions());
        for (var round = 0; round < 2; round++)
            Assert.Equal($$"""{"fieldCost":{{Text(fields)}},"typeCost":{{Text(values)}}}""", await CostAsync(query, variables, executor));
    }

    [Theory]
    [InlineData("query Q { tops { boss { name } } }", "The fields of operation \"Q\" cost 4; the limit is 3. Ask for less, or in smaller pages.")]
    [InlineData("{ me { avatar mood } }", "The values of the operation cost 8.5; the limit is 8. Ask for less, or in smaller pages.")]
    public async Task A_limit_is_named_with_the_value_each_time(string query, string message)
    {
        var executor = new GraphQLExecutor(Schema, new ExecutorOptions { Cost = new CostOptions { MaxFieldCost = 3, MaxTypeCost = 8 } });
        for (var round = 0; round < 2; round++)
        {
            using var result = await executor.ExecuteAsync(new GraphQLRequest(query), NoServices.Instance, TestContext.Current.CancellationToken);
            Assert.False(result.HasData);
            var error = Assert.Single(result.Errors, found => found.Message == message);
            Assert.Equal("OPERATION_TOO_LARGE", error.Extensions!["code"]);
            Assert.Single(error.Locations);
        }
    }

    [Fact]
    public async Task The_cost_is_told_only_to_whom_asks() =>
        Assert.DoesNotContain("cost", await Responses.ExecuteAsync("{ me { name } }", executor: new GraphQLExecutor(Schema, new ExecutorOptions())), StringComparison.Ordinal);

    [Fact]
    public void A_weight_that_is_no_number_stops_the_program_at_start()
    {
        var schema = SchemaBuilder.Build([CostDirectives.Sdl, new SdlSource("t.graphql", "type Query { a: Int @cost(weight: \"much\") }")], bindings => bindings.Query("a", (_, _) => default));
        Assert.Equal(["The weight of a in @cost is no number; write it as \"1.5\"."], Assert.Throws<SchemaException>(() => new GraphQLExecutor(schema, new ExecutorOptions())).Problems);
    }

    private static string Text(double number) => JsonSerializer.Serialize(number);

    private static async Task<string> CostAsync(string query, string variables = "{}", GraphQLExecutor? executor = null)
    {
        var request = new GraphQLRequest(query, Variables: JsonElement.Parse(variables)) { ReportCost = true };
        using var result = await (executor ?? new GraphQLExecutor(Schema, new ExecutorOptions())).ExecuteAsync(request, NoServices.Instance, TestContext.Current.CancellationToken);
        return Responses.Json(result).GetProperty("extensions").GetProperty("cost").GetRawText();
    }

    private enum Mood
    {
        Good,
        Bad,
    }

    private sealed record Filter(int? A);

    private sealed record People(IReadOnlyList<Edge> Edges, IReadOnlyList<Person> Nodes, int Total);

    private sealed record Edge(Person Node);

    private sealed record Person(string Name, IReadOnlyList<Person> Friends, string Avatar, Mood Mood, Person Boss);
}
