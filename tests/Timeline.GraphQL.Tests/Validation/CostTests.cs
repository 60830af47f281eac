using System.Globalization;
using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>What operations cost, and what happens to those that cost too much.</summary>
public sealed class CostTests
{
    private static readonly Schema Schema = Build("""
        type Query {
          me: Person
          people(first: Int, last: Int): People @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"])
          recent(max: Int! = 20): [Person] @listSize(slicingArguments: ["max"])
          tops: [Person!] @listSize(assumedSize: 3)
          some(a: Int, b: Int): [Person] @listSize(slicingArguments: ["a", "b"], requireOneSlicingArgument: false, assumedSize: 7)
          report(filter: Filter, deep: Boolean @cost(weight: "4")): Person @cost(weight: "50")
          anything: Anything
          grid: [[Person]]
        }
        type People { edges: [Edge] nodes: [Person] total: Int @cost(weight: "2.5") }
        type Edge { node: Person }
        type Person @cost(weight: "2") { name: String friends: [Person] avatar: Image mood: Mood boss: Person }
        type Robot { model: String parts: [Robot] @listSize(assumedSize: 100) }
        union Anything = Person | Robot
        scalar Image @cost(weight: "5")
        enum Mood @cost(weight: "0.5") { GOOD BAD }
        input Filter { a: Int }
        """);

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
    [InlineData("{ anything { ... on Person { boss { name } } ... on Robot { parts { model } } } }", 2, 103)]
    [InlineData("{ __schema { types { name fields { name } } } }", 0, 1)]
    [InlineData("{ me { name @include(if: false) boss @skip(if: true) { name } } }", 1, 3)]
    [InlineData("{ me { ...F boss { name } ...F } } fragment F on Person { boss { mood } }", 2, 5.5)]
    public void Fields_and_values_are_weighed(string query, double fields, double types)
    {
        var cost = Measure(query);
        Assert.Empty(cost.Errors);
        Assert.Equal((fields, types, false), (cost.FieldCost, cost.TypeCost, cost.DependsOnVariables));
    }

    [Theory]
    [InlineData("query ($n: Int) { recent(max: $n) { name } }", 5, 1, 11)]
    [InlineData("query ($n: Int) { recent(max: $n) { name } }", null, 1, 41)]
    [InlineData("query ($b: Boolean!) { recent(max: 10) @include(if: $b) { name } }", true, 1, 21)]
    [InlineData("query ($b: Boolean!) { recent(max: 10) @include(if: $b) { name } }", false, 0, 1)]
    public void Variables_count_with_their_values(string query, object? value, double fields, double types)
    {
        var cost = Measure(query, variables: _ => value);
        Assert.Equal((fields, types, true), (cost.FieldCost, cost.TypeCost, cost.DependsOnVariables));
    }

    [Theory]
    [InlineData("query Q { tops { boss { name } } }", "The fields of operation \"Q\" cost 4; the limit is 3. Ask for less, or in smaller pages.")]
    [InlineData("{ me { avatar mood } }", "The values of the operation cost 8.5; the limit is 8. Ask for less, or in smaller pages.")]
    [InlineData("{ recent(max: 3) { name } }", "\"max\" of Query.recent is 3; the limit is 2.")]
    [InlineData("{ people { total } }", "Query.people gives a page: say how many items with first or last.")]
    [InlineData("{ people(first: 1, last: 1) { total } }", "Query.people takes only one of first or last at a time; 2 are given.")]
    public void A_limit_is_named_with_the_value(string query, string message)
    {
        var error = Measure(query, new CostOptions { MaxFieldCost = 3, MaxTypeCost = 8, MaxPageSize = 2 }).Errors.First(found => found.Message == message);
        Assert.Equal("OPERATION_TOO_LARGE", error.Extensions!["code"]);
        Assert.Single(error.Locations);
    }

    [Theory]
    [InlineData("@cost(weight: \"much\")", "The weight \"much\" of @cost is no number of at least 0; write it as \"1.5\".")]
    [InlineData("@cost(weight: \"-1\")", "The weight \"-1\" of @cost is no number of at least 0; write it as \"1.5\".")]
    [InlineData("@listSize(assumedSize: 1)", "Query.a is no list; say with sizedFields of @listSize which of its fields is.")]
    [InlineData("@listSize(sizedFields: [\"edges\"])", "Query has no list field \"edges\", which sizedFields of @listSize on Query.a names.")]
    [InlineData("@listSize(slicingArguments: [\"first\"], sizedFields: [\"list\"])", "Query.a has no argument \"first\" of type Int, which slicingArguments of @listSize names.")]
    public void A_cost_declared_wrongly_is_named_with_its_file_and_line(string directive, string problem)
    {
        var e = Assert.Throws<SchemaException>(() => new CostModel(Build($"type Query {{\n  list: [Int]\n  a: Query {directive} }}"), new CostOptions()));
        Assert.Contains($"t.graphql:3: {problem}", e.Problems);
    }

    [Fact]
    public void Directives_of_these_names_that_mean_something_else_are_passed_over()
    {
        var schema = SchemaBuilder.BuildUnbound([new SdlSource("t.graphql", "directive @cost(weight: Int!) on FIELD_DEFINITION directive @listSize(of: String) on FIELD_DEFINITION type Query { a: [Query] @cost(weight: -5) @listSize }")]);
        var document = GraphQLParser.ParseDocument("{ a { __typename } }");
        var cost = new CostModel(schema, new CostOptions { DefaultListSize = 2 }).Measure(document, (OperationDefinitionNode)document.Definitions[0], _ => null);
        Assert.Equal((1d, 3d), (cost.FieldCost, cost.TypeCost));
    }

    [Fact]
    public void Fragments_that_double_are_counted_without_following_them_all()
    {
        var text = new StringBuilder("{ me { ...F0 } }");
        for (var i = 0; i < 400; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Person {{ a: boss {{ ...F{i + 1} }} b: boss {{ ...F{i + 1} }} }}");
        text.Append(" fragment F400 on Person { name }");
        var cost = Measure(text.ToString(), new CostOptions { MaxTypeCost = 1_000 });
        Assert.Single(cost.Errors);
        Assert.True(cost.TypeCost > 1e100);
    }

    [Fact]
    public void What_cannot_be_counted_in_time_is_refused()
    {
        // Every path merges another set of selections, so none was added up before.
        var text = new StringBuilder("{ me { ...F0 } }");
        for (var i = 0; i < 40; i++)
            text.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Person {{ a: boss {{ ...F{i + 1} x{i}: name }} b: boss {{ ...F{i + 1} y{i}: name }} boss {{ ...F{i + 1} a: boss {{ z{i}: name ...F{i + 1} }} }} }}");
        text.Append(" fragment F40 on Person { name }");
        var cost = Measure(text.ToString(), new CostOptions { MaxFieldCost = 1_000 });
        Assert.Single(cost.Errors);
    }

    [Fact]
    public async Task The_response_tells_its_cost_when_asked_and_a_refusal_what_was_too_much()
    {
        var executor = new GraphQLExecutor(Schema, new ExecutorOptions { Cost = new CostOptions { MaxTypeCost = 10 } });
        async Task<string> AskAsync(string query, bool report) => Responses.Text(await executor.ExecuteAsync(
            new GraphQLRequest(query, Variables: JsonElement.Parse("{\"n\":4}")) { ReportCost = report }, NoServices.Instance, TestContext.Current.CancellationToken));

        Assert.Equal("""{"data":{"__typename":"Query"},"extensions":{"cost":{"fieldCost":0,"typeCost":1}}}""", await AskAsync("{ __typename }", report: true));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await AskAsync("{ __typename }", report: false));
        Assert.Equal(
            """{"errors":[{"message":"The values of the operation cost 11; the limit is 10. Ask for less, or in smaller pages.","locations":[{"line":1,"column":1}],"extensions":{"code":"OPERATION_TOO_LARGE"}}],"extensions":{"cost":{"fieldCost":1,"typeCost":11}}}""",
            await AskAsync("{ recent(max: 5) { name } }", report: true));
        Assert.DoesNotContain("extensions\":{\"cost", await AskAsync("query ($n: Int!) { recent(max: $n) @skip(if: true) { name } }", report: false), StringComparison.Ordinal);
    }

    private static OperationCost Measure(string query, CostOptions? options = null, Func<string, object?>? variables = null)
    {
        var document = GraphQLParser.ParseDocument(query);
        return new CostModel(Schema, options ?? new CostOptions()).Measure(document, document.Definitions.OfType<OperationDefinitionNode>().First(), variables ?? (_ => null));
    }

    private static Schema Build(string sdl) => SchemaBuilder.BuildUnbound([CostDirectives.Sdl, new SdlSource("t.graphql", sdl)]);
}
