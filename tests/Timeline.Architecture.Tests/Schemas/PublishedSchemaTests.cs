using Timeline.Api.Host;
using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.Architecture.Tests.Schemas;

public sealed class PublishedSchemaTests
{
    private const string List = "tests/Timeline.Architecture.Tests/Schemas/undescribed.txt";

    private static readonly Schema Served = TimelineSchema.Build();

    [Fact]
    public void The_committed_schema_is_the_one_that_is_served() =>
        Violations.None(Drift(SourceTree.File("web/schema.graphql").Text, SchemaPrinter.Print(Served)));

    [Fact]
    public void A_schema_that_drifted_is_found_with_its_first_line_and_the_way_out()
    {
        var printed = SchemaPrinter.Print(Served);
        Assert.Empty(Drift(printed.ReplaceLineEndings("\r\n"), printed));
        Assert.Equal(
            "web/schema.graphql:2: is \"  a: Int\", served is \"  a: String\". Write it again: dotnet run --project api/Timeline.Api -- schema --output web/schema.graphql",
            Assert.Single(Drift("type Query {\n  a: Int\n}\n", "type Query {\n  a: String\n}\n")));
        Assert.Single(Drift("type Query {\n}\n", "type Query {\n}\n\nscalar Long\n"));
        Assert.Single(Drift("", printed));
    }

    /// <summary>TIMELINE_UPDATE_GOLDEN=1 takes out what is described by now, and never puts anything in.</summary>
    [Fact]
    public void What_is_new_in_the_schema_is_described()
    {
        var missing = Descriptions.Missing(Served);
        var path = SourceTree.FullPath(List);
        if (Environment.GetEnvironmentVariable("TIMELINE_UPDATE_GOLDEN") == "1")
            File.WriteAllLines(path, File.ReadAllLines(path).Intersect(missing, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Violations.None(Descriptions.Violations(missing, File.ReadAllLines(path)));
    }

    [Fact]
    public void Every_part_without_a_description_is_found()
    {
        var schema = SchemaBuilder.Build(
            [new SdlSource("fixture.graphql", """
                type Query { thing(filter: Filter, "Said." by: Order): Thing "Said." said: Int }
                "Said."
                type Thing { id: ID! }
                input Filter { text: String "Said." said: Int }
                enum Order { UP "Said." DOWN }
                scalar Odd
                union Any = Thing
                extend type Thing { odd: Odd any: Any }
                """)],
            bindings =>
            {
                bindings.Query("thing", (_, _) => default);
                bindings.Query("said", (_, _) => default);
                bindings.Object<Thing>("Thing").Properties();
                bindings.Scalar<string>("Odd", text => text, value => (string)value);
                bindings.Enum<Order>("Order");
                bindings.Input<Filter>("Filter");
            });
        Assert.Equal(
            ["Any", "Filter", "Filter.text", "Odd", "Order", "Order.UP", "Query", "Query.thing", "Query.thing(filter:)", "Thing.any", "Thing.id", "Thing.odd"],
            Descriptions.Missing(schema));
    }

    [Fact]
    public void The_list_of_what_is_not_described_gets_shorter_only() =>
        Assert.Equal(
            ["Query.b has no description: say in the SDL what it means.", "Query.c has a description now, or is gone: take it out of undescribed.txt."],
            Descriptions.Violations(["Query.a", "Query.b"], ["Query.a", "Query.c"]));

    private static IEnumerable<string> Drift(string committed, string served)
    {
        var (before, after) = (committed.ReplaceLineEndings("\n").Split('\n'), served.ReplaceLineEndings("\n").Split('\n'));
        if (before.SequenceEqual(after, StringComparer.Ordinal))
            yield break;
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        yield return FormattableString.Invariant(
            $"web/schema.graphql:{line + 1}: is \"{before.ElementAtOrDefault(line)}\", served is \"{after.ElementAtOrDefault(line)}\". Write it again: dotnet run --project api/Timeline.Api -- schema --output web/schema.graphql");
    }

    private sealed record Thing(string Id, string Odd, Thing? Any);

    private sealed record Filter(string? Text, int? Said);

    private enum Order
    {
        Up,
        Down,
    }
}
