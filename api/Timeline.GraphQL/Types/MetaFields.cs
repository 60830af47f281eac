namespace Timeline.GraphQL.Types;

/// <summary>The fields every schema has without saying so. GraphQL spec, section "Introspection".</summary>
internal static class MetaFields
{
    public static readonly FieldDefinition TypeName = new("__typename", new NonNullType(BuiltInScalars.String), [])
    {
        Description = "The name of the object's type.",
        Resolver = (field, _) => new(field.ParentType.Name),
    };

    public static readonly FieldDefinition Schema = new("__schema", new NonNullType(IntrospectionTypes.Schema), [])
    {
        Description = "What the server offers.",
        Resolver = (field, _) => new(field.Schema),
    };

    public static readonly FieldDefinition Type = new(
        "__type",
        IntrospectionTypes.Type,
        [new ArgumentDefinition("name", new NonNullType(BuiltInScalars.String))])
    {
        Description = "One type by its name.",
        Resolver = (field, _) => new(field.Schema.GetType(field.Argument<string>("name"))),
    };
}
