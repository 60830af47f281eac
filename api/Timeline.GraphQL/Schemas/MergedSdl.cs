using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>A type's definition together with its extensions from all sources, in source order.</summary>
internal sealed class MergedType(TypeDefinitionNode definition)
{
    private readonly List<DefinitionNode> _parts = [definition];

    public TypeDefinitionNode Definition { get; } = definition;

    public string Name => Definition.Name.Value;

    public IReadOnlyList<NamedTypeNode> Interfaces => [.. _parts.SelectMany(part => part switch
    {
        ObjectTypeDefinitionNode n => n.Interfaces,
        ObjectTypeExtensionNode n => n.Interfaces,
        InterfaceTypeDefinitionNode n => n.Interfaces,
        InterfaceTypeExtensionNode n => n.Interfaces,
        _ => [],
    })];

    public IReadOnlyList<FieldDefinitionNode> Fields => [.. _parts.SelectMany(part => part switch
    {
        ObjectTypeDefinitionNode n => n.Fields,
        ObjectTypeExtensionNode n => n.Fields,
        InterfaceTypeDefinitionNode n => n.Fields,
        InterfaceTypeExtensionNode n => n.Fields,
        _ => [],
    })];

    public IReadOnlyList<NamedTypeNode> Members => [.. _parts.SelectMany(part => part switch
    {
        UnionTypeDefinitionNode n => n.Types,
        UnionTypeExtensionNode n => n.Types,
        _ => [],
    })];

    public IReadOnlyList<EnumValueDefinitionNode> Values => [.. _parts.SelectMany(part => part switch
    {
        EnumTypeDefinitionNode n => n.Values,
        EnumTypeExtensionNode n => n.Values,
        _ => [],
    })];

    public IReadOnlyList<InputValueDefinitionNode> InputFields => [.. _parts.SelectMany(part => part switch
    {
        InputObjectTypeDefinitionNode n => n.Fields,
        InputObjectTypeExtensionNode n => n.Fields,
        _ => [],
    })];

    public IReadOnlyList<DirectiveNode> Directives => [.. _parts.SelectMany(part => part switch
    {
        TypeDefinitionNode n => n.Directives,
        TypeExtensionNode n => n.Directives,
        _ => [],
    })];

    public void Extend(TypeExtensionNode extension, ProblemList problems)
    {
        if (KindOf(Definition) == KindOf(extension))
            _parts.Add(extension);
        else
            problems.Add(extension.Location, $"Cannot extend non-{KindOf(extension)} type \"{Name}\".");
    }

    private static string KindOf(DefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "scalar",
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "object",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "interface",
        UnionTypeDefinitionNode or UnionTypeExtensionNode => "union",
        EnumTypeDefinitionNode or EnumTypeExtensionNode => "enum",
        _ => "input object",
    };
}

/// <summary>All sources as one set of definitions.</summary>
internal sealed class MergedSdl
{
    private readonly ProblemList _problems;
    private readonly Dictionary<string, MergedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinitionNode> _directives = new(StringComparer.Ordinal);
    private readonly Dictionary<OperationKind, OperationTypeDefinitionNode> _operations = [];

    public MergedSdl(IEnumerable<DocumentNode> documents, ProblemList problems)
    {
        _problems = problems;
        var definitions = documents.SelectMany(document => document.Definitions).ToList();
        foreach (var definition in definitions)
            AddDefinition(definition);
        foreach (var extension in definitions.OfType<TypeSystemExtensionNode>())
            AddExtension(extension);
    }

    public IReadOnlyCollection<MergedType> Types => _types.Values;

    public IReadOnlyCollection<DirectiveDefinitionNode> Directives => _directives.Values;

    public SchemaDefinitionNode? Schema { get; private set; }

    public List<DirectiveNode> SchemaDirectives { get; } = [];

    public MergedType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>The root operation types that are said, or found by their usual names when there is no schema definition.</summary>
    public (string Name, Location? Place)? RootType(OperationKind operation)
    {
        if (_operations.TryGetValue(operation, out var node))
            return (node.Type.Name.Value, node.Type.Location);
        var usual = operation.ToString();
        return Schema is null && _types.TryGetValue(usual, out var type) ? (usual, type.Definition.Location) : null;
    }

    private void AddDefinition(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema when Schema is not null:
                _problems.Add(schema.Location, "Must provide only one schema definition.");
                break;
            case SchemaDefinitionNode schema:
                Schema = schema;
                SchemaDirectives.AddRange(schema.Directives);
                AddOperations(schema.OperationTypes);
                break;
            case TypeDefinitionNode type when BuiltInScalars.Find(type.Name.Value) is not null:
                _problems.Add(type.Location, $"Type \"{type.Name.Value}\" is built in and cannot be defined again.");
                break;
            case TypeDefinitionNode type:
                if (!_types.TryAdd(type.Name.Value, new MergedType(type)))
                    _problems.Add(type.Location, $"There can be only one type named \"{type.Name.Value}\"; the first is at {_types[type.Name.Value].Definition.Location}.");
                break;
            case DirectiveDefinitionNode directive:
                AddDirective(directive);
                break;
            case ExecutableDefinitionNode executable:
                _problems.Add(executable.Location, "An operation or fragment is no part of a schema.");
                break;
        }
    }

    private void AddDirective(DirectiveDefinitionNode directive)
    {
        var name = directive.Name.Value;
        if (BuiltInDirectives.All.Any(builtIn => builtIn.Name == name))
            _problems.Add(directive.Location, $"Directive \"@{name}\" is built in and cannot be defined again.");
        else if (!_directives.TryAdd(name, directive))
            _problems.Add(directive.Location, $"There can be only one directive named \"@{name}\"; the first is at {_directives[name].Location}.");
    }

    private void AddExtension(TypeSystemExtensionNode extension)
    {
        if (extension is SchemaExtensionNode schema)
        {
            SchemaDirectives.AddRange(schema.Directives);
            AddOperations(schema.OperationTypes);
        }
        else if (extension is TypeExtensionNode type)
        {
            if (_types.TryGetValue(type.Name.Value, out var merged))
                merged.Extend(type, _problems);
            else
                _problems.Add(type.Location, $"Cannot extend type \"{type.Name.Value}\" because it is not defined.{DidYouMean(type.Name.Value)}");
        }
    }

    private void AddOperations(IEnumerable<OperationTypeDefinitionNode> operations)
    {
        foreach (var operation in operations)
        {
            if (!_operations.TryAdd(operation.Operation, operation))
                _problems.Add(operation.Location, $"There can be only one {GraphQLPrinter.Keyword(operation.Operation)} type in schema.");
        }
    }

    public string DidYouMean(string name) => Suggestions.DidYouMean(
        Suggestions.For(name, _types.Keys.Concat(BuiltInScalars.All.Select(scalar => scalar.Name))));
}
