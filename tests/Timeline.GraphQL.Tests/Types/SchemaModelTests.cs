using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Types;

public sealed class SchemaModelTests
{
    [Fact]
    public void A_schema_tells_its_meta_fields_and_which_type_stands_for_which()
    {
        var schema = LibraryApi.Schema;
        var work = schema.GetType("Work")!;
        Assert.NotNull(schema.GetField(schema.QueryType, "__schema"));
        Assert.Null(schema.GetField(work, "__schema"));
        Assert.NotNull(schema.GetField(work, "__typename"));
        Assert.Null(schema.GetField(schema.GetType("Pick")!, "__typename"));
        Assert.True(schema.IsSubType(work, schema.GetType("Book")!));
        Assert.True(schema.DoTypesOverlap(work, schema.GetType("Node")!));
        Assert.False(schema.DoTypesOverlap(schema.GetType("Person")!, work));
        Assert.True(schema.IsTypeSubTypeOf(new NonNullType(new ListType(schema.GetType("Book")!)), new ListType(schema.GetType("Node")!)));
        Assert.False(schema.IsTypeSubTypeOf(new ListType(schema.GetType("Book")!), new NonNullType(new ListType(schema.GetType("Node")!))));
    }

    [Theory]
    [InlineData("nmae", "name", "names", "n", "same")]
    public void Close_names_are_suggested_best_first(string typed, params string[] options) =>
        Assert.Equal([options[0], options[1], options[3]], Suggestions.For(typed, options));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", " Did you mean \"a\"?")]
    [InlineData("a b", " Did you mean \"a\" or \"b\"?")]
    [InlineData("a b c d e f", " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?")]
    public void Suggestions_read_as_a_sentence(string names, string sentence) =>
        Assert.Equal(sentence, Suggestions.DidYouMean(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("a2", "a10")]
    [InlineData("a", "b")]
    [InlineData("a", "a1")]
    [InlineData("a1b", "a1c")]
    public void Names_are_ordered_as_people_do(string before, string after) =>
        Assert.True(NaturalOrder.Instance.Compare(before, after) < 0 && NaturalOrder.Instance.Compare(after, before) > 0);

    [Theory]
    [InlineData("FirstUpdate", "FIRST_UPDATE")]
    [InlineData("Sev1", "SEV1")]
    [InlineData("InPerson", "IN_PERSON")]
    [InlineData("SMSCode", "SMS_CODE")]
    [InlineData("A", "A")]
    public void Members_are_named_as_sdl_names_them(string member, string value) => Assert.Equal(value, EnumNames.Screaming(member));

    [Theory]
    [InlineData(1d, "1")]
    [InlineData(-0d, "0")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.1, "0.1")]
    [InlineData(123456789.125, "123456789.125")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Numbers_are_shown_as_clients_write_them(double number, string text) => Assert.Equal(text, ValueText.Number(number));
}
