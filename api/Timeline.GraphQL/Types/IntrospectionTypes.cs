using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>The types that describe a schema to its clients. GraphQL spec, section "Schema Introspection".</summary>
internal static class IntrospectionTypes
{
    public static readonly ObjectType Schema = new("__Schema")
    {
        Description = "What the server offers: its types, its directives and where operations start.",
    };

    public static readonly ObjectType Type = new("__Type")
    {
        Description = "A type: named, or a list or non-null wrapper. `kind` says which of the other fields are not null.",
    };

    private static readonly ObjectType Field = new("__Field") { Description = "A field of an object or interface." };

    private static readonly ObjectType InputValue = new("__InputValue")
    {
        Description = "An argument of a field or directive, or a field of an input object.",
    };

    private static readonly ObjectType EnumValue = new("__EnumValue") { Description = "One value of an enum." };

    private static readonly ObjectType Directive = new("__Directive") { Description = "A directive and where it may stand." };

    private static readonly EnumType TypeKind = new(
        "__TypeKind",
        Values(
            ("SCALAR", "A scalar."),
            ("OBJECT", "An object. `fields` and `interfaces` are given."),
            ("INTERFACE", "An interface. `fields`, `interfaces` and `possibleTypes` are given."),
            ("UNION", "A union. `possibleTypes` is given."),
            ("ENUM", "An enum. `enumValues` is given."),
            ("INPUT_OBJECT", "An input object. `inputFields` is given."),
            ("LIST", "A list. `ofType` is given."),
            ("NON_NULL", "A type that is never null. `ofType` is given.")))
    {
        Description = "What kind a type is.",
    };

    private static readonly EnumType Location = new(
        "__DirectiveLocation",
        Values([.. Enum.GetValues<DirectiveLocation>().Select(location => (location.SdlName(), $"{Words(location)}."))]))
    {
        Description = "A place a directive may stand.",
    };

    private static readonly GraphQLType Text = BuiltInScalars.String;
    private static readonly GraphQLType TextRequired = new NonNullType(BuiltInScalars.String);
    private static readonly GraphQLType FlagRequired = new NonNullType(BuiltInScalars.Boolean);

    static IntrospectionTypes()
    {
        var typeRequired = new NonNullType(Type);
        var inputValuesRequired = new NonNullType(Many(InputValue));
        Schema.Fields = new([
            Plain<Schema>("description", Text, s => s.Description),
            Plain<Schema>("types", new NonNullType(Many(Type)), s => s.Types),
            Plain<Schema>("queryType", typeRequired, s => s.QueryType),
            Plain<Schema>("mutationType", Type, s => s.MutationType),
            Plain<Schema>("subscriptionType", Type, s => s.SubscriptionType),
            Plain<Schema>("directives", new NonNullType(Many(Directive)), s => s.Directives),
        ]);
        Type.Fields = new([
            Plain<GraphQLType>("kind", new NonNullType(TypeKind), KindOf),
            Plain<GraphQLType>("name", Text, t => (t as NamedType)?.Name),
            Plain<GraphQLType>("description", Text, t => (t as NamedType)?.Description),
            Plain<GraphQLType>("specifiedByURL", Text, t => (t as ScalarType)?.SpecifiedByUrl),
            WithDeprecated<GraphQLType>("fields", Many(Field), (t, all) =>
                (t as FieldsType)?.Fields.Where(f => all || f.DeprecationReason is null)),
            Plain<GraphQLType>("interfaces", Many(Type), t => (t as FieldsType)?.Interfaces),
            PossibleTypes(),
            WithDeprecated<GraphQLType>("enumValues", Many(EnumValue), (t, all) =>
                (t as EnumType)?.Values.Where(v => all || v.DeprecationReason is null)),
            WithDeprecated<GraphQLType>("inputFields", Many(InputValue), (t, all) =>
                (t as InputObjectType)?.Fields.Where(f => all || f.DeprecationReason is null)),
            Plain<GraphQLType>("ofType", Type, t => t switch { ListType l => l.OfType, NonNullType n => n.OfType, _ => null }),
            Plain<GraphQLType>("isOneOf", BuiltInScalars.Boolean, t => (t as InputObjectType)?.IsOneOf),
        ]);
        Field.Fields = new([
            Plain<FieldDefinition>("name", TextRequired, f => f.Name),
            Plain<FieldDefinition>("description", Text, f => f.Description),
            WithDeprecated<FieldDefinition>("args", inputValuesRequired, (f, all) => f.Arguments.Where(a => all || a.DeprecationReason is null)),
            Plain<FieldDefinition>("type", typeRequired, f => f.Type),
            Plain<FieldDefinition>("isDeprecated", FlagRequired, f => f.DeprecationReason is not null),
            Plain<FieldDefinition>("deprecationReason", Text, f => f.DeprecationReason),
        ]);
        InputValue.Fields = new([
            Plain<InputValueDefinition>("name", TextRequired, v => v.Name),
            Plain<InputValueDefinition>("description", Text, v => v.Description),
            Plain<InputValueDefinition>("type", typeRequired, v => v.Type),
            Plain<InputValueDefinition>("defaultValue", Text, v => v.DefaultValue is { } literal ? GraphQLPrinter.Print(literal) : null),
            Plain<InputValueDefinition>("isDeprecated", FlagRequired, v => v.DeprecationReason is not null),
            Plain<InputValueDefinition>("deprecationReason", Text, v => v.DeprecationReason),
        ]);
        EnumValue.Fields = new([
            Plain<EnumValueDefinition>("name", TextRequired, v => v.Name),
            Plain<EnumValueDefinition>("description", Text, v => v.Description),
            Plain<EnumValueDefinition>("isDeprecated", FlagRequired, v => v.DeprecationReason is not null),
            Plain<EnumValueDefinition>("deprecationReason", Text, v => v.DeprecationReason),
        ]);
        Directive.Fields = new([
            Plain<DirectiveDefinition>("name", TextRequired, d => d.Name),
            Plain<DirectiveDefinition>("description", Text, d => d.Description),
            Plain<DirectiveDefinition>("isRepeatable", FlagRequired, d => d.IsRepeatable),
            Plain<DirectiveDefinition>("locations", new NonNullType(Many(Location)), d => d.Locations.Select(DirectiveLocations.SdlName)),
            WithDeprecated<DirectiveDefinition>("args", inputValuesRequired, (d, all) => d.Arguments.Where(a => all || a.DeprecationReason is null)),
        ]);
    }

    private static ListType Many(GraphQLType item) => new(new NonNullType(item));

    private static FieldDefinition Plain<T>(string name, GraphQLType type, Func<T, object?> value) =>
        new(name, type, []) { Getter = parent => value((T)parent) };

    private static FieldDefinition PossibleTypes() => new("possibleTypes", Many(Type), [])
    {
        Resolver = (field, _) => new(field.ParentValue is NamedType { IsAbstractType: true } type ? field.Schema.GetPossibleTypes(type) : null),
    };

    private static FieldDefinition WithDeprecated<T>(string name, GraphQLType type, Func<T, bool, object?> value)
    {
        var includeDeprecated = new ArgumentDefinition("includeDeprecated", FlagRequired)
        {
            DefaultValue = new BooleanValueNode(false, new Location(1, 1)),
        };
        return new(name, type, [includeDeprecated])
        {
            Resolver = (field, _) => new(value((T)field.ParentValue!, field.Argument<bool>("includeDeprecated"))),
        };
    }

    private static string KindOf(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static IEnumerable<EnumValueDefinition> Values(params (string Name, string Description)[] values) =>
        values.Select(value => new EnumValueDefinition(value.Name) { Description = value.Description });

    private static string Words(DirectiveLocation location)
    {
        var words = location.SdlName().Replace('_', ' ').ToLowerInvariant();
        return (words[0] is 'a' or 'e' or 'i' or 'o' ? "An " : "A ") + words;
    }
}
