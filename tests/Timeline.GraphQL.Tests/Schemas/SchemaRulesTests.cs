using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Tests.Schemas;

/// <summary>Each rule of the type system, with the place and the words of its message.</summary>
public sealed class SchemaRulesTests
{
    private const string Query = "\ntype Query { a: Int }";

    public static TheoryData<string, string> Broken => new()
    {
        { "type A", "1: Type A must define one or more fields." },
        { "interface A", "1: Type A must define one or more fields." },
        { "union A", "1: Union type A must define one or more member types." },
        { "enum A", "1: Enum type A must define one or more values." },
        { "input A", "1: Input Object type A must define one or more fields." },
        { "type A { b: Int\n b: Int }", "2: Field \"A.b\" can only be defined once." },
        { "input A { b: Int\n b: Int }", "2: Field \"A.b\" can only be defined once." },
        { "enum A { B\n B }", "2: Enum value \"A.B\" can only be defined once." },
        { "type A { b(c: Int\n c: Int): Int }", "2: Argument \"A.b(c:)\" can only be defined once." },
        { "type A { b: Int }\ntype A { c: Int }", "2: There can be only one type named \"A\"; the first is at t.graphql:1." },
        { "type Int { b: Float }", "1: Type \"Int\" is built in and cannot be defined again." },
        { "directive @skip on FIELD", "1: Directive \"@skip\" is built in and cannot be defined again." },
        { "directive @a on FIELD\ndirective @a on FIELD", "2: There can be only one directive named \"@a\"; the first is at t.graphql:1." },
        { "type A { b: Boo }\ntype Book { c: Int }", "1: Unknown type \"Boo\". Did you mean \"Book\"?" },
        { "type A { b: [C!]! }\ninput C { d: Int }", "1: The type of A.b must be Output Type but got: [C!]!." },
        { "type A { b(c: A): Int }", "1: The type of A.b(c:) must be Input Type but got: A." },
        { "input A { b: C }\ntype C { d: Int }", "1: The type of A.b must be Input Type but got: C." },
        { "type __A { b: Int }", "1: Name \"__A\" must not begin with \"__\", which is reserved by GraphQL introspection." },
        { "type A { __b: Int }", "1: Name \"__b\" must not begin with \"__\", which is reserved by GraphQL introspection." },
        { "enum A { __B }", "1: Name \"__B\" must not begin with \"__\", which is reserved by GraphQL introspection." },
        { "type A { b(c: Int! @deprecated): Int }", "1: Required argument A.b(c:) cannot be deprecated." },
        { "input A { b: Int! @deprecated c: Int }", "1: Required input field A.b cannot be deprecated." },
        { "input A @oneOf { b: Int! }", "1: OneOf input field A.b must be nullable." },
        { "input A @oneOf { b: Int = 1 }", "1: OneOf input field A.b cannot have a default value." },
        { "input A { b: A! }", "1: Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b\"." },
        { "input A { b: C! }\ninput C { d: A! }", "1: Cannot reference Input Object \"A\" within itself through a series of non-null fields: \"b.d\"." },
        { "input A { b: A = {} }", "1: Default values of Input Object \"A\" refer to themselves: \"b\"." },
        { "union A = A", "1: Union type A can only include Object types, it cannot include A." },
        { "union A = Query | Query", "1: Union type A can only include type Query once." },
        { "type A implements Query { a: Int }", "1: Type A must only implement Interface types, it cannot implement Query." },
        { "interface I { a: Int }\ntype A implements I & I { a: Int }", "2: Type A can only implement I once." },
        { "interface I implements I { a: Int }", "1: Type I cannot implement itself because it would create a circular reference." },
        { "interface I { a: Int }\ntype A implements I { b: Int }", "2: Interface field I.a expected but A does not provide it." },
        { "interface I { a: Int! }\ntype A implements I { a: Int }", "2: Interface field I.a expects type Int! but A.a is type Int." },
        { "interface I { a(b: Int): Int }\ntype A implements I { a: Int }", "2: Interface field argument I.a(b:) expected but A.a does not provide it." },
        { "interface I { a(b: Int): Int }\ntype A implements I { a(b: Int!): Int }", "2: Interface field argument I.a(b:) expects type Int but A.a(b:) is type Int!." },
        { "interface I { a: Int }\ntype A implements I { a(b: Int!): Int }", "2: Object field A.a includes required argument b that is missing from the Interface field I.a." },
        { "interface I { a: Int }\ninterface J implements I { a: Int }\ntype A implements J { a: Int }", "3: Type A must implement I because it is implemented by J." },
        { "interface I implements J { a: Int }\ninterface J implements I { a: Int }", "1: Type I cannot implement J because it would create a circular reference." },
        { "interface I { a: Int }\ntype A implements I { a: Int @deprecated }", "2: Interface field I.a is not deprecated, so implementation field A.a must not be deprecated." },
        { "extend type A { b: Int }", "1: Cannot extend type \"A\" because it is not defined." },
        { "extend enum Query { A }", "1: Cannot extend non-enum type \"Query\"." },
        { "{ a }", "1: An operation or fragment is no part of a schema." },
        { "type A @nope { b: Int }", "1: Unknown directive \"@nope\"." },
        { "type A @deprecated { b: Int }", "1: Directive \"@deprecated\" may not be used on OBJECT." },
        { "type A { b: Int @deprecated @deprecated }", "1: The directive \"@deprecated\" can only be used once at this location." },
        { "type A { b: Int @deprecated(why: \"x\") }", "1: Unknown argument \"why\" on directive \"@deprecated\"." },
        { "type A { b: Int @deprecated(reason: 1) }", "1: String cannot represent a non string value: 1" },
        { "scalar A @specifiedBy", "1: Directive \"@specifiedBy\" argument \"url\" of type \"String!\" is required, but it was not provided." },
        { "directive @a(b: Int @a) on ARGUMENT_DEFINITION", "1: Directive @a cannot reference itself on its argument \"b\"." },
        { "directive @a(b: Int @c) on ARGUMENT_DEFINITION\ndirective @c(d: Int @a) on ARGUMENT_DEFINITION", "1: Directive @a cannot reference itself through @c." },
        { "directive @a(b: I) on INPUT_FIELD_DEFINITION\ninput I { c: E }\nenum E { X @d }\ndirective @d(b: [J!]) on ENUM_VALUE\ninput J { e: Int @a }", "1: Directive @a cannot reference itself through I, E, @d, J." },
        { "type A { b(c: Int = \"x\"): Int }", "1: Int cannot represent non-integer value: \"x\"" },
        { "type A { b(c: Int! = null): Int }", "1: Expected value of type \"Int!\", found null." },
        { "type A { b(c: E = Y): Int }\nenum E { X }", "1: Value \"Y\" does not exist in \"E\" enum. Did you mean the enum value \"X\"?" },
        { "type A { b(c: I = {d: 1, e: 2}): Int }\ninput I { d: [Int] f: Int! }", "1: Field \"e\" is not defined by type \"I\". Did you mean \"d\" or \"f\"?" },
        { "type A { b(c: I = {}): Int }\ninput I { f: Int! }", "1: Field \"I.f\" of required type \"Int!\" was not provided." },
        { "type A { b(c: I = {d: 1, e: 1}): Int }\ninput I @oneOf { d: Int e: Int }", "1: OneOf Input Object \"I\" must specify exactly one key." },
        { "schema { query: Query }\nschema { query: Query }", "2: Must provide only one schema definition." },
        { "schema { query: Query\n query: Query }", "2: There can be only one query type in schema." },
        { "schema { query: Query mutation: I }\ninterface I { a: Int }", "1: Mutation root type must be Object type if provided, it cannot be I." },
        { "schema { query: Query mutation: Query }", "1: Mutation root type Query is a root type already; the three must differ." },
        { "schema { mutation: Query }", "1: Query root type must be provided." },
        { "schema { query: Nope }", "1: Unknown type \"Nope\"." },
        { "type A {\n  b: }", "2: Syntax Error: Expected Name, found \"}\"." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named_with_its_file_and_line(string sdl, string problem)
    {
        var e = Assert.Throws<SchemaException>(() => SchemaBuilder.BuildUnbound([new SdlSource("t.graphql", sdl + Query)]));
        Assert.Contains("t.graphql:" + problem, e.Problems);
    }

    [Fact]
    public void An_extension_may_say_where_a_scalar_is_specified() => Assert.Contains(
        "scalar S @specifiedBy(url: \"https://scalars.example/s\")",
        SchemaPrinter.Print(SchemaBuilder.BuildUnbound([new SdlSource("t.graphql", "scalar S extend scalar S @specifiedBy(url: \"https://scalars.example/s\")" + Query)])),
        StringComparison.Ordinal);

    [Fact]
    public void Directives_that_share_a_directive_are_no_circle() => Assert.NotNull(SchemaBuilder.BuildUnbound([new SdlSource(
        "t.graphql", "directive @a(b: Int @c, d: I) on FIELD\ndirective @c on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION\ninput I { e: I f: Int @c }" + Query)]));

    [Fact]
    public void Every_problem_is_listed_in_the_order_of_the_sources()
    {
        var e = Assert.Throws<SchemaException>(() => SchemaBuilder.BuildUnbound(
        [
            new SdlSource("b.graphql", "type Query {\n  a: Nope\n  b(c: Query): Int\n}"),
            new SdlSource("a.graphql", "type {"),
            new SdlSource("c.graphql", "\nextend type Other { a: Int }\nenum E"),
        ]));
        Assert.Equal(
            [
                "b.graphql:2: Unknown type \"Nope\".",
                "b.graphql:3: The type of Query.b(c:) must be Input Type but got: Query.",
                "a.graphql:1: Syntax Error: Expected Name, found \"{\".",
                "c.graphql:2: Cannot extend type \"Other\" because it is not defined.",
                "c.graphql:3: Enum type E must define one or more values.",
            ],
            e.Problems);
        Assert.Equal(string.Join(Environment.NewLine, e.Problems), e.Message);
    }

    [Fact]
    public void Sources_extend_each_other_in_any_order()
    {
        var schema = SchemaBuilder.BuildUnbound(
        [
            new SdlSource("late.graphql", "extend type Query { b: Kind }\nextend enum Kind { Y }\nextend union U = B\nextend input I { y: Int }\ntype B { x: Int }\nextend interface N { y: Int }\nextend type A implements N { y: Int }"),
            new SdlSource("base.graphql", "type Query\nenum Kind { X }\nunion U = A\ninput I { x: Int }\ninterface N { x: Int }\ntype A { x: Int }"),
            new SdlSource("more.graphql", "extend type Query { a(i: I): U }"),
        ]);
        Assert.Equal(
            """
            type B {
              x: Int
            }

            type Query {
              b: Kind
              a(i: I): U
            }

            enum Kind {
              X
              Y
            }

            union U = A | B

            input I {
              x: Int
              y: Int
            }

            interface N {
              x: Int
              y: Int
            }

            type A implements N {
              x: Int
              y: Int
            }

            """,
            SchemaPrinter.Print(schema));
    }

    [Fact]
    public void A_schema_without_definitions_of_its_roots_takes_the_usual_names()
    {
        var schema = SchemaBuilder.BuildUnbound([new SdlSource("t.graphql", "type Query { a: Int } type Mutation { b: Int }")]);
        Assert.Equal(("Query", "Mutation", null), (schema.QueryType.Name, schema.MutationType?.Name, schema.SubscriptionType?.Name));
    }

    [Fact]
    public void The_real_schema_keeps_every_rule() => Assert.NotNull(SchemaBuilder.BuildUnbound(IntrospectionReferenceTests.RealSdl()));
}
