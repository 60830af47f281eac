using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Says what stands behind each part of the SDL. Used once, while the schema is built; not thread-safe.</summary>
/// <remarks>A mistake is reported with all others when the schema is built, never by throwing here.</remarks>
public sealed class SchemaBindings
{
    /// <summary>The bindings by coordinate: <c>Query.incident</c>, <c>type Incident</c>, <c>scalar Instant</c>, <c>enum Severity</c>, <c>input IncidentFilter</c>.</summary>
    internal Dictionary<string, object> All { get; } = new(StringComparer.Ordinal);

    internal List<string> Problems { get; } = [];

    /// <summary>Gives, from the name and the resolver of a mutation, the resolver that is bound in its place; for those bound after this is set. Null, the default, changes none.</summary>
    public Func<string, FieldResolver, FieldResolver>? AroundMutations { get; set; }

    /// <summary>Binds a field of the query root.</summary>
    public void Query(string field, FieldResolver resolver) => Add($"Query.{field}", new FieldBinding(new BoundResolver(resolver)));

    /// <summary>Binds a field of the mutation root.</summary>
    public void Mutation(string field, FieldResolver resolver) =>
        Add($"Mutation.{field}", new FieldBinding(new BoundResolver(AroundMutations?.Invoke(field, resolver) ?? resolver)));

    /// <summary>Binds a field of the subscription root.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="subscribe">Each value it yields is the field's value for one response.</param>
    public void Subscription(string field, SubscriptionResolver subscribe) => Add($"Subscription.{field}", new FieldBinding(Subscribe: subscribe));

    /// <summary>Binds an object type to the CLR type of its values. May be called again, with the same types, to go on binding fields.</summary>
    /// <typeparam name="T">What resolvers give for the type. It also tells which object type stands behind an interface or union.</typeparam>
    public ObjectBinding<T> Object<T>(string typeName)
    {
        if (All.GetValueOrDefault($"type {typeName}") is ObjectBinding<T> known)
            return known;
        var binding = new ObjectBinding<T>(this, typeName);
        Add($"type {typeName}", binding);
        return binding;
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
        Add($"scalar {name}", new BoundScalar<T>(name, serialize, parse, write));

    /// <summary>Binds an enum: <c>FirstUpdate</c> is <c>FIRST_UPDATE</c> and <c>Sev1</c> is <c>SEV1</c>. Every value must exist on both sides.</summary>
    public void Enum<TEnum>(string name)
        where TEnum : struct, Enum => Add($"enum {name}", new EnumBinding(typeof(TEnum), () => new BoundEnum<TEnum>()));

    /// <summary>Binds an input object to a record whose constructor parameters are the fields, by name. Defaults of the SDL are applied before.</summary>
    public void Input<T>(string name) => Add($"input {name}", typeof(T));

    internal void Add(string coordinate, object binding)
    {
        if (!All.TryAdd(coordinate, binding))
            Problems.Add($"{coordinate} is bound twice.");
    }

    internal T Find<T>(string kind, string name) => (T)All[$"{kind} {name}"];
}
