using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation;

namespace Timeline.GraphQL.Tests.Validation;

/// <summary>One schema for the tests of all rules: a zoo, with every kind of type.</summary>
internal static class ValidationHarness
{
    public const string Sdl = """
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField on FIELD
        directive @onFragmentDefinition on FRAGMENT_DEFINITION
        directive @onFragmentSpread on FRAGMENT_SPREAD
        directive @onInlineFragment on INLINE_FRAGMENT
        directive @onVariableDefinition on VARIABLE_DEFINITION
        directive @tag(name: String!, weight: Int = 1) repeatable on FIELD | QUERY

        scalar Anything

        interface Being { name(surname: Boolean): String }
        interface Mammal { mother: Mammal father: Mammal }
        interface Pet implements Being { name(surname: Boolean): String owner: Human }
        interface Canine implements Mammal & Being { name(surname: Boolean): String mother: Canine father: Canine }

        type Dog implements Being & Pet & Mammal & Canine {
          name(surname: Boolean): String
          nickname: String
          barks: Boolean
          barkVolume: Int
          doesKnowCommand(command: Command): Boolean
          isHousetrained(atOtherHomes: Boolean = true): Boolean
          isAt(x: Int, y: Int): Boolean
          owner: Human
          mother: Dog
          father: Dog
          friends(first: Int, filter: Filter): [Pet!]!
        }

        type Cat implements Being & Pet {
          name(surname: Boolean): String
          nickname: String
          meows: Boolean
          meowVolume: Int
          furColor: Color
          owner: Human
          friends: [Cat]
        }

        type Human implements Being {
          name(surname: Boolean): String
          pets: [Pet]
          relatives: [Human]!
          iq: Int
        }

        type Alien { iq: Int home: String numEyes: Int name: Int }

        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien

        enum Command { SIT HEEL DOWN }
        enum Color { BROWN BLACK TAN SPOTTED NO_FUR UNKNOWN }

        input Filter { name: String required: Boolean! size: Int = 3 nested: Filter tags: [String!] color: Color }
        input Choice @oneOf { text: String number: Int }

        type Arguments {
          multipleReqs(x: Int!, y: Int!): Int!
          nonNullBoolean(arg: Boolean!): Boolean!
          boolean(arg: Boolean): Boolean
          int(arg: Int): Int
          float(arg: Float): Float
          string(arg: String): String
          id(arg: ID): ID
          enum(arg: Color): Color
          anything(arg: Anything): Anything
          strings(arg: [String]): [String]
          matrix(arg: [[Int!]!]!): Int
          filter(arg: Filter): String
          filters(arg: [Filter!]): String
          choice(arg: Choice): String
          choiceRequired(arg: Choice!): String
          defaulted(arg: Int! = 0): Int!
          both(opt1: Int = 0, opt2: Int = 0): Int
        }

        type Query {
          human(id: ID): Human
          dog: Dog
          cat: Cat
          pet: Pet
          being: Being
          mammal: Mammal
          canine: Canine
          alien: Alien
          catOrDog: CatOrDog
          dogOrHuman: DogOrHuman
          humanOrAlien: HumanOrAlien
          arguments: Arguments
          plainArgument(if: Boolean): Int
        }

        type Mutation { adopt(id: ID!): Pet }

        type Subscription { importantEmails: [String] notImportantEmails: [String] being: Being }
        """;

    public static Schema Schema { get; } = SchemaBuilder.BuildUnbound([new SdlSource("zoo.graphql", Sdl)]);

    /// <summary>The errors of one rule, or of all, as "message @line:column,line:column".</summary>
    public static IReadOnlyList<string> Errors(string text, ValidationRuleFactory? rule = null) =>
        Errors(text, rule is null ? ValidationOptions.Default : new ValidationOptions { Rules = [rule] });

    public static IReadOnlyList<string> Errors(string text, ValidationOptions options) =>
        [.. DocumentValidator.Validate(Schema, GraphQLParser.ParseDocument(text), options).Select(Show)];

    public static void ExpectValid(ValidationRuleFactory rule, string text) => Assert.Empty(Errors(text, rule));

    public static void ExpectErrors(ValidationRuleFactory rule, string text, params string[] expected) =>
        Assert.Equal(expected, Errors(text, rule));

    private static string Show(GraphQLError error) =>
        $"{error.Message} @{string.Join(',', error.Locations.Select(place => $"{place.Line}:{place.Column}"))}";
}
