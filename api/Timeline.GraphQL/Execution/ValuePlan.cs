using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>What a value of some type is to become, worked out once.</summary>
internal sealed class ValuePlan
{
    public ValuePlan(GraphQLType type)
    {
        IsRequired = type is NonNullType;
        if (type.Nullable is ListType list)
            Item = new ValuePlan(list.OfType);
        Named = type.Nullable as NamedType;
    }

    /// <summary>True when it may not be null.</summary>
    public bool IsRequired { get; }

    /// <summary>The items of a list; null for any other type.</summary>
    public ValuePlan? Item { get; }

    /// <summary>The named type; null for a list.</summary>
    public NamedType? Named { get; }
}
