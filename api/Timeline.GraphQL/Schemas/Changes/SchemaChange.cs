namespace Timeline.GraphQL.Schemas.Changes;

/// <summary>What a change does to clients that were written for the older schema.</summary>
public enum ChangeSeverity
{
    /// <summary>Documents that were valid may not be valid any more, or results may have another shape.</summary>
    Breaking,

    /// <summary>Every document stays valid, but a client may get what it does not expect.</summary>
    Dangerous,
}

/// <summary>What happened to a schema element. Named as the reference implementation names it where it knows the change.</summary>
public enum SchemaChangeKind
{
    /// <summary>A type is gone.</summary>
    TypeRemoved,

    /// <summary>A type is of another kind, such as an interface that was an object.</summary>
    TypeChangedKind,

    /// <summary>A union lost a member.</summary>
    TypeRemovedFromUnion,

    /// <summary>An enum lost a value.</summary>
    ValueRemovedFromEnum,

    /// <summary>An input object has a new field that must be given.</summary>
    RequiredInputFieldAdded,

    /// <summary>A type does not implement an interface any more.</summary>
    ImplementedInterfaceRemoved,

    /// <summary>A field of an object, interface or input object is gone.</summary>
    FieldRemoved,

    /// <summary>A field's type is another one, in a way that clients see.</summary>
    FieldChangedKind,

    /// <summary>A field has a new argument that must be given.</summary>
    RequiredArgAdded,

    /// <summary>A field lost an argument.</summary>
    ArgRemoved,

    /// <summary>An argument's type is another one, in a way that clients see.</summary>
    ArgChangedKind,

    /// <summary>A directive is gone.</summary>
    DirectiveRemoved,

    /// <summary>A directive lost an argument.</summary>
    DirectiveArgRemoved,

    /// <summary>A directive has a new argument that must be given.</summary>
    RequiredDirectiveArgAdded,

    /// <summary>A directive may not be repeated any more.</summary>
    DirectiveRepeatableRemoved,

    /// <summary>A directive may not stand where it could.</summary>
    DirectiveLocationRemoved,

    /// <summary>An argument of a directive has another type. Not known to the reference implementation.</summary>
    DirectiveArgChangedKind,

    /// <summary>An operation starts at another type, or not at all. Not known to the reference implementation.</summary>
    RootTypeChanged,

    /// <summary>An input object now takes exactly one field. Not known to the reference implementation.</summary>
    OneOfAdded,

    /// <summary>An enum has a new value.</summary>
    ValueAddedToEnum,

    /// <summary>A union has a new member.</summary>
    TypeAddedToUnion,

    /// <summary>An input object has a new field that may be left out.</summary>
    OptionalInputFieldAdded,

    /// <summary>A field has a new argument that may be left out.</summary>
    OptionalArgAdded,

    /// <summary>A type implements a further interface.</summary>
    ImplementedInterfaceAdded,

    /// <summary>An argument left out now means something else.</summary>
    ArgDefaultValueChange,

    /// <summary>An input field left out now means something else. Not known to the reference implementation.</summary>
    InputFieldDefaultValueChange,
}

/// <summary>One difference between two schemas that clients can notice.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Coordinate">The element it happened to, as a schema coordinate: of the older schema, or of the newer one for what was added.</param>
/// <param name="Description">A sentence.</param>
public sealed record SchemaChange(SchemaChangeKind Kind, string Coordinate, string Description)
{
    /// <summary>What it does to clients.</summary>
    public ChangeSeverity Severity => Kind >= SchemaChangeKind.ValueAddedToEnum ? ChangeSeverity.Dangerous : ChangeSeverity.Breaking;

    /// <summary>The change on one line: severity, kind, coordinate, sentence.</summary>
    public override string ToString() => $"{Severity} {Kind} {Coordinate}: {Description}";
}
