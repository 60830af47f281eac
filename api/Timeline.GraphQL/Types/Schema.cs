using System.Collections.Concurrent;
using System.Collections.Frozen;
using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Types;

/// <summary>A schema: its types, directives and root types. Immutable and safe to share between threads.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly FrozenDictionary<NamedType, ObjectType[]> _possibleTypes;
    private readonly FrozenDictionary<NamedType, FrozenSet<NamedType>> _subTypes;
    private readonly ConcurrentDictionary<(NamedType Abstract, Type Clr), ObjectType?> _typesOfValues = new();

    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Location = parts.Location;
        QueryType = parts.QueryType;
        MutationType = parts.MutationType;
        SubscriptionType = parts.SubscriptionType;
        Directives = parts.Directives;
        Types = TypeCollector.Collect(parts);
        _types = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = Directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);

        var subTypes = TypeCollector.SubTypes(Types);
        _subTypes = subTypes.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
        _possibleTypes = subTypes.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.OfType<ObjectType>().ToArray());
    }

    /// <summary>What the schema is for, as Markdown; null when nothing is said.</summary>
    public string? Description { get; }

    /// <summary>Where the schema definition stands; null without one.</summary>
    public Location? Location { get; }

    /// <summary>The root type of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>The root type of mutations; null when there are none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The root type of subscriptions; null when there are none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>Every type in source order, each followed by the built-in types it first mentions.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>Every directive, the built-in ones included.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary>The type of that name, or null.</summary>
    public NamedType? GetType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name, without the at sign, or null.</summary>
    public DirectiveDefinition? GetDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The root type of an operation, or null when the schema has none.</summary>
    public ObjectType? GetRootType(OperationKind operation) => operation switch
    {
        OperationKind.Query => QueryType,
        OperationKind.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>The type a reference in a document means, or null when it names an unknown type.</summary>
    public GraphQLType? GetType(TypeNode reference) => reference switch
    {
        NamedTypeNode named => GetType(named.Name.Value),
        ListTypeNode list => GetType(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => GetType(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };

    /// <summary>
    /// The field a selection on that type means, meta-fields included: <c>__typename</c> on every composite type,
    /// <c>__schema</c> and <c>__type</c> on the query root. Null when there is none.
    /// </summary>
    public FieldDefinition? GetField(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return name switch
            {
                "__typename" when parent.IsCompositeType => MetaFields.TypeName,
                "__schema" when parent == QueryType => MetaFields.Schema,
                "__type" when parent == QueryType => MetaFields.Type,
                _ => (parent as FieldsType)?.Fields.Find(name),
            };
        }

        return (parent as FieldsType)?.Fields.Find(name);
    }

    /// <summary>The object types a value of that type may have: the members, the implementations, or the object type itself.</summary>
    public IReadOnlyList<ObjectType> GetPossibleTypes(NamedType type) =>
        type is ObjectType self ? [self] : _possibleTypes.GetValueOrDefault(type, []);

    /// <summary>The objects and interfaces that implement an interface, in the order of <see cref="Types"/>.</summary>
    public IEnumerable<FieldsType> GetImplementations(InterfaceType type) =>
        Types.OfType<FieldsType>().Where(candidate => IsSubType(type, candidate));

    /// <summary>True when a member of a union, or an implementation of an interface (interfaces included).</summary>
    public bool IsSubType(NamedType abstractType, NamedType maybeSubType) =>
        _subTypes.TryGetValue(abstractType, out var subTypes) && subTypes.Contains(maybeSubType);

    /// <summary>True when every value of one output type is a value of the other; wrappers are looked at too.</summary>
    public bool IsTypeSubTypeOf(GraphQLType maybeSubType, GraphQLType superType) => (maybeSubType, superType) switch
    {
        _ when maybeSubType.Equals(superType) => true,
        (NonNullType sub, NonNullType super) => IsTypeSubTypeOf(sub.OfType, super.OfType),
        (NonNullType sub, _) => IsTypeSubTypeOf(sub.OfType, superType),
        (ListType sub, ListType super) => IsTypeSubTypeOf(sub.OfType, super.OfType),
        (NamedType sub, NamedType super) => IsSubType(super, sub),
        _ => false,
    };

    /// <summary>True when some object type can be both.</summary>
    public bool DoTypesOverlap(NamedType a, NamedType b)
    {
        if (a == b)
            return true;
        return (a.IsAbstractType, b.IsAbstractType) switch
        {
            (true, true) => GetPossibleTypes(a).Any(type => IsSubType(b, type)),
            (true, false) => IsSubType(a, b),
            (false, true) => IsSubType(b, a),
            _ => false,
        };
    }

    /// <summary>The object type of a value behind an interface or a union, found by the value's CLR type; null when none is bound to it.</summary>
    public ObjectType? GetTypeOf(NamedType abstractType, object value) =>
        _typesOfValues.GetOrAdd((abstractType, value.GetType()), static (key, schema) => schema.FindTypeOf(key.Abstract, key.Clr), this);

    private ObjectType? FindTypeOf(NamedType abstractType, Type clrType)
    {
        var possible = GetPossibleTypes(abstractType);
        for (var type = clrType; type is not null && type != typeof(object); type = type.BaseType)
        {
            if (possible.FirstOrDefault(candidate => candidate.ClrType == type) is { } found)
                return found;
        }

        return possible.FirstOrDefault(candidate => candidate.ClrType is { IsInterface: true } contract && contract.IsAssignableFrom(clrType));
    }
}

/// <summary>What a schema is made of.</summary>
internal sealed record SchemaParts(
    string? Description,
    Location? Location,
    ObjectType QueryType,
    ObjectType? MutationType,
    ObjectType? SubscriptionType,
    IReadOnlyList<NamedType> Types,
    IReadOnlyList<DirectiveDefinition> Directives);
