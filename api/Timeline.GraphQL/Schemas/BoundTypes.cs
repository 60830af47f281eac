using System.Text.Json;
using GraphQL;
using GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>An input object whose values are records of a slice.</summary>
internal sealed class BoundInput(Type clrType) : InputObjectGraphType
{
    public override object ParseDictionary(IDictionary<string, object?> value) => clrType.IsInstanceOfType(value) ? value : value.ToObject(clrType, this);
}

/// <summary>How an enum of SDL is made from a CLR enum.</summary>
internal sealed record EnumBinding(Type ClrType, Func<EnumerationGraphType> Create)
{
    public static bool AreSame(string member, string name) => member.Equals(name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <summary>The member that a value of SDL stands for.</summary>
    public object MemberOf(string name) => Enum.Parse(ClrType, Enum.GetNames(ClrType).First(member => AreSame(member, name)));
}

/// <summary>An enum of SDL whose values are members of a CLR enum. A value is serialised as its name, ready to be written.</summary>
internal sealed class BoundEnum<TEnum> : EnumerationGraphType
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, object> _names = [];

    public override object? Serialize(object? value) => value is TEnum member ? _names[member] : base.Serialize(value);

    public override void Initialize(ISchema schema)
    {
        foreach (var value in Values)
            _names[(TEnum)value.Value!] = JsonEncodedText.Encode(value.Name);
    }
}
