using System.Diagnostics;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>What a client sees of an exception: a refusal whole, of anything else nothing but a trace id.</summary>
public sealed class FaultTests
{
    private const string Secret = "Password=hunter2 at 10.0.0.5";

    private static GraphQLExecutor Executor(Func<Exception> thrown, ExecutorOptions? options = null) => TestSchemas.Executor(
        "type Query { a: Int b: Int! c: [Thing!]! } type Thing { size: Int }",
        schema =>
        {
            schema.Query("a", (_, _) => throw thrown());
            schema.Query("b", async (_, _) =>
            {
                await Task.Yield();
                throw thrown();
            });
            schema.Query("c", (_, _) => new(new[] { new Thing(thrown) }));
            schema.Object<Thing>("Thing").Field("size", thing => throw thing.Thrown());
        },
        options);

    [Theory]
    [InlineData("{ a }")]
    [InlineData("{ b }")]
    [InlineData("{ c { size } }")]
    public async Task A_fault_shows_only_a_trace_id(string query)
    {
        using var activity = new Activity("request").Start();
        var response = await Responses.ExecuteAsync(query, executor: Executor(() => new InvalidOperationException(Secret)));
        Assert.DoesNotContain("hunter2", response, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", response, StringComparison.Ordinal);
        Assert.Contains($"\"traceId\":\"{activity.TraceId.ToHexString()}\"", response, StringComparison.Ordinal);
        Assert.Contains("\"path\":[", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_is_told_of_the_fault_and_words_the_error()
    {
        var told = new List<(Exception, string)>();
        var executor = Executor(() => new InvalidOperationException(Secret), new ExecutorOptions
        {
            OnFault = (exception, field) =>
            {
                told.Add((exception, $"{field.ParentType.Name}.{field.Definition.Name}"));
                return new GraphQLError("Sorry.", [], Extensions: new Dictionary<string, object?> { ["code"] = "FAULT" });
            },
        });
        Assert.Equal(
            """{"errors":[{"message":"Sorry.","locations":[{"line":1,"column":7}],"path":["c",0,"size"],"extensions":{"code":"FAULT"}}],"data":{"c":[{"size":null}]}}""",
            await Responses.ExecuteAsync("{ c { size } }", executor: executor));
        var (exception, place) = Assert.Single(told);
        Assert.Equal((Secret, "Thing.size"), (exception.Message, place));
    }

    [Fact]
    public async Task A_reporter_that_throws_costs_no_answer()
    {
        var executor = Executor(() => new InvalidOperationException(Secret), new ExecutorOptions { OnFault = (_, _) => throw new InvalidOperationException(Secret) });
        var response = await Responses.ExecuteAsync("{ a }", executor: executor);
        Assert.Contains("Something went wrong on the server.", response, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_shows_its_message_code_and_extensions() =>
        Assert.Equal(
            """{"errors":[{"message":"Not yours.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"FORBIDDEN","limits":[1,2.5,null,true],"by":{"name":"x"}}}],"data":{"a":null}}""",
            await Responses.ExecuteAsync("{ a }", executor: Executor(() => new GraphQLException("Not yours.", "FORBIDDEN", new Dictionary<string, object?>
            {
                ["limits"] = new object?[] { 1, 2.5, null, true },
                ["by"] = new Dictionary<string, object?> { ["name"] = "x" },
            }))));

    [Fact]
    public async Task A_resolver_that_gives_the_wrong_type_is_a_fault()
    {
        Exception? fault = null;
        var executor = TestSchemas.Executor(
            "type Query { t: Named } interface Named { name: String } type Thing implements Named { name: String }",
            schema =>
            {
                schema.Query("t", (_, _) => new(new Uri("https://secret.example")));
                schema.Object<string>("Thing").Field("name", text => text);
            },
            new ExecutorOptions { OnFault = (exception, _) => { fault = exception; return new GraphQLError("Sorry."); } });
        Assert.Contains("\"Sorry.\"", await Responses.ExecuteAsync("{ t { name } }", executor: executor), StringComparison.Ordinal);
        Assert.StartsWith("Abstract type Named must resolve to an Object type", fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misused_context_names_the_fix()
    {
        var faults = new List<string>();
        var executor = TestSchemas.Executor(
            "type Query { b(n: Int): Int c: Int d: Int }",
            schema =>
            {
                schema.Query("b", (field, _) => new(field.Argument<int>("m")));
                schema.Query("c", (field, _) => new(field.Parent<Thing>()));
                schema.Query("d", (field, _) => new(field.Service<Thing>()));
            },
            new ExecutorOptions { OnFault = (exception, _) => { faults.Add(exception.Message); return new GraphQLError("Sorry."); } });
        await Responses.ExecuteAsync("{ b c d }", executor: executor);
        Assert.Equal(
            [
                "Query.b has no argument 'm' (Parameter 'name')",
                "Query.c asked for a parent of type Thing, which is null; bind the type with Object<Thing>(\"Query\")",
                "Query.d needs the service Timeline.GraphQL.Tests.Execution.FaultTests+Thing, which is not registered",
            ],
            faults);
    }

    private sealed record Thing(Func<Exception> Thrown);
}
