using System.Globalization;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Tests.Library;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Tests.Generated;

/// <summary>Values for every field of any schema, each following from where it stands, by the same rule as in reference/random.mjs.</summary>
internal static class RandomData
{
    // The object type behind an interface is found by the CLR type of its value, so each needs one of its own.
    private static readonly Type[] ClrTypes =
    [
        typeof(Item<byte>), typeof(Item<sbyte>), typeof(Item<short>), typeof(Item<ushort>), typeof(Item<int>), typeof(Item<uint>),
        typeof(Item<long>), typeof(Item<ulong>), typeof(Item<float>), typeof(Item<double>), typeof(Item<decimal>), typeof(Item<char>),
    ];

    /// <summary>Puts resolvers into a schema that has none.</summary>
    public static void BindTo(Schema schema)
    {
        var objects = schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospectionType).ToList();
        foreach (var (type, clrType) in objects.Zip(ClrTypes))
        {
            type.ClrType = clrType;
            foreach (var field in type.Fields)
                field.Resolver = (context, _) => new(Resolve(context));
        }

        Assert.True(objects.Count <= ClrTypes.Length);
    }

    private static object? Resolve(FieldContext context)
    {
        var arguments = Echo.Of(context.Arguments);
        if (context.Definition.Name == "echo")
            return arguments;
        var seed = Hash(string.Create(CultureInfo.InvariantCulture, $"{(context.ParentValue as IItem)?.Seed ?? 0}/{context.ParentType.Name}.{context.Definition.Name}{arguments}"));
        if (seed % 37 == 1)
            throw new GraphQLException($"{context.Definition.Name} refuses", "REFUSED");
        return ValueOf(context.Definition.Type, seed, context);
    }

    private static object? ValueOf(GraphQLType type, uint seed, FieldContext context)
    {
        if (type is NonNullType nonNull)
            return seed % 29 == 0 ? null : ValueOf(nonNull.OfType, Hash(string.Create(CultureInfo.InvariantCulture, $"{seed}!")), context);
        if (seed % 11 == 0)
            return null;
        switch (type)
        {
            case ListType list:
                return Enumerable.Range(0, (int)(seed % 4))
                    .Select(i => ValueOf(list.OfType, Hash(string.Create(CultureInfo.InvariantCulture, $"{seed}[{i}]")), context))
                    .ToList();
            case EnumType values:
                return values.Values[(int)(seed % values.Values.Count)].Name;
            case UnionType or InterfaceType:
                var possible = context.Schema.GetPossibleTypes(type.Named).OrderBy(item => item.Name, StringComparer.Ordinal).ToList();
                return possible.Count == 0 ? null : Make(possible[(int)(seed % possible.Count)], seed);
            case ObjectType item:
                return Make(item, seed);
        }

        return type.Named.Name switch
        {
            "Int" => seed % 2 == 1 ? (int)(seed % 1000) : -(int)(seed % 1000),
            "Float" => seed % 1000 / 8d,
            "Boolean" => seed % 2 == 0,
            _ => string.Create(CultureInfo.InvariantCulture, $"{context.Definition.Name} {seed % 100}"),
        };
    }

    private static object Make(ObjectType type, uint seed) => Activator.CreateInstance(type.ClrType!, seed)!;

    private static uint Hash(string text) => text.Aggregate(2166136261, (value, c) => unchecked((value ^ c) * 16777619));

    private interface IItem
    {
        uint Seed { get; }
    }

    private sealed record Item<T>(uint Seed) : IItem;
}
