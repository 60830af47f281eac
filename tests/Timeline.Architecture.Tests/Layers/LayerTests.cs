using System.Reflection;
using Timeline.Architecture.Tests.Layers.Fixtures.Lower;
using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Execution;
using Timeline.Pdf.Composing;

namespace Timeline.Architecture.Tests.Layers;

public sealed class LayerTests
{
    private const string Fixtures = "Timeline.Architecture.Tests.Layers.Fixtures";

    private static readonly LayerMap FixtureLayers = new(Fixtures, new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Lower"] = [],
        ["Upper"] = ["Lower"],
    });

    [Fact]
    public void GraphQL_is_layered() => Check(EngineLayers.GraphQL, typeof(GraphQLExecutor).Assembly, "api/Timeline.GraphQL");

    [Fact]
    public void Of_GraphQL_only_the_transports_know_AspNetCore() =>
        Violations.None(
            from file in SourceTree.Under("api/Timeline.GraphQL")
            where file.Extension == ".cs" && file.Folders[2] != "Transports"
            from word in new[] { "AspNetCore", "HttpContext" }
            where file.Text.Contains(word, StringComparison.Ordinal)
            select $"{file.Path}: names {word}; only Transports may.");

    [Fact]
    public void Pdf_lays_out_without_knowing_how_files_are_written() => Check(EngineLayers.Pdf, typeof(PdfDocument).Assembly, "api/Timeline.Pdf");

    [Theory]
    [InlineData("Timeline.GraphQL")]
    [InlineData("Timeline.Pdf")]
    public void Every_layer_of_the_map_is_there(string engine)
    {
        var map = engine == EngineLayers.Pdf.Root ? EngineLayers.Pdf : EngineLayers.GraphQL;
        Assert.Equal(
            map.MayUse.Keys.Order(StringComparer.Ordinal),
            SourceTree.Under($"api/{engine}").Where(file => file.Extension == ".cs").Select(file => file.Folders[2]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_uses_of_the_engines_themselves_are_seen()
    {
        var pdf = EngineLayers.Pdf with { MayUse = new Dictionary<string, string[]>(EngineLayers.Pdf.MayUse) { ["Composing"] = [] } };
        Assert.Contains(
            pdf.Violations(TypeUses.Within(typeof(PdfDocument).Assembly)),
            violation => violation.StartsWith("Timeline.Pdf.Composing.PdfDocument (", StringComparison.Ordinal) && violation.EndsWith("Composing may not use Writing.", StringComparison.Ordinal));
        var graphql = EngineLayers.GraphQL with { MayUse = new Dictionary<string, string[]>(EngineLayers.GraphQL.MayUse) { ["Execution"] = [] } };
        Assert.Contains(
            graphql.Violations(TypeUses.Within(typeof(GraphQLExecutor).Assembly)),
            violation => violation.StartsWith("Timeline.GraphQL.Execution.", StringComparison.Ordinal) && violation.EndsWith("Execution may not use Limits.", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_way_to_reach_into_another_layer_is_found()
    {
        var found = FixtureLayers.Violations(TypeUses.Within(typeof(Staying).Assembly)).ToList();
        var ways = typeof(Staying).Assembly.GetTypes()
            .Where(type => type.Namespace == $"{Fixtures}.Lower" && !type.IsNested && type.Name.StartsWith("ReachingBy", StringComparison.Ordinal) && type != typeof(ReachingByLiteral));
        Assert.All(ways, way => Assert.Contains(found, violation => violation.StartsWith(way.FullName + " ", StringComparison.Ordinal)));
        Assert.DoesNotContain(found, violation => violation.Contains("Staying", StringComparison.Ordinal) && !violation.Contains("is no layer", StringComparison.Ordinal));
    }

    [Fact]
    public void Constants_of_another_layer_are_found_in_the_source()
    {
        var found = FixtureLayers.Violations(LiteralUses.Within(typeof(Staying).Assembly, SourceTree.Under("tests/Timeline.Architecture.Tests/Layers/Fixtures"))).ToList();
        Assert.Collection(
            found,
            violation => Assert.StartsWith($"{Fixtures}.Lower.ReachingByLiteral (line 8) uses {Fixtures}.Upper.ReachedLimits", violation, StringComparison.Ordinal),
            violation => Assert.StartsWith($"{Fixtures}.Lower.ReachingByLiteral (line 10) uses {Fixtures}.Upper.ReachedKind", violation, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("using Timeline.GraphQL.Schemas;")]
    [InlineData("using static Timeline.GraphQL.Limits.DocumentSize;")]
    [InlineData("using Runner = Timeline.GraphQL.Execution.GraphQLExecutor;")]
    public void A_using_of_a_layer_above_is_found(string directive) =>
        Assert.Single(
            EngineLayers.GraphQL.UsingViolations([new SourceFile("api/Timeline.GraphQL/Types/A.cs", $"using System;\n{directive}\n\nnamespace Timeline.GraphQL.Types;\n")]),
            violation => violation.StartsWith("api/Timeline.GraphQL/Types/A.cs:2: ", StringComparison.Ordinal));

    [Fact]
    public void A_type_in_no_layer_is_found() =>
        Assert.Contains(
            FixtureLayers.Violations(TypeUses.Within(typeof(Staying).Assembly)),
            violation => violation.StartsWith($"{Fixtures}.Homeless: {Fixtures} is no layer", StringComparison.Ordinal));

    private static void Check(LayerMap map, Assembly assembly, string folder)
    {
        var sources = SourceTree.Under(folder).Where(file => file.Extension == ".cs").ToList();
        var uses = TypeUses.Within(assembly);
        Assert.True(uses.Count > 100, "the compiled code was not read");
        Violations.None([.. map.Violations(uses), .. map.Violations(LiteralUses.Within(assembly, sources)), .. map.UsingViolations(sources)]);
    }
}
