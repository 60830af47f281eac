namespace Timeline.GraphQL.Types;

/// <summary>An object or an interface: a type with fields of its own.</summary>
public abstract class FieldsType : NamedType
{
    private protected FieldsType(string name)
        : base(name)
    {
    }

    /// <summary>The fields, in source order, without the meta-fields.</summary>
    public DefinitionList<FieldDefinition> Fields { get; internal set; } = DefinitionList<FieldDefinition>.None;

    /// <summary>Every interface it implements, in source order.</summary>
    public DefinitionList<InterfaceType> Interfaces { get; internal set; } = DefinitionList<InterfaceType>.None;
}

/// <summary>An object type. GraphQL spec, section "Objects".</summary>
public sealed class ObjectType : FieldsType
{
    internal ObjectType(string name)
        : base(name)
    {
    }

    /// <summary>The CLR type of its values; null for root types and in a schema without bindings.</summary>
    public Type? ClrType { get; internal set; }
}

/// <summary>An interface type. GraphQL spec, section "Interfaces".</summary>
public sealed class InterfaceType : FieldsType
{
    internal InterfaceType(string name)
        : base(name)
    {
    }
}

/// <summary>A union type. GraphQL spec, section "Unions".</summary>
public sealed class UnionType : NamedType
{
    internal UnionType(string name)
        : base(name)
    {
    }

    /// <summary>The member types, in source order.</summary>
    public DefinitionList<ObjectType> Types { get; internal set; } = DefinitionList<ObjectType>.None;
}
