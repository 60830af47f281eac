using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>What stands behind an object type.</summary>
public abstract class ObjectBinding
{
    private protected ObjectBinding(string name, Type clrType) => (Name, ClrType) = (name, clrType);

    internal string Name { get; }

    internal Type ClrType { get; }

    /// <summary>True when fields without a binding are read from properties.</summary>
    internal bool UsesProperties { get; private protected set; }
}

/// <summary>What stands behind the fields of an object type whose values are <typeparamref name="T"/>.</summary>
public sealed class ObjectBinding<T> : ObjectBinding
{
    private readonly SchemaBindings _bindings;

    internal ObjectBinding(SchemaBindings bindings, string name)
        : base(name, typeof(T)) => _bindings = bindings;

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

    private ObjectBinding<T> Add(string field, FieldBinding binding)
    {
        _bindings.Add($"{Name}.{field}", binding);
        return this;
    }
}
