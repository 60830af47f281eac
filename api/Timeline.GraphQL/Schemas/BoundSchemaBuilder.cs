using GraphQL;
using GraphQL.Conversion;
using GraphQL.Types;
using GraphQLParser.AST;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

/// <summary>GraphQL.NET's builder of schemas from SDL, given what the slices bound. What it passes over is added: scalars, and names of enum values.</summary>
internal sealed class BoundSchemaBuilder(SchemaBindings bindings) : global::GraphQL.Utilities.SchemaBuilder
{
    /// <exception cref="SchemaException">SDL and bindings differ.</exception>
    protected override void Validate(GraphQLDocument document)
    {
        RunConfigurations = false;
        base.Validate(document);
        foreach (var (type, field, binding) in new BindingCheck(bindings, document).Require())
        {
            var config = Types.For(type).FieldFor(field);
            config.Resolver = binding.Resolver ?? EventValue.Resolver;
            config.StreamResolver = binding.Subscribe is { } subscribe ? new EventSource(subscribe) : null;
        }

        foreach (var type in bindings.All.Values.OfType<ObjectBinding>())
            Types.For(type.Name).IsTypeOfFunc = type.ClrType.IsInstanceOfType;
        foreach (var definition in document.Definitions.OfType<GraphQLScalarTypeDefinition>())
        {
            var scalar = bindings.Find<ScalarGraphType>("scalar", definition.Name.StringValue);
            scalar.Description = definition.Description?.Value.ToString();
            WithDirectivesOf(scalar, definition);
        }
    }

    protected override global::GraphQL.Types.Schema CreateSchema()
    {
        var schema = new Schema(ServiceProvider) { NameConverter = DefaultNameConverter.Instance };
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Directives.Register(SpecifiedBy.Directive());
        schema.RegisterVisitor(new SpecifiedBy());
        foreach (var scalar in bindings.All.Values.OfType<ScalarGraphType>().Concat([new WholeNumber(), new FiniteNumber(), new TextId()]))
            schema.RegisterType(scalar);
        return schema;
    }

    protected override InputObjectGraphType ToInputObjectType(GraphQLInputObjectTypeDefinition inputDef)
    {
        var type = base.ToInputObjectType(inputDef);
        var bound = new BoundInput(bindings.Find<Type>("input", type.Name)) { Name = type.Name, Description = type.Description, IsOneOf = type.IsOneOf };
        foreach (var field in type.Fields)
            bound.AddField(field);
        return WithDirectivesOf(bound, inputDef);
    }

    // FirstUpdate is FIRST_UPDATE; the builder wants the names to be the same but for case.
    protected override EnumerationGraphType ToEnumerationType(GraphQLEnumTypeDefinition enumDef)
    {
        var type = base.ToEnumerationType(enumDef);
        var binding = bindings.Find<EnumBinding>("enum", type.Name);
        var bound = binding.Create();
        (bound.Name, bound.Description) = (type.Name, type.Description);
        foreach (var (value, ast) in type.Values.Zip(enumDef.Values!))
            bound.Add(WithDirectivesOf(new EnumValueDefinition(value.Name, binding.MemberOf(value.Name)) { Description = value.Description }, ast));
        return WithDirectivesOf(bound, enumDef);
    }

    // What the builder does so for the types that it makes itself is internal.
    private static T WithDirectivesOf<T>(T element, IHasDirectivesNode node)
        where T : IMetadataWriter
    {
        foreach (var directive in (node.Directives?.Items ?? []).Where(directive => directive.Name.Value != "oneOf"))
        {
            element.ApplyDirective(directive.Name.StringValue, applied =>
            {
                foreach (var argument in directive.Arguments?.Items ?? [])
                    applied.AddArgument(new DirectiveArgument(argument.Name.StringValue) { Value = PlainValues.Of(argument.Value) });
            });
        }

        return element;
    }
}
