using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Fact]
    public void Nodes_know_the_line_and_column_they_start_at()
    {
        var document = GraphQLParser.ParseDocument("# comment\r\n\r\n  query Q($v: [Int!]! = [1]) {\r    a: b(x: \"\"\"\n\n\"\"\", y: {z: $v}) @d\n  }");
        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        var variable = Assert.Single(operation.VariableDefinitions);
        var field = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        var literal = Assert.IsType<ObjectValueNode>(field.Arguments[1].Value);
        Assert.Equal(
            ["3:3", "3:9", "3:11", "3:15", "3:15", "3:25", "3:30", "4:5", "4:8", "4:10", "4:13", "6:6", "6:10", "6:13", "6:18"],
            new Node[]
            {
                operation, operation.Name!, variable, variable.Type, ((NonNullTypeNode)variable.Type).Type, variable.DefaultValue!, operation.SelectionSet, field,
                field.Name, field.Arguments[0], field.Arguments[0].Value, field.Arguments[1], literal.Fields[0], literal.Fields[0].Value, field.Directives[0],
            }.Select(node => node.Location.ToString()));
    }

    [Fact]
    public void A_named_source_is_in_every_place()
    {
        var document = GraphQLParser.ParseDocument("type A {\n  b: C\n}", sourceName: "a.graphql");
        Assert.Equal("a.graphql:2", ((ObjectTypeDefinitionNode)document.Definitions[0]).Fields[0].Location.ToString());
        Assert.Equal("a.graphql", Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseDocument("type {", sourceName: "a.graphql")).Location.Source);
    }

    [Fact]
    public void The_whole_description_of_a_block_string_is_dedented()
    {
        var type = (ScalarTypeDefinitionNode)GraphQLParser.ParseDocument("\"\"\"\n\n    First.\n      Indented.\n\n    Last.\n\n\"\"\" scalar A").Definitions[0];
        Assert.Equal("First.\n  Indented.\n\nLast.", type.Description!.Value);
    }

    [Theory]
    [InlineData("{ a b c }", 5)]
    [InlineData("query Q($a: Int) { a(b: [1, 2]) }", 19)]
    public void Tokens_are_counted_and_limited(string text, int tokens)
    {
        Assert.Equal(tokens, GraphQLParser.ParseDocument(text, new ParserOptions(MaxTokens: tokens)).TokenCount);
        var error = Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseDocument(text, new ParserOptions(MaxTokens: tokens - 1)));
        Assert.Equal($"Syntax Error: Document contains more than {tokens - 1} tokens. Parsing aborted.", error.Message);
    }

    [Theory]
    [InlineData("", "{a")]
    [InlineData("", "{...")]
    [InlineData("", "{...on A")]
    [InlineData("{a(b:", "[")]
    [InlineData("{a(b:", "{c:")]
    [InlineData("{...@a(b:", "[{c:")]
    [InlineData("query($a:", "[")]
    [InlineData("type A{a(b:C=", "[")]
    public void A_document_nested_without_end_is_refused_and_costs_no_stack(string beginning, string unit)
    {
        var nested = beginning + string.Concat(Enumerable.Repeat(unit, 300_000));
        var huge = new ParserOptions(MaxTokens: int.MaxValue, MaxDepth: int.MaxValue);
        Assert.Contains("nested deeper than 200 levels", Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseDocument(nested, new ParserOptions(MaxTokens: int.MaxValue))).Message, StringComparison.Ordinal);
        Assert.Contains("nested deeper than", Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseDocument(nested, huge)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exactly_the_allowed_depth_is_accepted()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{a", depth)) + new string('}', depth);
        GraphQLParser.ParseDocument(Nested(20), new ParserOptions(MaxDepth: 20));
        Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseDocument(Nested(21), new ParserOptions(MaxDepth: 20)));
    }

    [Fact]
    public void Nodes_are_equal_only_to_themselves()
    {
        var first = GraphQLParser.ParseType("Int");
        Assert.NotEqual(first, GraphQLParser.ParseType("Int"));
        Assert.Equal(first, first);
    }

    [Theory]
    [InlineData("1 2", "Syntax Error: Expected <EOF>, found Int \"2\".")]
    [InlineData("", "Syntax Error: Unexpected <EOF>.")]
    public void A_value_stands_alone(string text, string message) =>
        Assert.Equal(message, Assert.Throws<GraphQLSyntaxException>(() => GraphQLParser.ParseValue(text)).Message);
}
