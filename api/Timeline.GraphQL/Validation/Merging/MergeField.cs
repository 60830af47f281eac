using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Merging;

/// <summary>A field in the selection set being merged.</summary>
/// <param name="ParentType">The type it is selected from; null when unknown.</param>
/// <param name="Node">The field.</param>
/// <param name="Type">The type of its value; null when unknown, and for <c>__typename</c>.</param>
internal sealed record MergeField(NamedType? ParentType, FieldNode Node, GraphQLType? Type)
{
    public static MergeField Of(NamedType? parent, FieldNode node) =>
        new(parent, node, (parent as FieldsType)?.Fields.Find(node.Name.Value)?.Type);

    /// <summary>The type a fragment or inline fragment selects from.</summary>
    public static NamedType? ConditionType(Schema schema, NamedTypeNode? condition, NamedType? parent) =>
        condition is null ? parent : schema.GetType(condition.Name.Value);
}

/// <summary>Comparisons of fields that both ways of finding conflicts share.</summary>
internal static class FieldComparison
{
    /// <summary>True when a value cannot be of both types: lists, nulls and leaves must be the same.</summary>
    public static bool TypesConflict(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (ListType x, ListType y) => TypesConflict(x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType x, NonNullType y) => TypesConflict(x.OfType, y.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (a.IsLeafType || b.IsLeafType) && a != b,
    };

    /// <summary>True when both give the same arguments the same values, in any order.</summary>
    public static bool SameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b)
    {
        if (a.Count != b.Count)
            return false;
        if (a.Count == 0)
            return true;
        var values = new Dictionary<string, ValueNode>(b.Count, StringComparer.Ordinal);
        foreach (var argument in b)
            values[argument.Name.Value] = argument.Value;
        return a.All(argument => values.TryGetValue(argument.Name.Value, out var value) && SameValue(argument.Value, value));
    }

    private static bool SameValue(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name.Value == y.Name.Value,
        (IntValueNode x, IntValueNode y) => x.Value == y.Value,
        (FloatValueNode x, FloatValueNode y) => x.Value == y.Value,
        (StringValueNode x, StringValueNode y) => x.Value == y.Value && x.Block == y.Block,
        (BooleanValueNode x, BooleanValueNode y) => x.Value == y.Value,
        (NullValueNode, NullValueNode) => true,
        (EnumValueNode x, EnumValueNode y) => x.Value == y.Value,
        (ListValueNode x, ListValueNode y) => x.Values.Count == y.Values.Count && x.Values.Zip(y.Values).All(pair => SameValue(pair.First, pair.Second)),
        (ObjectValueNode x, ObjectValueNode y) => x.Fields.Count == y.Fields.Count
            && Sorted(x).Zip(Sorted(y)).All(pair => pair.First.Name.Value == pair.Second.Name.Value && SameValue(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static IEnumerable<ObjectFieldNode> Sorted(ObjectValueNode value) =>
        value.Fields.Count < 2 ? value.Fields : value.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
}
