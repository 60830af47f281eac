using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Puts what stands behind the SDL into its types, and reports what is missing on either side.</summary>
internal sealed class TypeBinder(
    SchemaBindings bindings,
    TypeFactory types,
    Dictionary<OperationKind, ObjectType> roots,
    ProblemList problems)
{
    public void Bind()
    {
        foreach (var problem in bindings.Problems)
            problems.Add(null, problem);

        BindScalars();
        BindNamed<EnumType>(bindings.Enums, "Enum", (type, clr) => EnumBinder.Bind(type, clr, problems));
        BindNamed<InputObjectType>(bindings.Inputs, "Input", (type, clr) => type.ClrType = clr);
        // Only now, as inputs hold each other.
        foreach (var input in types.Types.OfType<InputObjectType>().Where(type => type.ClrType != typeof(IReadOnlyDictionary<string, object?>)))
            input.Factory = InputBinder.Compile(input, problems);

        BindRoots();
        BindObjects();
        CheckAbstractTypes();
    }

    private void BindScalars() => BindNamed<ScalarType, ScalarCoercion>(
        bindings.Scalars, "Scalar", (type, coercion) => type.Coercion = coercion);

    private void BindNamed<TType>(Dictionary<string, Type> bound, string call, Action<TType, Type> bind)
        where TType : NamedType => BindNamed<TType, Type>(bound, call, bind);

    private void BindNamed<TType, TBinding>(Dictionary<string, TBinding> bound, string call, Action<TType, TBinding> bind)
        where TType : NamedType
    {
        foreach (var type in types.Types.OfType<TType>())
        {
            if (bound.TryGetValue(type.Name, out var binding))
                bind(type, binding);
            else
                problems.Add(type.Location, $"{type} has no binding; bind it with {call}<T>(\"{type}\").");
        }

        foreach (var name in bound.Keys.Where(name => types.Types.FirstOrDefault(type => type.Name == name) is not TType))
            problems.Add(null, $"{call}(\"{name}\") is bound, but the SDL has no such type.");
    }

    private void BindRoots()
    {
        foreach (var (operation, root) in roots)
        {
            foreach (var field in root.Fields)
            {
                if (bindings.RootFields.TryGetValue((operation, field.Name), out var binding))
                    Bind(field, binding);
                else
                    problems.Add(field.Location, $"{root}.{field.Name} has no binding; bind it with {operation}(\"{field.Name}\", …).");
            }
        }

        foreach (var (operation, name) in bindings.RootFields.Keys)
        {
            if (!roots.TryGetValue(operation, out var root) || root.Fields.Find(name) is null)
                problems.Add(null, $"{operation}(\"{name}\") is bound, but the SDL has no field {root?.Name ?? operation.ToString()}.{name}.");
        }
    }

    private void BindObjects()
    {
        foreach (var type in types.Types.OfType<ObjectType>().Where(type => !roots.ContainsValue(type)))
        {
            if (bindings.Objects.TryGetValue(type.Name, out var binding))
                BindObject(type, binding);
            else
                problems.Add(type.Location, $"{type} has no binding ({string.Join(", ", type.Fields.Select(field => field.Name))}); bind it with Object<T>(\"{type}\").");
        }

        foreach (var (name, binding) in bindings.Objects)
        {
            if (types.Types.FirstOrDefault(type => type.Name == name) is not ObjectType type || roots.ContainsValue(type))
                problems.Add(null, $"Object<{binding.ClrType.Name}>(\"{name}\") is bound, but the SDL has no such object type.");
        }
    }

    private void BindObject(ObjectType type, ObjectBinding binding)
    {
        type.ClrType = binding.ClrType;
        foreach (var field in type.Fields)
        {
            if (binding.Fields.TryGetValue(field.Name, out var bound))
                Bind(field, bound);
            else if (binding.UsesProperties)
                PropertyBinder.Bind(type, field, problems);
            else
                problems.Add(field.Location, $"{type}.{field.Name} has no binding; bind it with Object<{binding.ClrType.Name}>(\"{type}\").Field(\"{field.Name}\", …).");
        }

        foreach (var name in binding.Fields.Keys.Where(name => type.Fields.Find(name) is null))
            problems.Add(null, $"Object<{binding.ClrType.Name}>(\"{type}\").Field(\"{name}\") is bound, but the SDL has no field {type}.{name}.");
    }

    private static void Bind(FieldDefinition field, FieldBinding binding)
    {
        field.Resolver = binding.Resolver;
        field.Getter = binding.Getter;
        field.Subscribe = binding.Subscribe;
    }

    // The object type behind an interface or union is found by the value's CLR type, so two may not share one.
    private void CheckAbstractTypes()
    {
        var objects = types.Types.OfType<ObjectType>().Where(type => type.ClrType is not null).ToList();
        foreach (var type in types.Types.Where(type => type.IsAbstractType))
        {
            var possible = type is UnionType union
                ? [.. union.Types.Where(member => member.ClrType is not null)]
                : objects.Where(candidate => candidate.Interfaces.Find(type.Name) == type).ToList();
            foreach (var shared in possible.GroupBy(candidate => candidate.ClrType).Where(group => group.Count() > 1))
                problems.Add(type.Location, $"{string.Join(" and ", shared)} are all bound to {shared.Key!.Name}, so a value of {type} would not tell which it is.");
        }
    }
}
