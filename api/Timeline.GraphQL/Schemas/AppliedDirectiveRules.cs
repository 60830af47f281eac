using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Checks the directives applied in SDL. GraphQL spec, section "Directives", validation.</summary>
internal sealed class AppliedDirectiveRules(MergedSdl sdl, TypeFactory types, ProblemList problems)
{
    private readonly Dictionary<string, DirectiveDefinition> _known = BuiltInDirectives.All
        .Concat(types.Directives)
        .ToDictionary(directive => directive.Name, StringComparer.Ordinal);

    public void Check()
    {
        Check(sdl.SchemaDirectives, DirectiveLocation.Schema);
        foreach (var type in types.Types)
            CheckType(type);
        foreach (var argument in types.Directives.SelectMany(directive => directive.Arguments))
            Check(argument.AppliedDirectives, DirectiveLocation.ArgumentDefinition);
    }

    private void CheckType(NamedType type)
    {
        switch (type)
        {
            case ScalarType:
                Check(type.AppliedDirectives, DirectiveLocation.Scalar);
                break;
            case FieldsType fields:
                Check(type.AppliedDirectives, type is ObjectType ? DirectiveLocation.Object : DirectiveLocation.Interface);
                foreach (var field in fields.Fields)
                {
                    Check(field.AppliedDirectives, DirectiveLocation.FieldDefinition);
                    foreach (var argument in field.Arguments)
                        Check(argument.AppliedDirectives, DirectiveLocation.ArgumentDefinition);
                }

                break;
            case UnionType:
                Check(type.AppliedDirectives, DirectiveLocation.Union);
                break;
            case EnumType values:
                Check(type.AppliedDirectives, DirectiveLocation.Enum);
                foreach (var value in values.Values)
                    Check(value.AppliedDirectives, DirectiveLocation.EnumValue);
                break;
            case InputObjectType input:
                Check(type.AppliedDirectives, DirectiveLocation.InputObject);
                foreach (var field in input.Fields)
                    Check(field.AppliedDirectives, DirectiveLocation.InputFieldDefinition);
                break;
        }
    }

    private void Check(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!_known.TryGetValue(name, out var definition))
            {
                problems.Add(directive.Location, $"Unknown directive \"@{name}\".");
                continue;
            }

            if (!definition.Locations.Contains(location))
                problems.Add(directive.Location, $"Directive \"@{name}\" may not be used on {location.SdlName()}.");
            if (!seen.Add(name) && !definition.IsRepeatable)
                problems.Add(directive.Location, $"The directive \"@{name}\" can only be used once at this location.");
            CheckArguments(directive, definition);
        }
    }

    private void CheckArguments(DirectiveNode directive, DirectiveDefinition definition)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (!given.Add(name))
                problems.Add(argument.Location, $"There can be only one argument named \"{name}\".");
            if (definition.Arguments.Find(name) is { } wanted)
                LiteralRules.Check(wanted.Type, argument.Value, problems);
            else
                problems.Add(argument.Location, $"Unknown argument \"{name}\" on directive \"{definition}\".{Suggestions.DidYouMean(Suggestions.For(name, definition.Arguments.Select(a => a.Name)))}");
        }

        foreach (var missing in definition.Arguments.Where(argument => argument.IsRequired && !given.Contains(argument.Name)))
            problems.Add(directive.Location, $"Directive \"{definition}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, but it was not provided.");
    }
}
