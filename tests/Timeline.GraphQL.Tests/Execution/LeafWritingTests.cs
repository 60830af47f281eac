using System.Globalization;
using System.Text.Json;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Execution;

/// <summary>Leaf values come out the same whether they are read from a property, given by a resolver, or wrapped in a list.</summary>
public sealed class LeafWritingTests
{
    private const string Sdl = """
        scalar Day
        scalar Size
        scalar Key
        enum Shape { ROUND FLAT_TOP }
        type Query { row: Row! }
        type Row {
          whole: Int! wholeOrNull: Int noWhole: Int part: Float! text: String! noText: String flag: Boolean! noFlag: Boolean
          id: ID! guid: ID! number: ID!
          day: Day! noDay: Day size: Size! key: Key! shape: Shape! noShape: Shape
          missing: String!
        }
        """;

    private enum Shape
    {
        Round,
        FlatTop,
    }

    private sealed record Row
    {
        public int Whole => -42;

        public int? WholeOrNull => int.MaxValue;

        public int? NoWhole => null;

        public double Part => 1e300;

        public string Text => "a\"b";

        public string? NoText => null;

        public bool Flag => true;

        public bool? NoFlag => null;

        public string Id => "x";

        public Guid Guid => new("0198c0de-0000-7000-8000-000000000001");

        public long Number => 1L << 40;

        public DateOnly Day => new(2014, 5, 13);

        public DateOnly? NoDay => null;

        public long Size => long.MinValue;

        public Guid Key => new("0198c0de-0000-7000-8000-000000000002");

        public Shape Shape => Shape.FlatTop;

        public Shape? NoShape => null;

        public string? Missing => null;
    }

    private static GraphQLExecutor Executor(bool byProperties, ScalarWrite<DateOnly>? day) => TestSchemas.Executor(
        Sdl,
        schema =>
        {
            schema.Scalar<DateOnly>("Day", value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), _ => default, day);
            schema.Scalar<long>("Size", value => value, _ => 0, day is null ? null : (value, to) => to.WriteNumberValue(value));
            schema.Scalar<Guid>("Key", value => value.ToString(), _ => Guid.Empty, day is null ? null : (value, to) => to.WriteStringValue(value));
            schema.Enum<Shape>("Shape");
            schema.Query("row", (_, _) => new(new Row()));
            Bind(schema.Object<Row>("Row"), byProperties);
        });

    private static void Bind(ObjectBinding<Row> row, bool byProperties)
    {
        if (byProperties)
        {
            row.Properties();
            return;
        }

        foreach (var property in typeof(Row).GetProperties().Where(property => property.Name != "EqualityContract"))
            row.Field(JsonNamingPolicy.CamelCase.ConvertName(property.Name), (field, _) => new(property.GetValue(field.Parent<Row>())));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_way_writes_the_same(bool writesItself)
    {
        const string Query = "{ row { whole wholeOrNull noWhole part text noText flag noFlag id guid number day noDay size key shape noShape } }";
        const string Expected = """
            {"data":{"row":{"whole":-42,"wholeOrNull":2147483647,"noWhole":null,"part":1E+300,"text":"a\"b","noText":null,"flag":true,"noFlag":null,"id":"x","guid":"0198c0de-0000-7000-8000-000000000001","number":"1099511627776","day":"2014-05-13","noDay":null,"size":-9223372036854775808,"key":"0198c0de-0000-7000-8000-000000000002","shape":"FLAT_TOP","noShape":null}}}
            """;
        ScalarWrite<DateOnly>? day = writesItself ? (value, to) => to.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;
        Assert.Equal(Expected, await Responses.ExecuteAsync(Query, executor: Executor(byProperties: true, day)));
        Assert.Equal(Expected, await Responses.ExecuteAsync(Query, executor: Executor(byProperties: false, day)));
    }

    [Fact]
    public async Task A_property_that_may_not_be_null_is_told_with_its_place() => Assert.Equal(
        """{"errors":[{"message":"Cannot return null for non-nullable field Row.missing.","locations":[{"line":1,"column":15}],"path":["row","missing"]}],"data":null}""",
        await Responses.ExecuteAsync("{ row { whole missing text } }", executor: Executor(byProperties: true, day: null)));
}
