using System.Text.Json;
using GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>How an enum of SDL is made from a CLR enum.</summary>
internal sealed record EnumBinding(Type ClrType, Func<EnumerationGraphType> Create);

/// <summary>An enum of SDL whose values are members of a CLR enum. A value is serialised as its name, ready to be written.</summary>
internal sealed class BoundEnum<TEnum> : EnumerationGraphType
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, object> _names = [];

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        TEnum member when _names.TryGetValue(member, out var name) => name,
        _ => throw new InvalidOperationException($"enum {Name} has no value for {value} of type {value.GetType().Name}"),
    };

    public override void Initialize(ISchema schema)
    {
        base.Initialize(schema);
        foreach (var value in Values)
            _names[(TEnum)value.Value!] = JsonEncodedText.Encode(value.Name);
    }
}
