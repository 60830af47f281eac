namespace Timeline.GraphQL.Language;

/// <summary>The address of one element of a schema. GraphQL spec, section "Schema Coordinates".</summary>
/// <remarks>Prints as it is written, such as <c>Query.incident(id:)</c>; it has one text form only.</remarks>
public abstract record SchemaCoordinateNode(NameNode Name, Location Location) : Node(Location);

/// <summary>A type: <c>Type</c>.</summary>
public sealed record TypeCoordinateNode(NameNode Name, Location Location) : SchemaCoordinateNode(Name, Location);

/// <summary>A field, an input field or an enum value: <c>Type.member</c>.</summary>
public sealed record MemberCoordinateNode(NameNode Name, NameNode MemberName, Location Location) : SchemaCoordinateNode(Name, Location);

/// <summary>An argument of a field: <c>Type.field(argument:)</c>.</summary>
public sealed record ArgumentCoordinateNode(NameNode Name, NameNode FieldName, NameNode ArgumentName, Location Location)
    : SchemaCoordinateNode(Name, Location);

/// <summary>A directive: <c>@directive</c>.</summary>
public sealed record DirectiveCoordinateNode(NameNode Name, Location Location) : SchemaCoordinateNode(Name, Location);

/// <summary>An argument of a directive: <c>@directive(argument:)</c>.</summary>
public sealed record DirectiveArgumentCoordinateNode(NameNode Name, NameNode ArgumentName, Location Location)
    : SchemaCoordinateNode(Name, Location);
