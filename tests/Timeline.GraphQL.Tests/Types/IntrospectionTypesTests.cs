using Timeline.GraphQL.Language;
using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Types;

/// <summary>The introspection types and built-in directives are those of the September 2025 edition, member for member.</summary>
public sealed class IntrospectionTypesTests
{
    private const string Edition = """
        __Schema.description: String
        __Schema.types: [__Type!]!
        __Schema.queryType: __Type!
        __Schema.mutationType: __Type
        __Schema.subscriptionType: __Type
        __Schema.directives: [__Directive!]!
        __Type.kind: __TypeKind!
        __Type.name: String
        __Type.description: String
        __Type.specifiedByURL: String
        __Type.fields(includeDeprecated: Boolean! = false): [__Field!]
        __Type.interfaces: [__Type!]
        __Type.possibleTypes: [__Type!]
        __Type.enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
        __Type.inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
        __Type.ofType: __Type
        __Type.isOneOf: Boolean
        __TypeKind: SCALAR OBJECT INTERFACE UNION ENUM INPUT_OBJECT LIST NON_NULL
        __Field.name: String!
        __Field.description: String
        __Field.args(includeDeprecated: Boolean! = false): [__InputValue!]!
        __Field.type: __Type!
        __Field.isDeprecated: Boolean!
        __Field.deprecationReason: String
        __InputValue.name: String!
        __InputValue.description: String
        __InputValue.type: __Type!
        __InputValue.defaultValue: String
        __InputValue.isDeprecated: Boolean!
        __InputValue.deprecationReason: String
        __EnumValue.name: String!
        __EnumValue.description: String
        __EnumValue.isDeprecated: Boolean!
        __EnumValue.deprecationReason: String
        __Directive.name: String!
        __Directive.description: String
        __Directive.isRepeatable: Boolean!
        __Directive.locations: [__DirectiveLocation!]!
        __Directive.args(includeDeprecated: Boolean! = false): [__InputValue!]!
        __DirectiveLocation: QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT INPUT_FIELD_DEFINITION
        @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        @deprecated(reason: String! = "No longer supported") on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE
        @specifiedBy(url: String!) on SCALAR
        @oneOf on INPUT_OBJECT
        """;

    [Fact]
    public void They_have_the_members_the_edition_names() => Assert.Equal(
        Edition.Split('\n').Order(StringComparer.Ordinal),
        LibraryApi.Schema.Types.Where(type => type.IsIntrospectionType).SelectMany(Members)
            .Concat(BuiltInDirectives.All.Select(directive => $"{directive}{Arguments(directive.Arguments)} on {string.Join(" | ", directive.Locations.Select(DirectiveLocations.SdlName))}"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Each_of_them_is_described() => Assert.All(
        LibraryApi.Schema.Types.Where(type => type.IsIntrospectionType), type => Assert.NotEmpty(type.Description!));

    private static IEnumerable<string> Members(NamedType type) => type is EnumType values
        ? [$"{type}: {string.Join(' ', values.Values.Select(value => value.Name))}"]
        : ((ObjectType)type).Fields.Select(field => $"{type}.{field.Name}{Arguments(field.Arguments)}: {field.Type}");

    private static string Arguments(DefinitionList<ArgumentDefinition> arguments) => arguments.Count == 0 ? "" :
        $"({string.Join(", ", arguments.Select(argument => $"{argument.Name}: {argument.Type}{(argument.DefaultValue is { } value ? $" = {GraphQLPrinter.Print(value)}" : "")}"))})";
}
