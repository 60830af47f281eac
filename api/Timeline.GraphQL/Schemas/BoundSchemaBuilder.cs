using GraphQL.Conversion;
using GraphQL.Types;
using GraphQLParser.AST;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

/// <summary>GraphQL.NET's builder of schemas from SDL, given what the slices bound. What it passes over is added: scalars, and names of enum values.</summary>
internal sealed class BoundSchemaBuilder : global::GraphQL.Utilities.SchemaBuilder
{
    private readonly SchemaBindings _bindings;
    private readonly SdlText _sdl;
    private Dictionary<string, InputFactory> _inputs = [];

    public BoundSchemaBuilder(SchemaBindings bindings, SdlText sdl)
    {
        _bindings = bindings;
        _sdl = sdl;
        RunConfigurations = false;
    }

    /// <exception cref="SchemaException">SDL and bindings differ.</exception>
    protected override void Validate(GraphQLDocument document)
    {
        base.Validate(document);
        var check = new BindingCheck(_bindings, _sdl, document);
        _inputs = check.Require();
        foreach (var (type, field, binding) in check.Fields)
        {
            var config = Types.For(type).FieldFor(field);
            config.Resolver = binding.Resolver ?? EventValue.Resolver;
            config.StreamResolver = binding.Subscribe is { } subscribe ? new EventSource(subscribe) : null;
        }

        foreach (var (name, binding) in _bindings.Objects)
            Types.For(name).IsTypeOfFunc = binding.ClrType.IsInstanceOfType;
        foreach (var definition in document.Definitions.OfType<GraphQLScalarTypeDefinition>())
        {
            var scalar = _bindings.Scalars[definition.Name.StringValue];
            scalar.Description = definition.Description?.Value.ToString();
            scalar.WithDirectivesOf(definition);
        }
    }

    protected override global::GraphQL.Types.Schema CreateSchema()
    {
        var schema = new Schema(ServiceProvider) { NameConverter = DefaultNameConverter.Instance };
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Directives.Register(SpecifiedBy.Directive());
        schema.RegisterVisitor(new SpecifiedBy());
        foreach (var scalar in _bindings.Scalars.Values.Concat(BuiltInScalars.All()))
            schema.RegisterType(scalar);
        return schema;
    }

    protected override InputObjectGraphType ToInputObjectType(GraphQLInputObjectTypeDefinition inputDef)
    {
        var type = base.ToInputObjectType(inputDef);
        var bound = new BoundInput(_inputs[type.Name]) { Name = type.Name, Description = type.Description };
        bound.WithDirectivesOf(inputDef);
        foreach (var field in type.Fields)
            bound.AddField(field);
        return bound;
    }

    // FirstUpdate is FIRST_UPDATE; the builder wants the names to be the same but for case.
    protected override EnumerationGraphType ToEnumerationType(GraphQLEnumTypeDefinition enumDef)
    {
        var type = base.ToEnumerationType(enumDef);
        var binding = _bindings.Enums[type.Name];
        var bound = binding.Create();
        (bound.Name, bound.Description) = (type.Name, type.Description);
        bound.WithDirectivesOf(enumDef);
        foreach (var (value, ast) in type.Values.Zip(enumDef.Values!))
        {
            var member = Enum.Parse(binding.ClrType, EnumNames.MemberOf(binding.ClrType, value.Name)!);
            bound.Add(new EnumValueDefinition(value.Name, member) { Description = value.Description }.WithDirectivesOf(ast));
        }

        return bound;
    }
}
