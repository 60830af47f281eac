using Timeline.GraphQL.Types;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>What of a schema is described nowhere.</summary>
internal static class Descriptions
{
    /// <summary>The coordinates without a description, such as <c>Query.incident(key:)</c>, ordered. Built-in types do not count.</summary>
    public static IReadOnlyList<string> Missing(Schema schema) =>
    [
        .. schema.Types.Where(type => type.Location is not null).SelectMany(Of)
            .Where(part => string.IsNullOrWhiteSpace(part.Description))
            .Select(part => part.Coordinate)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Coordinate, string? Description)> Of(NamedType type)
    {
        var parts = type switch
        {
            FieldsType item => item.Fields.SelectMany(field => Of(type, field)),
            EnumType item => item.Values.Select(value => ($"{type}.{value.Name}", value.Description)),
            InputObjectType item => item.Fields.Select(field => ($"{type}.{field.Name}", field.Description)),
            _ => [],
        };
        return parts.Prepend((type.Name, type.Description));
    }

    private static IEnumerable<(string Coordinate, string? Description)> Of(NamedType type, FieldDefinition field) =>
        field.Arguments.Select(argument => ($"{type}.{field.Name}({argument.Name}:)", argument.Description))
            .Prepend(($"{type}.{field.Name}", field.Description));

    /// <summary>Compares with the list of those that may still be without one, which only gets shorter.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<string> missing, IReadOnlyCollection<string> allowed) =>
        missing.Except(allowed, StringComparer.Ordinal).Select(coordinate => $"{coordinate} has no description: say in the SDL what it means.")
            .Concat(allowed.Except(missing, StringComparer.Ordinal).Select(coordinate => $"{coordinate} has a description now, or is gone: take it out of undescribed.txt."));
}
