using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>
/// Makes types from merged definitions. What is wrong is reported and left out, or stood in for by a scalar, so that the
/// other checks can still run and find everything at once.
/// </summary>
internal sealed class TypeFactory
{
    private readonly MergedSdl _sdl;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    public TypeFactory(MergedSdl sdl, ProblemList problems)
    {
        _sdl = sdl;
        _problems = problems;
        foreach (var type in sdl.Types)
            _types.Add(type.Name, MakeShell(type));
        Types = [.. _types.Values];
        foreach (var type in sdl.Types)
            Fill(_types[type.Name], type);
        Directives = [.. sdl.Directives.Select(MakeDirective)];
    }

    public IReadOnlyList<NamedType> Types { get; }

    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    public NamedType? Find(string name) => BuiltInScalars.Find(name) ?? _types.GetValueOrDefault(name);

    private NamedType MakeShell(MergedType type)
    {
        var name = type.Name;
        var description = type.Definition.Description?.Value;
        var place = type.Definition.Name.Location;
        var directives = type.Directives;
        return type.Definition switch
        {
            ScalarTypeDefinitionNode => new ScalarType(name, UnboundCoercion.Instance)
            {
                Description = description,
                Location = place,
                AppliedDirectives = directives,
                SpecifiedByUrl = TextArgument(directives, "specifiedBy", "url"),
            },
            ObjectTypeDefinitionNode => new ObjectType(name) { Description = description, Location = place, AppliedDirectives = directives },
            InterfaceTypeDefinitionNode => new InterfaceType(name) { Description = description, Location = place, AppliedDirectives = directives },
            UnionTypeDefinitionNode => new UnionType(name) { Description = description, Location = place, AppliedDirectives = directives },
            EnumTypeDefinitionNode => new EnumType(name, Unique(type.Values.Select(MakeEnumValue), v => v.Location, $"Enum value \"{name}.", "\" can only be defined once."))
            {
                Description = description,
                Location = place,
                AppliedDirectives = directives,
            },
            _ => new InputObjectType(name)
            {
                Description = description,
                Location = place,
                AppliedDirectives = directives,
                IsOneOf = Has(directives, "oneOf"),
            },
        };
    }

    private void Fill(NamedType type, MergedType sdl)
    {
        switch (type)
        {
            case FieldsType fields:
                fields.Interfaces = new(References<InterfaceType>(
                    sdl.Interfaces, $"Type {type} can only implement", $"Type {type} must only implement Interface types, it cannot implement"));
                fields.Fields = new(Unique(
                    sdl.Fields.Select(node => MakeField(type.Name, node)), f => f.Location, $"Field \"{type}.", "\" can only be defined once."));
                break;
            case UnionType union:
                union.Types = new(References<ObjectType>(
                    sdl.Members, $"Union type {type} can only include type", $"Union type {type} can only include Object types, it cannot include"));
                break;
            case InputObjectType input:
                input.Fields = new(Unique(
                    sdl.InputFields.Select(node => MakeInputField(type.Name, node)), f => f.Location, $"Field \"{type}.", "\" can only be defined once."));
                break;
        }
    }

    private FieldDefinition MakeField(string type, FieldDefinitionNode node) =>
        new(node.Name.Value, Resolve(node.Type), MakeArguments($"{type}.{node.Name.Value}", node.Arguments))
        {
            Description = node.Description?.Value,
            DeprecationReason = DeprecationReason(node.Directives),
            AppliedDirectives = node.Directives,
            Location = node.Name.Location,
        };

    private List<ArgumentDefinition> MakeArguments(string owner, IEnumerable<InputValueDefinitionNode> nodes)
    {
        var arguments = nodes.Select(node => new ArgumentDefinition(node.Name.Value, Resolve(node.Type))
        {
            Description = node.Description?.Value,
            DefaultValue = node.DefaultValue,
            DeprecationReason = DeprecationReason(node.Directives),
            AppliedDirectives = node.Directives,
            Location = node.Name.Location,
        });
        return Unique(arguments, a => a.Location, $"Argument \"{owner}(", ":)\" can only be defined once.");
    }

    private InputFieldDefinition MakeInputField(string type, InputValueDefinitionNode node) => new(node.Name.Value, Resolve(node.Type))
    {
        Description = node.Description?.Value,
        DefaultValue = node.DefaultValue,
        DeprecationReason = DeprecationReason(node.Directives),
        AppliedDirectives = node.Directives,
        Location = node.Name.Location,
    };

    private static EnumValueDefinition MakeEnumValue(EnumValueDefinitionNode node) => new(node.Name.Value)
    {
        Description = node.Description?.Value,
        DeprecationReason = DeprecationReason(node.Directives),
        AppliedDirectives = node.Directives,
        Location = node.Name.Location,
    };

    private DirectiveDefinition MakeDirective(DirectiveDefinitionNode node)
    {
        var locations = node.Locations.Select(name => DirectiveLocations.Find(name.Value)).OfType<DirectiveLocation>();
        return new DirectiveDefinition(node.Name.Value, MakeArguments($"@{node.Name.Value}", node.Arguments), [.. locations.Distinct()])
        {
            Description = node.Description?.Value,
            IsRepeatable = node.Repeatable,
            Location = node.Name.Location,
        };
    }

    private GraphQLType Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => new ListType(Resolve(list.Type)),
        NonNullTypeNode nonNull => new NonNullType(Resolve(nonNull.Type)),
        NamedTypeNode named => Find(named.Name.Value) ?? Unknown(named),
        _ => throw new ArgumentException($"unexpected {node.GetType().Name}", nameof(node)),
    };

    private ScalarType Unknown(NamedTypeNode node)
    {
        ReportUnknown(node);
        return new ScalarType(node.Name.Value, UnboundCoercion.Instance) { Location = node.Location };
    }

    private void ReportUnknown(NamedTypeNode node) =>
        _problems.Add(node.Location, $"Unknown type \"{node.Name.Value}\".{_sdl.DidYouMean(node.Name.Value)}");

    private List<T> References<T>(IEnumerable<NamedTypeNode> nodes, string twice, string wrongKind)
        where T : NamedType
    {
        var found = new List<T>();
        foreach (var node in nodes)
        {
            var type = Find(node.Name.Value);
            if (type is null)
                ReportUnknown(node);
            else if (type is not T match)
                _problems.Add(node.Location, $"{wrongKind} {type}.");
            else if (found.Contains(match))
                _problems.Add(node.Location, $"{twice} {type} once.");
            else
                found.Add(match);
        }

        return found;
    }

    private List<T> Unique<T>(IEnumerable<T> definitions, Func<T, Location?> place, string before, string after)
        where T : IDefinition
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var unique = new List<T>();
        foreach (var definition in definitions)
        {
            if (names.Add(definition.Name))
                unique.Add(definition);
            else
                _problems.Add(place(definition), before + definition.Name + after);
        }

        return unique;
    }

    private static bool Has(IReadOnlyList<DirectiveNode> directives, string name) => directives.Any(directive => directive.Name.Value == name);

    private static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) => Has(directives, "deprecated")
        ? TextArgument(directives, "deprecated", "reason") ?? BuiltInDirectives.DefaultDeprecationReason
        : null;

    private static string? TextArgument(IReadOnlyList<DirectiveNode> directives, string directive, string argument) => directives
        .FirstOrDefault(applied => applied.Name.Value == directive)?.Arguments
        .Where(given => given.Name.Value == argument)
        .Select(given => (given.Value as StringValueNode)?.Value)
        .FirstOrDefault();
}
