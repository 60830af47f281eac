using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Tests.Execution;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>
/// Whatever text comes in, the process lives and the answer costs little. More texts with the variable TIMELINE_GRAPHQL_FUZZ, others with
/// TIMELINE_GRAPHQL_SEED.
/// </summary>
public sealed class MutatedDocumentTests
{
    private const long MaxBytes = 50_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(250);

    private static readonly int Texts = Setting("TIMELINE_GRAPHQL_FUZZ", 3_000);
    // Only where somebody waits for it: a machine that does other work is slow.
    private static readonly bool IsTimed = Environment.GetEnvironmentVariable("TIMELINE_GRAPHQL_FUZZ") is not null;
    private static readonly int FirstSeed = Setting("TIMELINE_GRAPHQL_SEED", 1);

    /// <summary>Documents made to be dear: long, deep, wide, in circles, or wrong in thousands of places.</summary>
    private static readonly IReadOnlyList<string> Hostile =
    [
        "{ " + Many(4_000, _ => "people { id } ") + "}",
        "{ " + Many(70, _ => "people { " + Many(70, _ => "id ") + "} ") + "}",
        "{ " + Many(17, _ => "people { " + Many(17, _ => "spouse { " + Many(17, _ => "id ") + "} ") + "} ") + "}",
        "{ " + Many(5_000, i => $"nope{i} ") + new string(' ', 50_000) + "}",
        new string(' ', 60_000) + "{ " + Many(4_900, _ => "x ") + "}",
        "{ " + Many(500, i => $"a{i}: people {{ spouse {{ id }} }} ") + "}",
        "{ people { ...F0 } } " + Many(14, i => $"fragment F{i} on Person {{ ...F{i + 1} s{i}: spouse {{ ...F{i + 1} }} }} ") + "fragment F14 on Person { name }",
        "{ people { ...F0 } } " + Many(1_400, i => $"fragment F{i} on Person {{ ...F{i + 1} }} ") + "fragment F1400 on Person { name }",
        "{ people { ...A ...B } } fragment A on Person { spouse { ...B } ...B } fragment B on Person { spouse { ...A } ...A }",
        "{ people { " + Many(900, i => $"...F{i} ") + "} } " + Many(900, i => $"fragment F{i} on Person {{ id name }} "),
        Many(1_200, i => $"query Q{i} {{ ...F }} ") + "fragment F on Query { " + Many(2_000, _ => "__typename ") + "}",
        Many(50, i => $"query Q{i} {{ ...F }} ") + "fragment F on Query { " + Many(900, i => $"a{i}: __typename ") + "}",
        "query (" + Many(2_000, i => $"$v{i}: Int ") + ") { __typename }",
        "{ " + Many(1_500, i => $"...F{i} ") + "}",
        Many(1_500, i => $"fragment F{i} on Query {{ __typename ...F{(i + 1) % 1_500} }} "),
        Many(900, i => $"fragment F{i} on Query {{ nope }} "),
        "{ echoList(value: [" + Many(9_000, i => $"\"{i}\" ") + "]) }",
        "{ echoList(value: " + new string('[', 190) + new string(']', 190) + ") }",
        "{ echoFilters(value: [" + Many(900, _ => "{minPages: \"x\" nope: 1} ") + "]) }",
        "{ people " + string.Concat(Enumerable.Repeat("{ spouse ", 180)) + new string('}', 180) + "}",
        "{ __typename " + Many(4_000, _ => "@include(if: true) ") + "}",
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
        "{ echoString(value: \"" + new string('a', 90_000) + "\") }",
        new string('{', 90_000),
        new string('[', 90_000),
        "# " + new string('x', 90_000),
    ];

    [Fact]
    public void Every_text_is_answered_without_an_exception_and_cheaply()
    {
        var executor = new GraphQLExecutor(LibraryApi.Schema, new ExecutorOptions { Cost = new CostOptions { MaxFieldCost = 1_000 } });
        foreach (var text in Hostile)
            _ = Try(executor, text);   // compiled, and its regular expressions built
        var mutator = new DocumentMutator([LibraryApi.Sdl, .. ExecutionCases.All.Select(request => request.Query), .. Hostile.Where(text => text.Length < 20_000)]);
        var (answered, failures) = (0, new ConcurrentBag<string>());
        foreach (var text in Hostile)
        {
            if (Try(executor, text).Failure is { } failure)
                failures.Add($"{failure}: {JsonSerializer.Serialize(text.Length > 200 ? text[..200] : text)}");
        }

        Parallel.For(0, Texts, i =>
        {
            var seed = unchecked(FirstSeed * 31 + i);
            var text = mutator.Make(seed);
            var (isValid, failure) = Try(executor, text);
            if (isValid)
                Interlocked.Increment(ref answered);
            if (failure is not null)
                failures.Add($"seed {seed}: {failure}: {JsonSerializer.Serialize(text)}");
        });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.OrderBy(failure => failure.Length).Take(5)));
        Assert.True(answered > Texts / 500, $"only {answered} of {Texts} were valid");
    }

    private static (bool IsValid, string? Failure) Try(GraphQLExecutor executor, string text)
    {
        var (allocated, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        try
        {
            var errors = executor.Check(text);
            // What waits for other programs is no processor time: only what never stays within the limit counts.
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var again = IsTimed && watch.Elapsed > MaxTime ? Again(executor, text) : watch.Elapsed;
            Assert.True(errors.Count <= 50, $"{errors.Count} errors");
            return (errors.Count == 0, allocated > MaxBytes ? string.Create(CultureInfo.InvariantCulture, $"{allocated} bytes for {text.Length} characters")
                : IsTimed && again > MaxTime ? string.Create(CultureInfo.InvariantCulture, $"{again} for {text.Length} characters")
                : null);
        }
#pragma warning disable CA1031 // any exception is what is looked for
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (false, e.ToString());
        }
    }

    private static TimeSpan Again(GraphQLExecutor executor, string text)
    {
        var least = TimeSpan.MaxValue;
        for (var tries = 0; tries < 15 && least > MaxTime; tries++)
        {
            var watch = Stopwatch.StartNew();
            executor.Check(text);
            least = watch.Elapsed < least ? watch.Elapsed : least;
        }

        return least;
    }

    private static string Many(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(part(i));
        return text.ToString();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
