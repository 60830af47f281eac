using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>What stands behind the fields of an object type.</summary>
public abstract class ObjectBinding
{
    private protected ObjectBinding(Type clrType) => ClrType = clrType;

    internal Type ClrType { get; }

    internal Dictionary<string, FieldBinding> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>True when fields without a binding are read from properties.</summary>
    internal bool UsesProperties { get; private protected set; }
}

/// <summary>What stands behind the fields of an object type whose values are <typeparamref name="T"/>.</summary>
public sealed class ObjectBinding<T> : ObjectBinding
{
    private readonly SchemaBindings _bindings;
    private readonly string _typeName;

    internal ObjectBinding(SchemaBindings bindings, string typeName)
        : base(typeof(T))
    {
        _bindings = bindings;
        _typeName = typeName;
    }

    /// <summary>Binds a field to a function of the object alone.</summary>
    public ObjectBinding<T> Field(string name, Func<T, object?> value) => Add(name, new(new FunctionValue(parent => value((T)parent))));

    /// <summary>Binds a field to a resolver.</summary>
    public ObjectBinding<T> Field(string name, FieldResolver resolver) => Add(name, new(new BoundResolver(resolver)));

    /// <summary>
    /// Binds every field that has no binding of its own to the public property of the same name:
    /// <c>occurredAt</c> is <c>OccurredAt</c>. The schema does not build when there is none.
    /// </summary>
    public ObjectBinding<T> Properties()
    {
        UsesProperties = true;
        return this;
    }

    private ObjectBinding<T> Add(string name, FieldBinding binding)
    {
        if (!Fields.TryAdd(name, binding))
            _bindings.Problems.Add($"Object<{typeof(T).Name}>(\"{_typeName}\").Field(\"{name}\"): the field is bound twice");
        return this;
    }
}
