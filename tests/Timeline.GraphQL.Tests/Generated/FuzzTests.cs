using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Tests.Execution;
using Timeline.GraphQL.Tests.Language;
using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Tests.Validation;
using Timeline.GraphQL.Validation;
using Timeline.GraphQL.Validation.Cost;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>
/// Whatever text comes in, parser, printer, validation, costs and the schema builder answer. More texts with the variable
/// TIMELINE_GRAPHQL_FUZZ, others with TIMELINE_GRAPHQL_SEED.
/// </summary>
public sealed class FuzzTests
{
    // A text of some thousand characters that needs this much is a way to bring a server down.
    private const long MaxBytes = 100_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    private static readonly int Texts = Setting("TIMELINE_GRAPHQL_FUZZ", 100_000);
    private static readonly int FirstSeed = Setting("TIMELINE_GRAPHQL_SEED", 1);
    private static readonly CostModel Costs = new(LibraryApi.Schema, new CostOptions { MaxFieldCost = 1_000 });

    private static readonly ValidationOptions Options = new() { MaxDepth = 30, MaxAliases = 500, MaxFields = 5_000, MaxFragmentSpreads = 1_000 };

    [Fact]
    public void A_hundred_thousand_mutated_texts_are_answered_without_an_exception_a_hang_or_a_flood_of_memory()
    {
        var mutator = new DocumentMutator(Corpus());
        var counts = new int[3];
        var failures = new ConcurrentBag<(int Seed, string Text, string Failure)>();
        Parallel.For(0, Texts, (i, loop) =>
        {
            var seed = unchecked(FirstSeed * 31 + i);
            var text = mutator.Make(seed);
            var failure = Try(text, out var outcome);
            Interlocked.Increment(ref counts[(int)outcome]);
            if (failure is null)
                return;
            failures.Add((seed, text, failure));
            loop.Stop();
        });

        if (failures.OrderBy(found => found.Text.Length).FirstOrDefault() is { Text: { } failing } found)
            Assert.Fail($"seed {found.Seed}: {found.Failure}\nmade smaller: {JsonSerializer.Serialize(Shrink(failing))}");
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.True(counts[(int)outcome] > Texts / 500, $"{outcome}: {counts[(int)outcome]} of {Texts}"));
    }

    private static string? Try(string text, out Outcome outcome)
    {
        outcome = Outcome.Refused;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            outcome = Answer(text);
        }
#pragma warning disable CA1031 // any exception is what is looked for
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e.ToString();
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return allocated > MaxBytes ? string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes for {text.Length} characters")
            : watch.Elapsed > MaxTime ? string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed} for {text.Length} characters")
            : null;
    }

    private static Outcome Answer(string text)
    {
        DocumentNode document;
        try
        {
            document = GraphQLParser.ParseDocument(text, new ParserOptions(MaxTokens: 20_000));
        }
        catch (GraphQLSyntaxException e)
        {
            Assert.True(e.Location is { Line: > 0, Column: > 0 }, e.Message);
            return Outcome.Refused;
        }

        var printed = GraphQLPrinter.Print(document);
        if (GraphQLPrinter.Print(GraphQLParser.ParseDocument(printed)) != printed)
            throw new InvalidOperationException($"printed, parsed and printed again it is another text:\n{printed}");
        if (document.Definitions.Any(definition => definition is not ExecutableDefinitionNode))
            Build(text);
        foreach (var schema in new[] { LibraryApi.Schema, ValidationHarness.Schema })
        {
            if (DocumentValidator.Validate(schema, document, Options).Count > 0)
                continue;
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
                (schema == LibraryApi.Schema ? Costs : new CostModel(schema, Costs.Options)).Measure(document, operation, _ => null);
            return Outcome.Valid;
        }

        return Outcome.Invalid;
    }

    private static void Build(string sdl)
    {
        try
        {
            SchemaPrinter.Print(SchemaBuilder.BuildUnbound([new SdlSource("fuzz.graphql", sdl), new SdlSource("query.graphql", "type Query { a: Int }")]));
        }
        catch (SchemaException e)
        {
            Assert.NotEmpty(e.Problems);
        }
    }

    private static List<string> Corpus() =>
    [
        .. SyntaxReferenceTests.Corpus(),
        .. BrokenDocuments.All,
        .. ExecutionCases.All.Select(request => request.Query),
        .. Enumerable.Range(0, 200).Select(seed => new DocumentMaker(ValidationHarness.Schema, seed, DocumentWords.Zoo).Make()),
        .. Enumerable.Range(0, 40).Select(seed => new SchemaMaker(seed).Make()),
    ];

    // Halves, quarters and so on are taken away as long as it still fails.
    private static string Shrink(string text)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= text.Length;)
            {
                var smaller = text.Remove(at, size);
                if (Try(smaller, out _) is not null)
                    text = smaller;
                else
                    at += size;
            }
        }

        return text;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private enum Outcome
    {
        Refused,
        Invalid,
        Valid,
    }
}
