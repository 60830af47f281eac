namespace Timeline.GraphQL.Schemas;

/// <summary>
/// The directives by which a schema says what its fields cost, as in the GraphQL Cost Directives Specification (IBM). Add
/// <see cref="Sdl"/> to the sources of a schema to use them; what <c>CostOptions</c> limits is added up from them.
/// </summary>
/// <remarks>Not taken over: weights of input fields, which a request may hide in a variable.</remarks>
public static class CostDirectives
{
    /// <summary>The definitions of <c>@cost</c> and <c>@listSize</c>.</summary>
    public static SdlSource Sdl { get; } = new("cost-directives.graphql", """
        "What a field, an argument or a value of a type costs."
        directive @cost(
          "A number of at least 0. Where nothing is said: 1 for what has fields of its own, 0 for scalars and enums."
          weight: String!
        ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | OBJECT | SCALAR

        "How many items the list of a field has, or may have."
        directive @listSize(
          "How many, where no slicing argument says so."
          assumedSize: Int
          "Arguments that say how many at most, such as `first`."
          slicingArguments: [String!]
          "Fields of the field's type that hold the list, such as `edges`; the field itself where none are named."
          sizedFields: [String!]
          "Whether exactly one slicing argument must be given; one with a default value counts as given where no other is."
          requireOneSlicingArgument: Boolean! = true
        ) on FIELD_DEFINITION
        """);
}
