namespace Timeline.GraphQL.Types;

/// <summary>An input object type. GraphQL spec, section "Input Objects".</summary>
public sealed class InputObjectType : NamedType
{
    internal InputObjectType(string name)
        : base(name)
    {
    }

    /// <summary>The fields, in source order.</summary>
    public DefinitionList<InputFieldDefinition> Fields { get; internal set; } = DefinitionList<InputFieldDefinition>.None;

    /// <summary>True when exactly one field must be given, and not null.</summary>
    public bool IsOneOf { get; internal init; }

    /// <summary>
    /// The CLR type of coerced values. Without a binding to a record they are <see cref="IReadOnlyDictionary{TKey, TValue}"/> by field name,
    /// holding only the fields given or defaulted.
    /// </summary>
    public Type ClrType { get; internal set; } = typeof(IReadOnlyDictionary<string, object?>);

    /// <summary>Makes a value from the coerced fields, in the order of <see cref="Fields"/>; null for dictionaries.</summary>
    internal Func<object?[], object>? Factory { get; set; }
}
