using Timeline.Api.Host;
using Timeline.Architecture.Tests.Tree;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;

namespace Timeline.Architecture.Tests.Schemas;

public sealed class WebDocumentTests
{
    private static readonly GraphQLExecutor Served = new(TimelineSchema.Build(), new ExecutorOptions());

    [Theory]
    [InlineData("web/src", 20)]
    [InlineData("tests/web-e2e", 1)]
    public void Every_document_is_valid_for_our_own_engine(string folder, int atLeast)
    {
        var files = TypeScript(folder);
        var documents = files.SelectMany(WebDocument.In).ToList();
        Assert.True(documents.Count >= atLeast, $"only {documents.Count} documents were found");
        Violations.None([.. files.SelectMany(WebDocument.Unreadable), .. WebDocumentRules.Violations(Served, documents)]);
    }

    [Fact]
    public void A_document_is_found_in_every_way_to_write_one()
    {
        var file = new SourceFile("web/src/a.ts", """
            import { graphql } from '@/gql';
            const a = graphql(`
              query A { version }
            `);
            const b = graphql(/* GraphQL */ `{ version }`);
            await ask(request, 'mutation C($a: String = "x") { c(a: $a) }', {});
            const d = "fragment D on Incident { id }";
            const no = 'query strings are no documents'; const also = 'fragment'; graphql();
            """);
        Assert.Equal(
            [(2, "query A { version }"), (5, "{ version }"), (6, "mutation C($a: String = \"x\") { c(a: $a) }"), (7, "fragment D on Incident { id }")],
            WebDocument.In(file).Select(document => (document.Line, document.Text.Trim())));
        Assert.Empty(WebDocument.Unreadable(file));
    }

    [Theory]
    [InlineData("const a = graphql(text);")]
    [InlineData("const a = graphql(`query A { ${field} }`);")]
    public void A_document_that_cannot_be_read_from_the_source_is_found(string line) =>
        Assert.Single(WebDocument.Unreadable(new SourceFile("web/src/a.ts", line)), violation => violation.StartsWith("web/src/a.ts:1: ", StringComparison.Ordinal));

    [Fact]
    public void Documents_are_named_after_their_component() =>
        Violations.None(WebDocumentRules.NameViolations(TypeScript("web/src").SelectMany(WebDocument.In)));

    [Theory]
    [InlineData("query Board_Query { a }", true)]
    [InlineData("query Board_PageQuery { a }", true)]
    [InlineData("mutation Board_DeclareMutation { a }", true)]
    [InlineData("subscription Board_Subscription { a }", true)]
    [InlineData("fragment Board_incident on Incident { id }", true)]
    [InlineData("{ a }", false)]
    [InlineData("query Board { a }", false)]
    [InlineData("query board_Query { a }", false)]
    [InlineData("query Board_Subscription { a }", false)]
    [InlineData("mutation Board_Mutation { a }", false)]
    [InlineData("mutation Board_DeclareQuery { a }", false)]
    [InlineData("fragment Incident on Incident { id }", false)]
    public void A_document_named_otherwise_is_found(string document, bool good) =>
        Assert.Equal(good ? 0 : 1, WebDocumentRules.NameViolations([new("a.ts", 1, document)]).Count());

    [Fact]
    public void Fragments_of_other_files_count() =>
        Assert.Empty(Check("query A { incident(key: \"1\") { ...B_incident } }", "fragment B_incident on Incident { id ...C_incident }", "fragment C_incident on Incident { title }"));

    [Theory]
    [InlineData("query A { nonsense }", "a0.ts:3: Cannot query field \"nonsense\" on type \"Query\".")]
    [InlineData("query A { incident { id } }", "a0.ts:3: Argument \"key\" of type \"String!\" is required for field \"incident\"")]
    [InlineData("query A { incident(key: \"1\") { ...Missing } }", "a0.ts:3: Unknown fragment \"Missing\".")]
    [InlineData("query A { incident(key: }", "a0.ts:3: Syntax Error")]
    [InlineData("type A { b: Int }", "a0.ts:3: is no operation and no fragment.")]
    [InlineData("fragment A on Incident { id }", "a0.ts:3: no operation uses the fragment A.")]
    [InlineData("query A { incidents { __typename } } query A { incidents { __typename } }", "a0.ts:3: there is another operation A.")]
    public void A_document_that_the_server_would_refuse_is_found(string document, string violation) =>
        Assert.Contains(Check(document), found => found.StartsWith(violation, StringComparison.Ordinal));

    [Fact]
    public void A_mistake_in_a_fragment_is_told_where_the_fragment_stands() =>
        Assert.StartsWith(
            "a1.ts:3: Cannot query field \"nonsense\" on type \"Incident\".",
            Assert.Single(Check("query A { incident(key: \"1\") { ...B_incident } }", "fragment B_incident on Incident { nonsense }")),
            StringComparison.Ordinal);

    [Fact]
    public void A_document_past_the_servers_limits_is_found() =>
        Assert.NotEmpty(WebDocumentRules.Violations(new GraphQLExecutor(Served.Schema, new ExecutorOptions { MaxAliases = 1 }), [new("a.ts", 1, "query A { incident(key: \"1\") { a: id b: id } }")]));

    private static IReadOnlyList<string> Check(params string[] documents) =>
        WebDocumentRules.Violations(Served, documents.Select((text, index) => new WebDocument($"a{index}.ts", 3, text)));

    private static List<SourceFile> TypeScript(string folder) => [.. SourceTree.Under(folder).Where(file => file.Extension is ".ts" or ".tsx")];
}
