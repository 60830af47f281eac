using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Finds what a schema coordinate means. GraphQL spec, section "Schema Coordinates", semantics.</summary>
public static class SchemaCoordinates
{
    /// <summary>The element a coordinate addresses.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="coordinate">The coordinate as text.</param>
    /// <returns>
    /// A <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputFieldDefinition"/>, <see cref="EnumValueDefinition"/>,
    /// <see cref="ArgumentDefinition"/> or <see cref="DirectiveDefinition"/>; null when what contains it exists and it does not.
    /// Meta-fields such as <c>__typename</c> belong to no type and are not found.
    /// </returns>
    /// <exception cref="GraphQLSyntaxException">The text is not one schema coordinate.</exception>
    /// <exception cref="ArgumentException">What would contain the element does not exist, or has no such elements.</exception>
    public static IDefinition? Resolve(Schema schema, string coordinate) => Resolve(schema, GraphQLParser.ParseSchemaCoordinate(coordinate));

    /// <inheritdoc cref="Resolve(Schema, string)"/>
    public static IDefinition? Resolve(Schema schema, SchemaCoordinateNode coordinate)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(coordinate);
        return coordinate switch
        {
            MemberCoordinateNode member => Member(schema, member),
            ArgumentCoordinateNode argument => Argument(schema, argument),
            DirectiveCoordinateNode directive => schema.GetDirective(directive.Name.Value),
            DirectiveArgumentCoordinateNode argument => DirectiveArgument(schema, argument),
            _ => schema.GetType(coordinate.Name.Value),
        };
    }

    private static IDefinition? Member(Schema schema, MemberCoordinateNode coordinate) => Type(schema, coordinate) switch
    {
        EnumType type => type.Values.Find(coordinate.MemberName.Value),
        InputObjectType type => type.Fields.Find(coordinate.MemberName.Value),
        FieldsType type => type.Fields.Find(coordinate.MemberName.Value),
        _ => throw Missing(coordinate, $"Expected \"{coordinate.Name.Value}\" to be an Enum, Input Object, Object or Interface type."),
    };

    private static ArgumentDefinition? Argument(Schema schema, ArgumentCoordinateNode coordinate)
    {
        if (Type(schema, coordinate) is not FieldsType type)
            throw Missing(coordinate, $"Expected \"{coordinate.Name.Value}\" to be an object type or interface type.");
        return type.Fields.TryGet(coordinate.FieldName.Value, out var field)
            ? field.Arguments.Find(coordinate.ArgumentName.Value)
            : throw Missing(coordinate, $"Expected \"{coordinate.FieldName.Value}\" to exist as a field of type \"{type}\" in the schema.");
    }

    private static ArgumentDefinition? DirectiveArgument(Schema schema, DirectiveArgumentCoordinateNode coordinate) =>
        schema.GetDirective(coordinate.Name.Value) is { } directive
            ? directive.Arguments.Find(coordinate.ArgumentName.Value)
            : throw Missing(coordinate, $"Expected \"{coordinate.Name.Value}\" to be defined as a directive in the schema.");

    private static NamedType Type(Schema schema, SchemaCoordinateNode coordinate) =>
        schema.GetType(coordinate.Name.Value)
        ?? throw Missing(coordinate, $"Expected \"{coordinate.Name.Value}\" to be defined as a type in the schema.");

    private static ArgumentException Missing(SchemaCoordinateNode coordinate, string reason) =>
        new($"{reason} The coordinate is {GraphQLPrinter.Print(coordinate)}.", nameof(coordinate));
}
