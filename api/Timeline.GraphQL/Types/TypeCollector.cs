namespace Timeline.GraphQL.Types;

/// <summary>Finds every type of a schema, and which types stand for which.</summary>
internal static class TypeCollector
{
    /// <summary>All types in source order, each followed by the built-in ones it first mentions: the order in which tools show them.</summary>
    public static IReadOnlyList<NamedType> Collect(SchemaParts parts)
    {
        var seen = new HashSet<NamedType>(parts.Types);
        var ordered = new List<NamedType>();
        foreach (var type in parts.Types)
        {
            seen.Remove(type);
            Add(type, seen, ordered);
        }

        foreach (var root in new[] { parts.QueryType, parts.MutationType, parts.SubscriptionType })
        {
            if (root is not null)
                Add(root, seen, ordered);
        }

        foreach (var argument in parts.Directives.SelectMany(directive => directive.Arguments))
            Add(argument.Type.Named, seen, ordered);
        Add(IntrospectionTypes.Schema, seen, ordered);
        return ordered;
    }

    /// <summary>For every abstract type: the objects and interfaces that may stand for it.</summary>
    public static Dictionary<NamedType, List<NamedType>> SubTypes(IReadOnlyList<NamedType> types)
    {
        var subTypes = new Dictionary<NamedType, List<NamedType>>();
        foreach (var type in types)
        {
            if (type.IsAbstractType)
                subTypes.TryAdd(type, []);
            if (type is UnionType union)
                subTypes[union].AddRange(union.Types);
            if (type is not FieldsType implementer)
                continue;
            foreach (var implemented in implementer.Interfaces)
            {
                if (!subTypes.TryGetValue(implemented, out var list))
                    subTypes.Add(implemented, list = []);
                list.Add(implementer);
            }
        }

        return subTypes;
    }

    // An explicit stack: a schema may mention types in a chain of any length.
    private static void Add(NamedType start, HashSet<NamedType> seen, List<NamedType> ordered)
    {
        var pending = new Stack<NamedType>();
        pending.Push(start);
        while (pending.TryPop(out var type))
        {
            if (!seen.Add(type))
                continue;
            ordered.Add(type);
            foreach (var mentioned in Mentioned(type).Reverse())
                pending.Push(mentioned);
        }
    }

    private static IEnumerable<NamedType> Mentioned(NamedType type) => type switch
    {
        UnionType union => union.Types,
        FieldsType fields => fields.Interfaces.Concat(fields.Fields.SelectMany(
            field => field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}
