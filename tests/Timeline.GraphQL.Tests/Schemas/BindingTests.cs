using Timeline.GraphQL.Schemas;

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
    public void A_field_without_a_binding_is_named() =>
        Assert.Equal(
            ["Query.b has no binding."],
            Problems("type Query { a: Int\n b: Int }", schema => schema.Query("a", (_, _) => new(1))));

    [Fact]
    public void A_binding_without_a_field_is_named() =>
        Assert.Equal(
            [
                "Mutation.c is bound, but the SDL has no such field.",
                "Query.b is bound, but the SDL has no such field.",
                "enum Mood is bound, but the SDL has no such type.",
                "input Order is bound, but the SDL has no such type.",
                "scalar Day is bound, but the SDL has no such type.",
                "type Thing is bound, but the SDL has no such type.",
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
            }).Order(StringComparer.Ordinal));

    [Fact]
    public void A_type_without_a_binding_is_named_with_its_fields() =>
        Assert.Equal(
            [
                "Query.a has no binding.",
                "type Thing has no binding.",
                "Thing.size has no binding.",
                "Thing.name has no binding.",
                "enum Mood has no binding.",
                "scalar Day has no binding.",
                "input Order has no binding.",
            ],
            Problems("type Query { a(o: Order): Thing }\ntype Thing { size: Int name: String }\nenum Mood { GOOD }\nscalar Day\ninput Order { count: Int }", _ => { }));

    [Fact]
    public void Properties_are_matched_by_name_and_missing_ones_named() =>
        Assert.Equal(
            [
                "Thing.colour has no binding, and Thing has no property of that name that could take its arguments.",
                "Thing.name has no binding, and Thing has no property of that name that could take its arguments.",
                "Thing.weight is bound, but the SDL has no such field.",
            ],
            Problems("type Query { a: Thing }\ntype Thing { size: Int\n colour: Int\n name(upper: Boolean): String }", schema =>
            {
                schema.Query("a", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("Thing").Properties().Field("weight", _ => 1);
            }));

    [Fact]
    public void Without_properties_every_field_is_bound_by_hand() =>
        Assert.Equal(
            ["Thing.name has no binding."],
            Problems("type Query { a: Thing }\ntype Thing { size: Int name: String }", schema =>
            {
                schema.Query("a", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("Thing").Field("size", thing => thing.Size);
            }));

    [Fact]
    public void Enum_values_and_members_are_the_same() =>
        Assert.Equal(
            ["Mood.SO_SO has no member in Mood.", "Mood.VeryBad is nothing of Mood."],
            Problems("type Query { a: Mood }\nenum Mood { GOOD SO_SO }", schema =>
            {
                schema.Query("a", (_, _) => new(Mood.Good));
                schema.Enum<Mood>("Mood");
            }));

    [Fact]
    public void Input_fields_and_parameters_are_the_same() =>
        Assert.Equal(
            ["Order.extra has no member in Order.", "Order.Text is nothing of Order."],
            Problems("type Query { a(o: Order): Int }\ninput Order { count: Int!\n extra: Int }", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<Order>("Order");
            }));

    [Fact]
    public void Nothing_is_bound_twice() =>
        Assert.Equal(
            [
                "Query.a is bound twice.",
                "type Thing is bound twice.",
                "Thing.size is bound twice.",
                "enum Mood is bound twice.",
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
            ["A and B are all bound to Thing, so a value of U would not tell which it is."],
            Problems("type Query { u: U }\nunion U = A | B\ntype A { size: Int }\ntype B { size: Int }", schema =>
            {
                schema.Query("u", (_, _) => new(new Thing(1, null)));
                schema.Object<Thing>("A").Properties();
                schema.Object<Thing>("B").Properties();
            }));

    [Fact]
    public void A_default_that_a_bound_scalar_refuses_is_found_when_the_schema_is_built() =>
        Assert.Contains(
            "It is no date.",
            Assert.Single(Problems("type Query { a: Int }\ninput Day { d: Date = \"tomorrow\" }\nscalar Date", schema =>
            {
                schema.Query("a", (_, _) => new(1));
                schema.Input<IReadOnlyDictionary<string, object?>>("Day");
                schema.Scalar<DateOnly>("Date", _ => "", _ => throw new FormatException("It is no date."));
            })),
            StringComparison.Ordinal);

    [Fact]
    public void Texts_that_are_no_SDL_are_named_with_their_file_and_line()
    {
        var e = Assert.Throws<SchemaException>(() => SchemaBuilder.Build([new SdlSource("a.graphql", "type Query {\n a }"), new SdlSource("b.graphql", "type {")], _ => { }));
        Assert.Collection(e.Problems, first => Assert.StartsWith("a.graphql:2: ", first, StringComparison.Ordinal), second => Assert.StartsWith("b.graphql:1: ", second, StringComparison.Ordinal));
    }

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
}
