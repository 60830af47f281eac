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
}
