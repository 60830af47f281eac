using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Schemas.Changes;
using Timeline.GraphQL.Tests.Schemas;
using Timeline.GraphQL.Tests.Validation;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>
/// Random schemas, documents and variables through graphql-js: same verdict, same errors and places, same results. More
/// cases with the variable TIMELINE_GRAPHQL_CASES, others with TIMELINE_GRAPHQL_SEED.
/// </summary>
public sealed class RandomReferenceTests
{
    private const int Documents = 12;
    private const int SchemasPerProcess = 500;
    private static readonly int Count = Setting("TIMELINE_GRAPHQL_CASES", 250);
    private static readonly int FirstSeed = Setting("TIMELINE_GRAPHQL_SEED", 1);

    [Fact]
    public async Task Random_requests_over_random_schemas_get_the_answer_of_the_reference()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var seeds in Enumerable.Range(FirstSeed, Count).Chunk(SchemasPerProcess))
        {
            var cases = seeds.Select(seed => Make(seed)).ToList();
            var answers = await AskAsync(cases);
            for (var i = 0; i < cases.Count; i++)
            {
                Assert.False(answers[i]["problems"] is not null, $"seed {seeds[i]}: the reference refuses the schema: {answers[i].ToJsonString()}\n{cases[i].Sdl}");
                Assert.True(answers[i]["printsAlike"]!.GetValue<bool>(), $"seed {seeds[i]}: another schema is printed:\n{SchemaPrinter.Print(cases[i].Schema!)}\n{cases[i].Sdl}");
                for (var j = 0; j < cases[i].Requests.Count; j++)
                {
                    var (difference, kind) = await CompareAsync(cases[i].Schema!, cases[i].Requests[j], answers[i]["responses"]![j]!);
                    counts[kind] = counts.GetValueOrDefault(kind) + 1;
                    if (difference is not null)
                        Assert.Fail(await ShrinkAsync(seeds[i], cases[i], j));
                }
            }
        }

        // A generator that makes no valid requests any more, or only such, would compare little.
        Assert.All(new[] { "invalid", "data", "errors", "variables" }, kind =>
            Assert.True(counts.GetValueOrDefault(kind) > Count * Documents / 100, $"{kind}: {counts.GetValueOrDefault(kind)} of {Count * Documents}"));
    }

    [Fact]
    public async Task Broken_schemas_are_refused_where_the_reference_refuses_them()
    {
        var cases = Enumerable.Range(FirstSeed, Count * 4).Select(seed => (Seed: seed, Sdl: ReferenceTests.Damage(new SchemaMaker(seed).Make(), new Random(seed)))).ToList();
        var answers = await AskAsync([.. cases.Select(item => new Case(item.Sdl, null, []))]);
        var refused = 0;
        var differences = new List<string>();
        foreach (var ((seed, sdl), answer) in cases.Zip(answers))
        {
            var own = Problems(sdl);
            refused += answer["problems"] is null ? 0 : 1;
            if (!IsSameVerdict(own, answer["problems"]?.AsArray()))
                differences.Add($"seed {seed}\nreference: {answer["problems"]?.ToJsonString() ?? "fine"}\nhere: {string.Join("; ", own)}\n{sdl}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Count} differ:\n" + string.Join("\n\n", differences.OrderBy(text => text.Length).Take(3)));
        Assert.InRange(refused, cases.Count / 2, cases.Count - (cases.Count / 50));
    }

    [Fact]
    public async Task Changes_between_schemas_are_those_the_reference_finds()
    {
        var pairs = Enumerable.Range(FirstSeed, Count).Select(seed => (older: new SchemaMaker(seed).Make(), newer: new SchemaMaker(seed, drift: 4).Make())).ToList();
        var answers = JsonNode.Parse(await NodeScript.RunAsync("changes.mjs", [], JsonSerializer.Serialize(pairs.Select(pair => new { pair.older, pair.newer }))))!.AsArray();
        var found = new HashSet<SchemaChangeKind>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var changes = SchemaComparer.Compare(SchemaComparerTests.Build(pairs[i].older), SchemaComparerTests.Build(pairs[i].newer));
            found.UnionWith(changes.Select(change => change.Kind));
            Assert.Equal(
                answers[i]!.AsArray().Select(change => change!.GetValue<string>()).Order(StringComparer.Ordinal),
                changes.Where(change => !SchemaDifferences.IsUnknownToReference(change.Kind)).Select(change => $"{EnumNames.Screaming(change.Kind.ToString())} {change.Description}").Order(StringComparer.Ordinal));
        }

        Assert.InRange(found.Count, 15, int.MaxValue);
    }

    // The first places differ where the reference points at a field's type or at both of two definitions: then the words must be the same.
    private static bool IsSameVerdict(IReadOnlyList<string> own, JsonArray? reference)
    {
        if (reference is null)
            return own.All(SchemaDifferences.IsArgued);
        var lines = reference.SelectMany(problem => problem!["locations"]!.AsArray()).Select(place => place!.GetValue<string>().Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var messages = reference.Select(problem => problem!["message"]!.GetValue<string>()).ToList();
        // At a default whose type is no input type the reference throws, without a place.
        return lines.Count == 0 ? own.Count > 0 : own.Any(problem => lines.Contains(LineOf(problem)) || messages.Exists(message => problem.EndsWith(message, StringComparison.Ordinal)));
    }

    private static Case Make(int seed)
    {
        var sdl = new SchemaMaker(seed).Make();
        var schema = SchemaBuilder.BuildUnbound([new SdlSource("random.graphql", sdl)]);
        RandomData.BindTo(schema);
        var requests = new List<Request>();
        for (var i = 0; i < Documents; i++)
        {
            var text = new DocumentMaker(schema, unchecked((seed * 1_000) + i), DocumentWords.For(schema)).Make();
            requests.Add(new Request(text, new VariableMaker(schema, new Random(seed + i)).Make(GraphQLParser.ParseDocument(text))));
        }

        return new Case(sdl, schema, requests);
    }

    private static async Task<IReadOnlyList<JsonNode>> AskAsync(IReadOnlyList<Case> cases)
    {
        var input = new JsonArray([.. cases.Select(item => new JsonObject
        {
            ["sdl"] = item.Sdl,
            ["printed"] = item.Schema is null ? null : SchemaPrinter.Print(item.Schema),
            ["requests"] = new JsonArray([.. item.Requests.Select(request => new JsonObject { ["query"] = request.Query, ["variables"] = request.Variables.DeepClone() })]),
        })]);
        return [.. JsonNode.Parse(await NodeScript.RunAsync("random.mjs", [], input.ToJsonString()))!.AsArray().Select(answer => answer!)];
    }

    private static async Task<(string? Difference, string Kind)> CompareAsync(Schema schema, Request request, JsonNode reference)
    {
        if (reference is JsonValue)
            return (null, "thrown");
        var document = GraphQLParser.ParseDocument(request.Query);
        var own = Sorted(DocumentValidator.Validate(schema, document).Select(error => $"{error.Message} @{string.Join(',', error.Locations.Select(place => $"{place.Line}:{place.Column}"))}"));
        var expected = Sorted((reference["invalid"]?.AsArray() ?? []).Select(error => $"{error!["message"]} @{string.Join(',', error["locations"]!.AsArray())}"));
        // Both stop after a hundred errors, which they find in different orders; an argued one may make the last.
        if ((own.Exists(IsLimit) || expected.Exists(IsLimit)) && Math.Min(own.Count, expected.Count) >= 90)
            return (null, "invalid");
        if (!own.SequenceEqual(expected, StringComparer.Ordinal))
            return ($"reference: {string.Join("\n  ", expected)}\nhere: {string.Join("\n  ", own)}", "invalid");
        if (reference["invalid"] is not null || DocumentValidator.Validate(schema, document).Count > 0)
            return (null, "invalid");
        if (document.Definitions.OfType<OperationDefinitionNode>().Any(operation => operation.Operation == OperationKind.Subscription))
            return (null, "subscription");

        var executor = new GraphQLExecutor(schema, new ExecutorOptions { MaxDepth = null, MaxFields = null, MaxAliases = null });
        var result = await executor.ExecuteAsync(new GraphQLRequest(request.Query, Variables: JsonElement.Parse(request.Variables.ToJsonString())), NoServices.Instance, TestContext.Current.CancellationToken);
        var response = JsonNode.Parse(Responses.Text(result))!;
        var kind = !result.HasData ? "variables" : result.Errors.Count > 0 ? "errors" : "data";
        return Show(response) == Show(reference) ? (null, kind) : ($"reference: {Show(reference)}\nhere:      {Show(response)}", kind);
    }

    // The bytes of the response, its errors sorted: those of fields that run side by side come in any order.
    private static string Show(JsonNode response)
    {
        var errors = response["errors"]?.AsArray().Select(error => Text(Ordered(error!))).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        return $"{Text(response["data"])} {string.Join(' ', errors)}";
    }

    private static JsonObject Ordered(JsonNode error) => new JsonObject(error.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Takes pieces away as long as the answers still differ.
    private static async Task<string> ShrinkAsync(int seed, Case failing, int index)
    {
        var request = failing.Requests[index];
        for (var round = 0; round < 40; round++)
        {
            var smaller = DocumentShrinker.Smaller(request.Query).Select(text => request with { Query = text }).ToList();
            var answers = smaller.Count == 0 ? [] : (await AskAsync([failing with { Requests = smaller }]))[0]["responses"]!.AsArray();
            var next = -1;
            for (var i = 0; i < smaller.Count && next < 0; i++)
                next = (await CompareAsync(failing.Schema!, smaller[i], answers[i]!)).Difference is null ? -1 : i;
            if (next < 0)
                break;
            request = smaller[next];
        }

        var answer = (await AskAsync([failing with { Requests = [request] }]))[0]["responses"]![0]!;
        var (difference, _) = await CompareAsync(failing.Schema!, request, answer);
        return $"seed {seed}, document {index}, made smaller:\n{request.Query}\nvariables: {Text(request.Variables)}\n{difference}\n\n{failing.Sdl}";
    }

    private static IReadOnlyList<string> Problems(string sdl)
    {
        try
        {
            SchemaBuilder.BuildUnbound([new SdlSource("t", sdl)]);
            return [];
        }
        catch (SchemaException e)
        {
            return e.Problems;
        }
    }

    // "t:12: message"
    private static string LineOf(string problem) => problem.StartsWith("t:", StringComparison.Ordinal) ? problem.Split(':')[1] : "";

    private static bool IsLimit(string error) => error.StartsWith("Too many validation errors", StringComparison.Ordinal);

    private static List<string> Sorted(IEnumerable<string> errors) => [.. errors.Where(error => !ReferenceTests.IsArgued(error)).Order(StringComparer.Ordinal)];

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed record Request(string Query, JsonObject Variables);

    private sealed record Case(string Sdl, Schema? Schema, List<Request> Requests);
}
