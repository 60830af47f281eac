using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Timeline.Api.Host;
using Timeline.Api.Tests.Running;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.Api.Tests.Host;

public sealed partial class CostTests(RunningTimeline timeline) : IClassFixture<RunningTimeline>
{
    private const string Entry = "... on TimelineEntry { id text html history { text } }";

    // Nothing is executed: whatever costs anything is refused, and the refusal says what it costs.
    private static readonly GraphQLExecutor Executor = new(TimelineSchema.Build(), new ExecutorOptions { Cost = new CostOptions { MaxFieldCost = 0, MaxTypeCost = 0 } });

    /// <summary>What the UI asks for at most: a list by `first` (web/src/paging/PageReader.ts), the timeline of a room by `last` (useIncidentRoom.ts).</summary>
    private static readonly Dictionary<string, object?> LargestPages = new(StringComparer.Ordinal) { ["first"] = 100, ["last"] = 500 };

    /// <summary>The UI's operations as they stand in its sources, each with the fragments it reaches and the largest page it asks for.</summary>
    [Fact]
    public async Task Every_operation_of_the_web_UI_stays_far_below_the_limit()
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
            var (fields, values) = await CostOfAsync(WithFragments(operation, fragments));
            Assert.True(fields <= TimelineSchema.Cost.MaxFieldCost / 4 && values <= TimelineSchema.Cost.MaxTypeCost / 4, $"{operation} costs {fields} and {values}");
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

    private static async Task<(double Fields, double Values)> CostOfAsync(string document)
    {
        var operation = Parser.Parse(document).Definitions.OfType<GraphQLOperationDefinition>().Single();
        var variables = (operation.Variables?.Items ?? []).ToDictionary(
            variable => variable.Variable.Name.StringValue, variable => LargestPages.TryGetValue(variable.Variable.Name.StringValue, out var most) ? most : Sample(variable.Type.GraphTypeFromType(Executor.Schema)!));
        var request = new GraphQLRequest(document, Variables: JsonSerializer.SerializeToElement(variables)) { ReportCost = true };
        var result = operation.Operation == OperationType.Subscription
            ? (await Executor.SubscribeAsync(request, new NoServices(), TestContext.Current.CancellationToken)).Failure!
            : await Executor.ExecuteAsync(request, new NoServices(), TestContext.Current.CancellationToken);
        var answer = JsonElement.Parse(result.ToUtf8().Span);
        Assert.All(result.Errors, error => Assert.Equal("OPERATION_TOO_LARGE", error.Extensions?.GetValueOrDefault("code")));
        return (answer.At("extensions.cost.fieldCost").GetDouble(), answer.At("extensions.cost.typeCost").GetDouble());
    }

    private static object? Sample(IGraphType type) => type switch
    {
        NonNullGraphType nonNull => Sample(nonNull.ResolvedType!),
        ListGraphType list => new[] { Sample(list.ResolvedType!) },
        EnumerationGraphType values => values.Values.First().Name,
        IInputObjectGraphType input => input.Fields.Where(field => field.ResolvedType is NonNullGraphType).ToDictionary(field => field.Name, field => Sample(field.ResolvedType!)),
        _ => type.Name switch
        {
            "Boolean" => true,
            "Int" or "Long" => 1,
            "Instant" => "2014-05-14T03:02:00Z",
            "LocalDate" => "2014-05-13",
            "Duration" => "PT1H",
            _ => "0198c0de-0000-7000-8000-000000000000",
        },
    };

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
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
