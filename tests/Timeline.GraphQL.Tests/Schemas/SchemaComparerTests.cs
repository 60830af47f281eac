using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Schemas.Changes;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Schemas;

/// <summary>Each change that a client can notice, with the element it is about.</summary>
public sealed class SchemaComparerTests
{
    private const string Older = """
        directive @tag(name: String, level: Int) repeatable on FIELD | QUERY
        interface Node { id: ID! }
        type Book implements Node { id: ID! title(short: Boolean = false, max: [Int!]! = [1]): String pages: [Int!]! }
        type Film { id: ID! }
        union Work = Book | Film
        enum Genre { NOVEL CRIME }
        input Filter { genre: Genre = NOVEL pages: Int! nested: Filter }
        type Query { work(by: Filter): Work }
        type Mutation { add: Film }
        """;

    [Theory]
    [InlineData("title(short: Boolean = false, ", "title(", "Breaking ArgRemoved Book.title(short:): Book.title arg short was removed.")]
    [InlineData("pages: [Int!]!", "pages: [Int]!", "Breaking FieldChangedKind Book.pages: Book.pages changed type from [Int!]! to [Int]!.")]
    [InlineData("title(short: Boolean", "title(short: Boolean!", "Breaking ArgChangedKind Book.title(short:): Book.title arg short has changed type from Boolean to Boolean!.")]
    [InlineData("title(short:", "title(long: Int! short:", "Breaking RequiredArgAdded Book.title(long:): A required arg long on Book.title was added.")]
    [InlineData("title(short:", "title(long: Int! = 1 short:", "Dangerous OptionalArgAdded Book.title(long:): An optional arg long on Book.title was added.")]
    [InlineData("= false", "= true", "Dangerous ArgDefaultValueChange Book.title(short:): Book.title arg short has changed defaultValue from false to true.")]
    [InlineData("= false", "", "Dangerous ArgDefaultValueChange Book.title(short:): Book.title arg short defaultValue was removed.")]
    [InlineData(" implements Node", "", "Breaking ImplementedInterfaceRemoved Book: Book no longer implements interface Node.")]
    [InlineData("type Film", "type Film implements Node", "Dangerous ImplementedInterfaceAdded Film: Node added to interfaces implemented by Film.")]
    [InlineData("= Book | Film", "= Book", "Breaking TypeRemovedFromUnion Work: Film was removed from union type Work.")]
    [InlineData("NOVEL CRIME", "NOVEL", "Breaking ValueRemovedFromEnum Genre.CRIME: CRIME was removed from enum type Genre.")]
    [InlineData("NOVEL CRIME", "NOVEL CRIME POEM", "Dangerous ValueAddedToEnum Genre.POEM: POEM was added to enum type Genre.")]
    [InlineData("input Filter {", "input Filter { x: Int!", "Breaking RequiredInputFieldAdded Filter.x: A required field x on input type Filter was added.")]
    [InlineData("input Filter {", "input Filter { x: Int", "Dangerous OptionalInputFieldAdded Filter.x: An optional field x on input type Filter was added.")]
    [InlineData("= NOVEL", "= CRIME", "Dangerous InputFieldDefaultValueChange Filter.genre: Filter.genre has changed defaultValue from NOVEL to CRIME.")]
    [InlineData("= NOVEL", "", "Dangerous InputFieldDefaultValueChange Filter.genre: Filter.genre defaultValue was removed.")]
    [InlineData("input Filter { genre: Genre = NOVEL pages: Int!", "input Filter @oneOf { genre: Genre pages: Int", "Breaking OneOfAdded Filter: Filter became a oneOf input object.")]
    [InlineData("pages: Int! nested", "nested", "Breaking FieldRemoved Filter.pages: Filter.pages was removed.")]
    [InlineData("type Mutation { add: Film }", "", "Breaking TypeRemoved Mutation: Mutation was removed.")]
    [InlineData("type Mutation { add: Film }", "", "Breaking RootTypeChanged Mutation: The root type of mutation changed from Mutation to none.")]
    [InlineData("enum Genre { NOVEL CRIME }", "scalar Genre", "Breaking TypeChangedKind Genre: Genre changed from an Enum type to a Scalar type.")]
    [InlineData("level: Int", "", "Breaking DirectiveArgRemoved @tag(level:): level was removed from tag.")]
    [InlineData("level: Int", "level: String", "Breaking DirectiveArgChangedKind @tag(level:): tag arg level has changed type from Int to String.")]
    [InlineData("level: Int", "level: Int more: Int!", "Breaking RequiredDirectiveArgAdded @tag(more:): A required arg more on directive tag was added.")]
    [InlineData(" repeatable", "", "Breaking DirectiveRepeatableRemoved @tag: Repeatable flag was removed from tag.")]
    [InlineData("FIELD | QUERY", "FIELD", "Breaking DirectiveLocationRemoved @tag: QUERY was removed from tag.")]
    public void A_change_is_named_with_its_element(string piece, string instead, string change)
    {
        Assert.Contains(piece, Older, StringComparison.Ordinal);
        Assert.Contains(change, Compare(Older, Older.Replace(piece, instead, StringComparison.Ordinal)).Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("pages: [Int!]!", "pages: [Int!]! more: Int")]
    [InlineData("): String", "): String!")]
    [InlineData("pages: Int! nested", "pages: Int nested")]
    [InlineData("type Film {", "\"Described.\" type Film {")]
    [InlineData("id: ID! title", "id: ID! @deprecated title")]
    [InlineData("= [1]", "= 1")]
    [InlineData("FIELD | QUERY", "QUERY | MUTATION | FIELD")]
    public void What_no_client_can_notice_is_no_change(string piece, string instead)
    {
        Assert.Contains(piece, Older, StringComparison.Ordinal);
        var interfaces = instead.Contains("@deprecated", StringComparison.Ordinal) ? ("interface Node { id: ID! }", "interface Node { id: ID! @deprecated }") : ("", "");
        var newer = Older.Replace(piece, instead, StringComparison.Ordinal);
        Assert.Empty(Compare(Older, interfaces.Item1.Length > 0 ? newer.Replace(interfaces.Item1, interfaces.Item2, StringComparison.Ordinal) : newer));
    }

    private static IReadOnlyList<SchemaChange> Compare(string older, string newer) => SchemaComparer.Compare(Build(older), Build(newer));

    internal static Schema Build(string sdl) => SchemaBuilder.BuildUnbound([new SdlSource("t.graphql", sdl)]);
}
