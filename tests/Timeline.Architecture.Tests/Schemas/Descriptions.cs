using GraphQL.Types;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.Architecture.Tests.Schemas;

/// <summary>What of a schema is described nowhere.</summary>
internal static class Descriptions
{
    /// <summary>The coordinates without a description, such as <c>Query.incident(key:)</c>, ordered. Built-in types do not count.</summary>
    public static IReadOnlyList<string> Missing(Schema schema) =>
    [
        .. schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name is not ("Int" or "Float" or "String" or "Boolean" or "ID")).SelectMany(Of)
            .Where(part => string.IsNullOrWhiteSpace(part.Description))
            .Select(part => part.Coordinate)
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Coordinate, string? Description)> Of(IGraphType type)
    {
        var parts = type switch
        {
            IInputObjectGraphType item => item.Fields.Select(field => ($"{type.Name}.{field.Name}", field.Description)),
            IComplexGraphType item => item.Fields.SelectMany(field => Of(type, field)),
            EnumerationGraphType item => item.Values.Select(value => ($"{type.Name}.{value.Name}", value.Description)),
            _ => [],
        };
        return parts.Prepend((type.Name, type.Description));
    }

    private static IEnumerable<(string Coordinate, string? Description)> Of(IGraphType type, FieldType field) =>
        (field.Arguments ?? []).Select(argument => ($"{type.Name}.{field.Name}({argument.Name}:)", argument.Description))
            .Prepend(($"{type.Name}.{field.Name}", field.Description));

    /// <summary>Compares with the list of those that may still be without one, which only gets shorter.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<string> missing, IReadOnlyCollection<string> allowed) =>
        missing.Except(allowed, StringComparer.Ordinal).Select(coordinate => $"{coordinate} has no description: say in the SDL what it means.")
            .Concat(allowed.Except(missing, StringComparer.Ordinal).Select(coordinate => $"{coordinate} has a description now, or is gone: take it out of undescribed.txt."));
}
