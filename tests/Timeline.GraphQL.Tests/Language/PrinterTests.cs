using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void Any_tree_comes_back_from_its_printed_form()
    {
        for (var seed = 0; seed < 1_500; seed++)
        {
            var tree = new TreeMaker(seed).Document();
            var printed = GraphQLPrinter.Print(tree);
            try
            {
                Assert.Equal(SyntaxTree.Dump(tree), SyntaxTree.Dump(GraphQLParser.ParseDocument(printed)));
            }
            catch (GraphQLSyntaxException e)
            {
                Assert.Fail($"seed {seed}: {e.Message} at {e.Location} of\n{printed}");
            }
        }
    }

    [Fact]
    public void Printing_the_printed_form_changes_nothing() =>
        Assert.All(SyntaxReferenceTests.Corpus(), text =>
        {
            var parsed = GraphQLParser.ParseDocument(text);
            var printed = GraphQLPrinter.Print(parsed);
            var again = GraphQLParser.ParseDocument(printed);
            Assert.Equal(SyntaxTree.Dump(parsed), SyntaxTree.Dump(again));
            Assert.Equal(printed, GraphQLPrinter.Print(again));
        });

    [Fact]
    public void A_block_string_that_cannot_hold_its_value_is_printed_quoted()
    {
        var value = new StringValueNode("a\r\nb", Block: true, new Location(1, 1));
        Assert.Equal("\"a\\r\\nb\"", GraphQLPrinter.Print(value));
        Assert.Equal("a\r\nb", ((StringValueNode)GraphQLParser.ParseValue(GraphQLPrinter.Print(value))).Value);
    }

    [Theory]
    [InlineData("enum E query { e }")]
    [InlineData("type T implements I query { e }")]
    [InlineData("extend schema @d query { e }")]
    [InlineData("scalar S { e }")]
    public void A_query_is_not_taken_for_the_fields_of_the_definition_before_it(string text)
    {
        var document = GraphQLParser.ParseDocument(text);
        Assert.Equal(SyntaxTree.Dump(document), SyntaxTree.Dump(GraphQLParser.ParseDocument(GraphQLPrinter.Print(document))));
    }

    [Fact]
    public void A_node_shows_itself_as_text() => Assert.Equal("[Int!]!", GraphQLParser.ParseType("[ Int ! ] !").ToString());
}
