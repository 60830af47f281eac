using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Schemas;

namespace Timeline.Api.Tests.Host;

/// <summary>Scalars that write themselves into the response write what they always have.</summary>
public sealed class ScalarTests
{
    private sealed record Row(Instant At, Guid Id, long Size);

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    private static async Task<JsonElement> WriteAsync(IReadOnlyList<Row> rows)
    {
        const string Sdl = """
            scalar Instant scalar LocalDate scalar Duration scalar Long scalar UUID
            type Query { rows: [Row!]! unused(date: LocalDate, duration: Duration): Int }
            type Row { at: Instant! id: UUID! size: Long! }
            """;
        var schema = SchemaBuilder.Build([new SdlSource("scalars.graphql", Sdl)], bindings =>
        {
            Scalars.Bind(bindings);
            bindings.Query("rows", (_, _) => new(rows));
            bindings.Query("unused", (_, _) => new((object?)null));
            bindings.Object<Row>("Row").Properties();
        });
        using var result = await new GraphQLExecutor(schema, new ExecutorOptions())
            .ExecuteAsync(new GraphQLRequest("{ rows { at id size } }"), new NoServices(), TestContext.Current.CancellationToken);
        return JsonElement.Parse(result.ToUtf8().Span).GetProperty("data").GetProperty("rows");
    }

    [Fact]
    public async Task Instants_ids_and_long_numbers_are_written_in_their_usual_form()
    {
        var random = new Random(1);
        var rows = new[] { "2014-05-13T08:45:00Z", "2014-05-13T08:45:00.5Z", "2014-05-13T08:45:00.000001Z", "2014-05-13T08:45:00.0000001Z", "2014-05-13T08:45:00.000000001Z", "0001-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "-0044-03-15T12:00:00Z", "9999-12-31T23:59:59.999999999Z" }
            .Select(text => InstantPattern.ExtendedIso.Parse(text).Value)
            .Append(Instant.MinValue)
            .Append(Instant.MaxValue)
            .Concat(Enumerable.Range(0, 500).Select(_ => Instant.FromUnixTimeTicks(random.NextInt64(-600_000_000_000_000_000, 2_000_000_000_000_000_000)) + Duration.FromNanoseconds(random.Next(3) * 50)))
            .Select(at => new Row(at, Guid.NewGuid(), random.NextInt64(long.MinValue, long.MaxValue)))
            .ToList();
        var written = await WriteAsync(rows);
        Assert.Equal(rows.Count, written.GetArrayLength());
        foreach (var (row, json) in rows.Zip(written.EnumerateArray()))
        {
            Assert.Equal(InstantPattern.ExtendedIso.Format(row.At), json.GetProperty("at").GetString());
            Assert.Equal(row.Id.ToString(), json.GetProperty("id").GetString());
            Assert.Equal(row.Size.ToString(CultureInfo.InvariantCulture), json.GetProperty("size").GetRawText());
        }
    }

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9007199254740993.0", "9007199254740993")]
    [InlineData("1e3", "1000")]
    [InlineData("9223372036854775808", null)]
    [InlineData("1.5", null)]
    public async Task A_long_is_exact_as_number_and_literal(string given, string? expected)
    {
        Assert.Equal(expected, await ReadAsync("Long", $"{{ read(value: {given}) }}", null));
        Assert.Equal(expected, await ReadAsync("Long", "query($value: Long) { read(value: $value) }", $$"""{"value":{{given}}}"""));
        if (!given.Contains('.', StringComparison.Ordinal) && !given.Contains('e', StringComparison.Ordinal))
            Assert.Equal(expected, await ReadAsync("Long", "query($value: Long) { read(value: $value) }", $$"""{"value":"{{given}}"}"""));
    }

    [Theory]
    [InlineData("PT8H45M", "0:08:45:00")]
    [InlineData("PT90.5S", "0:00:01:30.5")]
    [InlineData("PT0S", "0:00:00:00")]
    [InlineData("-PT2H30M", "-0:02:30:00")]
    [InlineData("PT-2H", "-0:02:00:00")]
    [InlineData("P1D", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData("PT9999999999999999H", null)]
    [InlineData("-PT9223372036854775807H", null)]
    public async Task A_duration_is_hours_minutes_and_seconds_and_may_be_less_than_nothing(string given, string? expected) =>
        Assert.Equal(expected, await ReadAsync("Duration", $"{{ read(value: \"{given}\") }}", null));

    [Theory]
    [InlineData("Instant", "2014-05-14T03:02:00Z")]
    [InlineData("LocalDate", "2014-05-14")]
    [InlineData("UUID", "0198c0de-0000-7000-8000-000000000000")]
    [InlineData("ID", "0198c0de-0000-7000-8000-000000000000")]
    public async Task A_value_with_a_NUL_is_refused(string type, string value)
    {
        Assert.NotNull(await ReadAsync(type, $"query($value: {type}) {{ read(value: $value) }}", $$"""{"value":"{{value}}"}"""));
        Assert.Null(await ReadAsync(type, $"query($value: {type}) {{ read(value: $value) }}", $$"""{"value":"{{value}}\u0000"}"""));
        Assert.Null(await ReadAsync(type, $"{{ read(value: \"{value}\\u0000\") }}", null));
    }

    /// <summary>What a resolver gets, as text; null when it is refused with words for clients.</summary>
    private static async Task<string?> ReadAsync(string type, string query, string? variables)
    {
        var sdl = $"scalar Instant scalar LocalDate scalar Duration scalar Long scalar UUID type Query {{ read(value: {type}): String unused(date: LocalDate, duration: Duration, at: Instant, long: Long, uuid: UUID): Int }}";
        var schema = SchemaBuilder.Build([new SdlSource("scalars.graphql", sdl)], bindings =>
        {
            Scalars.Bind(bindings);
            bindings.Query("read", (field, _) => new(Convert.ToString(field.Argument<object>("value"), CultureInfo.InvariantCulture)));
            bindings.Query("unused", (_, _) => new((object?)null));
        });
        using var result = await new GraphQLExecutor(schema, new ExecutorOptions()).ExecuteAsync(
            new GraphQLRequest(query, Variables: variables is null ? null : JsonElement.Parse(variables)), new NoServices(), TestContext.Current.CancellationToken);
        Assert.All(result.Errors, error => Assert.Null(error.Extensions));
        return result.HasData ? JsonElement.Parse(result.ToUtf8().Span).GetProperty("data").GetProperty("read").GetString() : null;
    }
}
