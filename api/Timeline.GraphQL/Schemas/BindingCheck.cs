using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Pairs the SDL with the bindings and reports what is missing on either side, so that the host does not start half bound.</summary>
internal sealed class BindingCheck(SchemaBindings bindings, SdlText sdl, GraphQLDocument document)
{
    private readonly List<(int Place, string Problem)> _problems = [];
    private readonly List<(string Type, string Field, FieldBinding Binding)> _fields = [];

    /// <summary>What stands behind each field of the SDL.</summary>
    public IReadOnlyList<(string Type, string Field, FieldBinding Binding)> Fields => _fields;

    /// <summary>Pairs all.</summary>
    /// <returns>What makes the records of the input types.</returns>
    /// <exception cref="SchemaException">Lists all problems, those with a place first and in its order.</exception>
    public Dictionary<string, InputFactory> Require()
    {
        _problems.AddRange(bindings.Problems.Select(problem => (int.MaxValue, problem)));
        Pair<GraphQLScalarTypeDefinition>("Scalar", bindings.Scalars.Keys, _ => { });
        Pair<GraphQLEnumTypeDefinition>("Enum", bindings.Enums.Keys, CheckEnum);
        var inputs = new Dictionary<string, InputFactory>(StringComparer.Ordinal);
        var clrTypes = new InputClrTypes(bindings, document);
        Pair<GraphQLInputObjectTypeDefinition>("Input", bindings.Inputs.Keys, type =>
            inputs.Add(type.Name.StringValue, new InputFactory(type, bindings.Inputs[type.Name.StringValue], clrTypes, Add)));
        var roots = Roots();
        foreach (var (operation, root) in roots)
            BindRoot(operation, root);
        foreach (var (operation, name) in bindings.RootFields.Keys)
        {
            var root = roots.GetValueOrDefault(operation);
            if (root is null || !FieldsOf(root).Any(field => field.Name.StringValue == name))
                Add(null, $"{operation}(\"{name}\") is bound, but the SDL has no field {root ?? operation.ToString()}.{name}.");
        }

        BindObjects(roots);
        return _problems.Count == 0 ? inputs : throw new SchemaException([.. _problems.OrderBy(problem => problem.Place).Select(problem => problem.Problem)]);
    }

    private void Add(ASTNode? node, string problem) =>
        _problems.Add(node is null ? (int.MaxValue, problem) : (node.Location.Start, $"{sdl.PlaceOf(node)}: {problem}"));

    private void Pair<T>(string call, IEnumerable<string> bound, Action<T> check)
        where T : GraphQLTypeDefinition
    {
        var names = bound.ToHashSet(StringComparer.Ordinal);
        foreach (var type in document.Definitions.OfType<T>())
        {
            if (names.Remove(type.Name.StringValue))
                check(type);
            else
                Add(type.Name, $"{type.Name.StringValue} has no binding; bind it with {call}<T>(\"{type.Name.StringValue}\").");
        }

        foreach (var name in names)
            Add(null, $"{call}(\"{name}\") is bound, but the SDL has no such type.");
    }

    private Dictionary<OperationKind, string> Roots()
    {
        if (document.Definitions.OfType<GraphQLSchemaDefinition>().FirstOrDefault() is { } schema)
            return schema.OperationTypes.ToDictionary(root => Enum.Parse<OperationKind>(root.Operation.ToString()), root => root.Type!.Name.StringValue);
        return Enum.GetValues<OperationKind>().Where(kind => FieldsOf(kind.ToString()).Any()).ToDictionary(kind => kind, kind => kind.ToString());
    }

    private IEnumerable<GraphQLFieldDefinition> FieldsOf(string type) => document.Definitions.SelectMany(definition => definition switch
    {
        GraphQLObjectTypeDefinition item when item.Name.StringValue == type => item.Fields?.Items ?? [],
        GraphQLObjectTypeExtension more when more.Name.StringValue == type => more.Fields?.Items ?? [],
        _ => [],
    });

    private void BindRoot(OperationKind operation, string root)
    {
        foreach (var field in FieldsOf(root))
        {
            if (bindings.RootFields.TryGetValue((operation, field.Name.StringValue), out var binding))
                _fields.Add((root, field.Name.StringValue, binding));
            else
                Add(field.Name, $"{root}.{field.Name.StringValue} has no binding; bind it with {operation}(\"{field.Name.StringValue}\", …).");
        }
    }

    private void BindObjects(Dictionary<OperationKind, string> roots)
    {
        var left = bindings.Objects.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var type in document.Definitions.OfType<GraphQLObjectTypeDefinition>().Where(type => !roots.ContainsValue(type.Name.StringValue)))
        {
            var name = type.Name.StringValue;
            left.Remove(name);
            if (bindings.Objects.TryGetValue(name, out var binding))
                BindObject(name, binding);
            else
                Add(type.Name, $"{name} has no binding ({string.Join(", ", FieldsOf(name).Select(field => field.Name.StringValue))}); bind it with Object<T>(\"{name}\").");
        }

        foreach (var name in left)
            Add(null, $"Object<{bindings.Objects[name].ClrType.Name}>(\"{name}\") is bound, but the SDL has no such object type.");
    }

    private void BindObject(string type, ObjectBinding binding)
    {
        var left = binding.Fields.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var field in FieldsOf(type))
        {
            var name = field.Name.StringValue;
            left.Remove(name);
            if (binding.Fields.TryGetValue(name, out var own))
                _fields.Add((type, name, own));
            else if (!binding.UsesProperties)
                Add(field.Name, $"{type}.{name} has no binding; bind it with Object<{binding.ClrType.Name}>(\"{type}\").Field(\"{name}\", …).");
            else if (PropertyValue.Find(binding.ClrType, name) is not { } property)
                Add(field.Name, $"{type}.{name} has no binding, and {binding.ClrType.Name} has no public property {EnumNames.Pascal(name)}.");
            else if (field.Arguments?.Count > 0)
                Add(field.Name, $"{type}.{name} has arguments, which a property cannot take; bind it to a resolver.");
            else
                _fields.Add((type, name, new(new PropertyValue(property))));
        }

        foreach (var name in left)
            Add(null, $"Object<{binding.ClrType.Name}>(\"{type}\").Field(\"{name}\") is bound, but the SDL has no field {type}.{name}.");
    }

    private void CheckEnum(GraphQLEnumTypeDefinition type)
    {
        var (name, clrType) = (type.Name.StringValue, bindings.Enums[type.Name.StringValue].ClrType);
        var left = Enum.GetNames(clrType).ToHashSet(StringComparer.Ordinal);
        foreach (var value in type.Values ?? Enumerable.Empty<GraphQLEnumValueDefinition>())
        {
            if (EnumNames.MemberOf(clrType, value.Name.StringValue) is not { } member || !left.Remove(member))
                Add(value.Name, $"{name}.{value.Name.StringValue} has no member in {clrType.Name}.");
        }

        foreach (var member in left)
            Add(type.Name, $"{clrType.Name}.{member} is no value of {name}; it would be {EnumNames.Screaming(member)}.");
    }
}
