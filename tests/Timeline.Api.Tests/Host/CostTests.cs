using System.Text.Json;
using System.Text.RegularExpressions;
using Timeline.Api.Host;
using Timeline.Api.Tests.Running;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Tests.Host;

public sealed partial class CostTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Entry = "... on TimelineEntry { id text html history { text } }";

    private static readonly GraphQLExecutor Executor = new(TimelineSchema.Build(), new ExecutorOptions { Cost = TimelineSchema.Cost });

    /// <summary>The UI's operations as they stand in its sources, each with the fragments it reaches and the largest page it asks for.</summary>
    [Fact]
    public void Every_operation_of_the_web_UI_stays_far_below_the_limit()
    {
        var documents = Directory.EnumerateFiles(WebSources(), "*.ts*", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}gql{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Document().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value.Trim())).ToList();
        var fragments = documents.Where(document => document.StartsWith("fragment ", StringComparison.Ordinal))
            .ToDictionary(fragment => fragment.Split(' ')[1], StringComparer.Ordinal);
        var operations = documents.Where(document => !document.StartsWith("fragment ", StringComparison.Ordinal)).ToList();
        Assert.True(operations.Count > 20, $"only {operations.Count} operations were found");
        foreach (var operation in operations)
        {
            var cost = Executor.Measure(WithFragments(operation, fragments), operationName: null, new Dictionary<string, object?> { ["first"] = 500 });
            Assert.True(cost.FieldCost <= TimelineSchema.Cost.MaxFieldCost / 4 && cost.TypeCost <= TimelineSchema.Cost.MaxTypeCost / 4, $"{operation} costs {cost}");
        }
    }

    [Theory]
    [InlineData("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Incident { timeline(first: 500) { nodes { " + Entry + " } } } } }")]
    [InlineData("query($ids: [ID!]!) { nodes(ids: $ids) { ... on Incident { postmortem { html markdown } metrics { timeToReach { from { label } } } } ... on TimelineEntry { id } } a: nodes(ids: $ids) { ... on Incident { postmortem { html markdown pdfUrl } } } b: nodes(ids: $ids) { ... on Incident { postmortem { html markdown status } } } c: nodes(ids: $ids) { ... on Incident { postmortem { html markdown } } } }")]
    public async Task An_operation_above_the_limit_is_refused_before_it_runs_and_names_its_cost_and_the_limit(string query)
    {
        using var client = timeline.Client;
        var answer = await client.SendAsync(query, new { ids = new[] { "x" } });
        Assert.Equal("OPERATION_TOO_LARGE", answer.Text("errors.0.extensions.code"));
        Assert.Matches(@"\d.*the limit is \d+", answer.Text("errors.0.message"));
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Variables_count_with_their_values()
    {
        using var client = timeline.Client;
        var incidentId = await client.DeclareAsync();
        var many = string.Join(' ', Enumerable.Range(0, 40).Select(number => $"a{number}: timeline(first: $first) {{ nodes {{ {Entry} }} }}"));
        var query = $"query($key: String!, $first: Int) {{ incident(key: $key) {{ {many} }} }}";
        Assert.Equal(JsonValueKind.Object, (await client.AskAsync(query, new { key = incidentId, first = 10 })).At("incident").ValueKind);
        Assert.Equal("OPERATION_TOO_LARGE", (await client.SendAsync(query, new { key = incidentId, first = 500 })).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_refused_before_anything_is_weighed()
    {
        using var anonymous = timeline.Anonymous;
        Assert.Equal("UNAUTHENTICATED", (await anonymous.SendAsync("{ a: __typename }")).Text("errors.0.extensions.code"));
    }

    /// <summary>The operation with the fragments it reaches.</summary>
    private static string WithFragments(string operation, Dictionary<string, string> fragments)
    {
        var reached = new List<string> { operation };
        for (var i = 0; i < reached.Count; i++)
            reached.AddRange(Spread().Matches(reached[i]).Select(match => fragments[match.Groups["name"].Value]).Where(fragment => !reached.Contains(fragment)).Distinct());
        return string.Join('\n', reached);
    }

    private static string WebSources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Timeline.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "web", "src");
    }

    [GeneratedRegex(@"\.\.\.(?!on\b)(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Spread();

    [GeneratedRegex(@"graphql\(`(?<text>[^`]*)`\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Document();
}
