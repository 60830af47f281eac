using GraphQL.Types;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Says what stands behind each part of the SDL. Used once, while the schema is built; not thread-safe.</summary>
/// <remarks>A mistake is reported with all others when the schema is built, never by throwing here.</remarks>
public sealed class SchemaBindings
{
    private readonly Dictionary<string, ObjectBinding> _objects = new(StringComparer.Ordinal);

    internal Dictionary<(OperationKind Root, string Field), FieldBinding> RootFields { get; } = [];

    internal IReadOnlyDictionary<string, ObjectBinding> Objects => _objects;

    internal Dictionary<string, ScalarGraphType> Scalars { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, EnumBinding> Enums { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, Type> Inputs { get; } = new(StringComparer.Ordinal);

    internal List<string> Problems { get; } = [];

    /// <summary>Gives, from the name and the resolver of a mutation, the resolver that is bound in its place; for those bound after this is set. Null, the default, changes none.</summary>
    public Func<string, FieldResolver, FieldResolver>? AroundMutations { get; set; }

    /// <summary>Binds a field of the query root.</summary>
    public void Query(string field, FieldResolver resolver) => Root(OperationKind.Query, field, new(new BoundResolver(resolver)));

    /// <summary>Binds a field of the mutation root.</summary>
    public void Mutation(string field, FieldResolver resolver) =>
        Root(OperationKind.Mutation, field, new(new BoundResolver(AroundMutations?.Invoke(field, resolver) ?? resolver)));

    /// <summary>Binds a field of the subscription root.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="subscribe">Each value it yields is the field's value for one response.</param>
    public void Subscription(string field, SubscriptionResolver subscribe) =>
        Root(OperationKind.Subscription, field, new(Subscribe: subscribe));

    /// <summary>Binds an object type to the CLR type of its values. May be called again, with the same types, to go on binding fields.</summary>
    /// <typeparam name="T">What resolvers give for the type. It also tells which object type stands behind an interface or union.</typeparam>
    public ObjectBinding<T> Object<T>(string typeName)
    {
        if (!_objects.TryGetValue(typeName, out var binding))
            _objects.Add(typeName, binding = new ObjectBinding<T>(this, typeName));
        if (binding is ObjectBinding<T> same)
            return same;
        Problems.Add($"Object<{typeof(T).Name}>(\"{typeName}\"): the type is bound to {binding.ClrType.Name} already");
        return new ObjectBinding<T>(this, typeName);
    }

    /// <summary>Binds a scalar.</summary>
    /// <param name="name">The scalar's name.</param>
    /// <param name="serialize">Gives the string, long, double or bool that is written.</param>
    /// <param name="parse">
    /// Gets the string, long, double or bool of a literal or variable (a whole number beyond 64 bits comes as double).
    /// Throws <see cref="FormatException"/> with the reason when it is no such scalar; the client sees the reason.
    /// </param>
    /// <param name="write">Writes the same as <paramref name="serialize"/> gives, straight into the response; null to write what that gives.</param>
    public void Scalar<T>(string name, Func<T, object> serialize, Func<object, T> parse, ScalarWrite<T>? write = null) =>
        Once(Scalars, name, new BoundScalar<T>(name, serialize, parse, write), $"Scalar<{typeof(T).Name}>(\"{name}\")");

    /// <summary>Binds an enum: <c>FirstUpdate</c> is <c>FIRST_UPDATE</c> and <c>Sev1</c> is <c>SEV1</c>. Every value must exist on both sides.</summary>
    public void Enum<TEnum>(string name)
        where TEnum : struct, Enum => Once(Enums, name, new EnumBinding(typeof(TEnum), () => new BoundEnum<TEnum>()), $"Enum<{typeof(TEnum).Name}>(\"{name}\")");

    /// <summary>Binds an input object to a record whose constructor parameters are the fields, by name.</summary>
    /// <remarks>
    /// A nullable field needs a parameter that takes null. A list is an <see cref="IReadOnlyList{T}"/> or an array.
    /// Defaults of the SDL are applied before. Where it matters whether a field was given at all, bind the type to
    /// <c>IReadOnlyDictionary&lt;string, object?&gt;</c>: it holds only the fields given or defaulted.
    /// </remarks>
    public void Input<T>(string name) => Once(Inputs, name, typeof(T), $"Input<{typeof(T).Name}>(\"{name}\")");

    private void Root(OperationKind root, string field, FieldBinding binding)
    {
        if (!RootFields.TryAdd((root, field), binding))
            Problems.Add($"{root}(\"{field}\"): the field is bound twice");
    }

    private void Once<T>(Dictionary<string, T> bindings, string name, T binding, string call)
    {
        if (!bindings.TryAdd(name, binding))
            Problems.Add($"{call}: the type is bound twice");
    }
}
