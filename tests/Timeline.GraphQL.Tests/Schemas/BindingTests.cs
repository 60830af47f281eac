using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Tests.Library;

namespace Timeline.GraphQL.Tests.Schemas;

/// <summary>SDL and bindings must say the same; each difference is named.</summary>
public sealed class BindingTests
{
    private enum Mood
    {
        Good,
        VeryBad,
    }

    private sealed record Thing(int Size, string? Name);

    private sealed record Other(int Size);

    private sealed record Order(int Count, string Text);

    private sealed record Loose(long Count, string? Text, IReadOnlyList<int?>? List, int Extra = 5);

    private static IReadOnlyList<string> Problems(string sdl, Action<SchemaBindings> bind) =>
        Assert.Throws<SchemaException>(() => SchemaBuilder.Build([new SdlSource("t.graphql", sdl)], bind)).Problems;

    [Fact]
    public void A_field_without_a_binding_is_named_with_its_place() =>
        Assert.Equal(
            ["t.graphql:2: Query.b has no binding; bind it with Query(\"b\", …)."],
            Problems("type Query { a: Int\n b: Int }", schema => schema.Query("a", (_, _) => new(1))));

    [Fact]
    public void A_binding_without_a_field_is_named() =>
        Assert.Equal(
            [
                "Query(\"b\") is bound, but the SDL has no field Query.b.",
                "Mutation(\"c\") is bound, but the SDL has no field Mutation.c.",
                "Object<Thing>(\"Thing\") is bound, but the SDL has no such object type.",
                "Enum(\"Mood\") is bound, but the SDL has no such type.",
                "Scalar(\"Day\") is bound, but the SDL has no such type.",
                "Input(\"Order\") is bound, but the SDL has no such type.",
            ],
            Problems("type Query { a: Int }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Query("b", (_, _) => new(1));
                schema.Mutation("c", (_, _) => new(1));
                schema.Object<Thing>("Thing").Properties();
                schema.Enum<Mood>("Mood");
                schema.Scalar<int>("Day", day => day, _ => 1);
                schema.Input<Order>("Order");
            }).OrderBy(problem => "QMOESI".IndexOf(problem[0], StringComparison.Ordinal)));

    [Fact]
    public void A_type_without_a_binding_is_named_with_its_fields() =>
        Assert.Equal(
            [
                "t.graphql:1: Query.a has no binding; bind it with Query(\"a\", …).",
                "t.graphql:2: Thing has no binding (size, name); bind it with Object<T>(\"Thing\").",
                "t.graphql:3: Mood has no binding; bind it with Enum<T>(\"Mood\").",
                "t.graphql:4: Day has no binding; bind it with Scalar<T>(\"Day\").",
                "t.graphql:5: Order has no binding; bind it with Input<T>(\"Order\").",
            ],
            Problems("type Query { a(o: Order): Thing }\ntype Thing { size: Int name: String }\nenum Mood { GOOD }\nscalar Day\ninput Order { count: Int }", _ => { }));

    [Fact]
    public void Properties_are_matched_by_name_and_missing_ones_named() =>
        Assert.Equal(
            [
                "t.graphql:3: Thing.colour has no binding, and Thing has no public property Colour.",
                "t.graphql:4: Thing.name has arguments, which a property cannot take; bind it to a resolver.",
                "Object<Thing>(\"Thing\").Field(\"weight\") is bound, but the SDL has no field Thing.weight.",
            ],
            Problems("type Query { a: Thing }\ntype Thing { size: Int\n colour: Int\n name(upper: Boolean): String }", schema =>
            {
                schema.Query("a", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("Thing").Properties().Field("weight", _ => 1);
            }));

    [Fact]
    public void Without_properties_every_field_is_bound_by_hand() =>
        Assert.Equal(
            ["t.graphql:2: Thing.name has no binding; bind it with Object<Thing>(\"Thing\").Field(\"name\", …)."],
            Problems("type Query { a: Thing }\ntype Thing { size: Int name: String }", schema =>
            {
                schema.Query("a", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("Thing").Field("size", thing => thing.Size);
            }));

    [Fact]
    public void Enum_values_and_members_are_the_same() =>
        Assert.Equal(
            ["t.graphql:2: Mood.SO_SO has no member in Mood.", "t.graphql:2: Mood.VeryBad is no value of Mood; it would be VERY_BAD."],
            Problems("type Query { a: Mood }\nenum Mood { GOOD SO_SO }", schema =>
            {
                schema.Query("a", (_, _) => new(Mood.Good));
                schema.Enum<Mood>("Mood");
            }).Order(StringComparer.Ordinal).Reverse().OrderBy(problem => problem.Contains("VeryBad", StringComparison.Ordinal)));

    [Fact]
    public void Input_fields_and_parameters_are_the_same_and_fit() =>
        Assert.Equal(
            [
                "t.graphql:2: Order.count may be null, which Order's parameter 'Count' does not take; make the field non-null or the parameter nullable.",
                "t.graphql:3: Order.text is Int!, which does not fit Order's parameter of type String; use Int32.",
                "t.graphql:4: Order.extra has no constructor parameter in Order.",
            ],
            Problems("type Query { a(o: Order): Int }\ninput Order { count: Int\n text: Int!\n extra: Int }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<Order>("Order");
            }));

    [Fact]
    public void A_text_that_may_be_null_needs_a_parameter_that_says_so() =>
        Assert.Contains(
            "t.graphql:2: Order.text may be null, which Order's parameter 'Text' does not take; make the field non-null or the parameter nullable.",
            Problems("type Query { a(o: Order): Int }\ninput Order { count: Int! text: String }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<Order>("Order");
            }));

    [Fact]
    public void A_parameter_the_input_does_not_have_is_named() =>
        Assert.Equal(
            ["t.graphql:2: Order wants 'Text', which Order does not have."],
            Problems("type Query { a(o: Order): Int }\ninput Order { count: Int! }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<Order>("Order");
            }));

    [Fact]
    public void Nothing_is_bound_twice() =>
        Assert.Equal(
            [
                "Query(\"a\"): the field is bound twice",
                "Object<Other>(\"Thing\"): the type is bound to Thing already",
                "Object<Thing>(\"Thing\").Field(\"size\"): the field is bound twice",
                "Enum<Mood>(\"Mood\"): the type is bound twice",
            ],
            Problems("type Query { a: Thing m: Mood }\ntype Thing { size: Int }\nenum Mood { GOOD VERY_BAD }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Query("a", (_, _) => new(1));
                schema.Query("m", (_, _) => new(Mood.Good));
                schema.Object<Thing>("Thing").Field("size", _ => 1);
                schema.Object<Other>("Thing");
                schema.Object<Thing>("Thing").Field("size", _ => 2);
                schema.Enum<Mood>("Mood");
                schema.Enum<Mood>("Mood");
            }));

    [Fact]
    public void Two_types_of_one_union_have_two_clr_types() =>
        Assert.Equal(
            ["t.graphql:2: A and B are all bound to Thing, so a value of U would not tell which it is."],
            Problems("type Query { u: U }\nunion U = A | B\ntype A { size: Int }\ntype B { size: Int }", schema =>
            {
                schema.Query("u", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("A").Properties();
                schema.Object<Thing>("B").Properties();
            }));

    [Fact]
    public void A_default_that_a_bound_scalar_refuses_is_found_when_the_schema_is_built() =>
        Assert.Equal(
            ["t.graphql:2: Expected value of type \"Date\", found \"tomorrow\"; It is no date."],
            Problems("type Query { a: Int }\ninput Day { d: Date = \"tomorrow\" }\nscalar Date", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<IReadOnlyDictionary<string, object?>>("Day");
                schema.Scalar<DateOnly>("Date", _ => "", _ => throw new FormatException("It is no date."));
            }));

    [Fact]
    public async Task Records_get_their_fields_widened_defaulted_and_left_out()
    {
        Loose? got = null;
        var schema = SchemaBuilder.Build([new SdlSource("t.graphql", "type Query { a(l: Loose): Int } input Loose { count: Int! = 7 text: String list: [Int] }")], bind =>
        {
            bind.Query("a", (field, _) =>
            {
                got = field.Argument<Loose?>("l");
                return new(1);
            });
            bind.Input<Loose>("Loose");
        });
        var executor = new GraphQL.Execution.GraphQLExecutor(schema, new());
        Assert.Equal("""{"data":{"a":1}}""", await Responses.ExecuteAsync("{ a(l: {list: [1, null]}) }", executor: executor));
        Assert.Equal((7L, null, 5), (got!.Count, got.Text, got.Extra));
        Assert.Equal([1, null], got.List);
        await Responses.ExecuteAsync("query ($l: Loose) { a(l: $l) }", """{"l":{"count":3,"text":"x","list":null}}""", executor: executor);
        Assert.Equal((3L, "x", null), (got!.Count, got.Text, got.List));
        await Responses.ExecuteAsync("{ a }", executor: executor);
        Assert.Null(got);
    }

    [Fact]
    public void The_library_binds() => Assert.Equal(typeof(Book), ((GraphQL.Types.ObjectType)LibraryApi.Schema.GetType("Book")!).ClrType);
}
