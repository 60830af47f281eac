using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>The rules of the type system that each type must keep by itself. GraphQL spec, section "Type System".</summary>
internal sealed class SchemaRules(MergedSdl sdl, TypeFactory types, ProblemList problems)
{
    public void Check()
    {
        foreach (var type in types.Types)
        {
            CheckName(type.Name, type.Location);
            CheckType(type);
        }

        foreach (var directive in types.Directives)
            CheckDirective(directive);
        new InterfaceRules(types, problems).Check();
        new InputCycleRules(types, problems).Check();
        new DirectiveCycleRules(types, problems).Check();
        new AppliedDirectiveRules(sdl, types, problems).Check();
    }

    private void CheckType(NamedType type)
    {
        switch (type)
        {
            case FieldsType fields:
                CheckNotEmpty(fields.Fields.Count, type, $"Type {type} must define one or more fields.");
                foreach (var field in fields.Fields)
                    CheckField(fields, field);
                break;
            case UnionType union:
                CheckNotEmpty(union.Types.Count + sdl.Find(union.Name)!.Members.Count, type, $"Union type {type} must define one or more member types.");
                break;
            case EnumType values:
                CheckNotEmpty(values.Values.Count, type, $"Enum type {type} must define one or more values.");
                foreach (var value in values.Values)
                    CheckName(value.Name, value.Location);
                break;
            case InputObjectType input:
                CheckNotEmpty(input.Fields.Count, type, $"Input Object type {type} must define one or more fields.");
                foreach (var field in input.Fields)
                    CheckInputField(input, field);
                break;
        }
    }

    private void CheckField(FieldsType type, FieldDefinition field)
    {
        CheckName(field.Name, field.Location);
        if (!field.Type.IsOutputType)
            problems.Add(field.Location, $"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.");
        foreach (var argument in field.Arguments)
            CheckInput(argument, $"{type}.{field.Name}({argument.Name}:)", "argument");
    }

    private void CheckInputField(InputObjectType type, InputFieldDefinition field)
    {
        CheckInput(field, $"{type}.{field.Name}", "input field");
        if (!type.IsOneOf)
            return;
        if (field.Type is NonNullType)
            problems.Add(field.Location, $"OneOf input field {type}.{field.Name} must be nullable.");
        if (field.DefaultValue is not null)
            problems.Add(field.Location, $"OneOf input field {type}.{field.Name} cannot have a default value.");
    }

    private void CheckInput(InputValueDefinition input, string name, string what)
    {
        CheckName(input.Name, input.Location);
        if (!input.Type.IsInputType)
            problems.Add(input.Location, $"The type of {name} must be Input Type but got: {input.Type}.");
        if (input.IsRequired && input.DeprecationReason is not null)
            problems.Add(input.Location, $"Required {what} {name} cannot be deprecated.");
        if (input.DefaultValue is { } literal && input.Type.IsInputType)
            LiteralRules.Check(input.Type, literal, problems);
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name, directive.Location);
        foreach (var argument in directive.Arguments)
            CheckInput(argument, $"{directive}({argument.Name}:)", "argument");
    }

    private void CheckName(string name, Location? place)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            problems.Add(place, $"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.");
    }

    private void CheckNotEmpty(int count, NamedType type, string message)
    {
        if (count == 0)
            problems.Add(type.Location, message);
    }
}
