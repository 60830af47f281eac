using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas.Changes;

/// <summary>Whether a type may take the place of another without a client noticing. Named types are compared by name.</summary>
internal static class TypeChange
{
    /// <summary>A result may become stricter: what could be null may become non-null.</summary>
    public static bool IsSafeForOutput(GraphQLType older, GraphQLType newer) => (older, newer) switch
    {
        (NonNullType a, NonNullType b) => IsSafeForOutput(a.OfType, b.OfType),
        (NonNullType, _) => false,
        (_, NonNullType b) => IsSafeForOutput(older, b.OfType),
        (ListType a, ListType b) => IsSafeForOutput(a.OfType, b.OfType),
        (NamedType a, NamedType b) => a.Name == b.Name,
        _ => false,
    };

    /// <summary>An input may become laxer: what had to be given may be left out.</summary>
    public static bool IsSafeForInput(GraphQLType older, GraphQLType newer) => (older, newer) switch
    {
        (NonNullType a, NonNullType b) => IsSafeForInput(a.OfType, b.OfType),
        (NonNullType a, _) => IsSafeForInput(a.OfType, newer),
        (ListType a, ListType b) => IsSafeForInput(a.OfType, b.OfType),
        (NamedType a, NamedType b) => a.Name == b.Name,
        _ => false,
    };
}
