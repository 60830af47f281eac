using System.Reflection;
using Timeline.Architecture.Tests.Fixtures;
using Timeline.Architecture.Tests.Tree;
using Timeline.EmbeddedPostgres;
using Timeline.GraphQL.AspNetCore;
using Timeline.GraphQL.Execution;
using Timeline.Markdown;
using Timeline.Pdf.Composing;
using Timeline.Storage.Schema;
using Timeline.Testing;

namespace Timeline.Architecture.Tests;

/// <summary>What an engine offers shows in review: it is printed and compared with a committed text.</summary>
public sealed class PublicApiTests
{
    private static readonly Assembly[] Engines =
    [
        typeof(StoreSchema).Assembly,
        typeof(EmbeddedPostgresServer).Assembly,
        typeof(GraphQLExecutor).Assembly,
        typeof(GraphQLEndpointOptions).Assembly,
        typeof(PdfDocument).Assembly,
        typeof(MarkdownRenderer).Assembly,
    ];

    public static TheoryData<string> Names { get; } = [.. Engines.Select(engine => engine.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_engine_offers_what_it_offered(string engine) =>
        GoldenFile.Match(PublicApi.Describe(Engines.Single(assembly => assembly.GetName().Name == engine)), $"PublicApi/{engine}.txt");

    [Fact]
    public void Every_engine_is_compared() =>
        Assert.Equal(
            new DirectoryInfo(SourceTree.FullPath("api")).EnumerateDirectories().Select(folder => folder.Name).Except(["Timeline.Domain", "Timeline.Api"]).Order(StringComparer.Ordinal),
            Names.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Fact]
    public void A_member_more_shows()
    {
        var printed = PublicApi.Describe(typeof(Offered).Assembly);
        Assert.Contains(
            """
            class Timeline.Architecture.Tests.Fixtures.Offered
              const int Most = 3
              new(string name)
              protected virtual string? Say(int times = 1)
              string Name { get; }

            """.ReplaceLineEndings("\n"),
            printed,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", printed, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("TIMELINE_UPDATE_GOLDEN") != "1")
        {
            var one = PublicApi.Describe(Engines[0]);
            Assert.Throws<GoldenFileException>(() => GoldenFile.Match(one + "  void More()\n", $"PublicApi/{Engines[0].GetName().Name}.txt"));
        }
    }
}
