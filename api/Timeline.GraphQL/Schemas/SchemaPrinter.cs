using System.Text;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>Writes a schema as SDL, in the layout that GraphQL tools share. Built-in types and directives are left out.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL, ending in a line break; the same schema always gives the same text.</summary>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var parts = new List<string>();
        if (PrintRoots(schema) is { } roots)
            parts.Add(roots);
        parts.AddRange(schema.Directives.Where(directive => !BuiltInDirectives.All.Contains(directive)).Select(PrintDirective));
        parts.AddRange(schema.Types.Where(type => !type.IsIntrospectionType && BuiltInScalars.Find(type.Name) != type).Select(PrintType));
        return string.Join("\n\n", parts) + "\n";
    }

    private static string? PrintRoots(Schema schema)
    {
        var roots = new (string Usual, ObjectType? Type)[]
        {
            ("Query", schema.QueryType), ("Mutation", schema.MutationType), ("Subscription", schema.SubscriptionType),
        };
        if (schema.Description is null && Array.TrueForAll(roots, root => root.Type is null || root.Type.Name == root.Usual))
            return null;
        var lines = roots.Where(root => root.Type is not null).Select(root => $"  {root.Usual.ToLowerInvariant()}: {root.Type}");
        return $"{Description(schema.Description)}schema {{\n{string.Join('\n', lines)}\n}}";
    }

    private static string PrintDirective(DirectiveDefinition directive) =>
        $"{Description(directive.Description)}directive {directive}{Arguments(directive.Arguments, "")}"
        + $"{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations.Select(DirectiveLocations.SdlName))}";

    private static string PrintType(NamedType type) => Description(type.Description) + type switch
    {
        ScalarType scalar => $"scalar {type}{(scalar.SpecifiedByUrl is { } url ? $" @specifiedBy(url: {GraphQLPrinter.Quote(url)})" : "")}",
        ObjectType item => $"type {type}{Interfaces(item)}{Fields(item)}",
        InterfaceType item => $"interface {type}{Interfaces(item)}{Fields(item)}",
        UnionType item => $"union {type}{(item.Types.Count > 0 ? " = " + string.Join(" | ", item.Types) : "")}",
        EnumType item => $"enum {type}{Block(item.Values, v => v.Description, v => v.Name + Deprecated(v.DeprecationReason))}",
        InputObjectType item => $"input {type}{(item.IsOneOf ? " @oneOf" : "")}{Block(item.Fields, f => f.Description, InputValue)}",
        _ => "",
    };

    private static string Interfaces(FieldsType type) =>
        type.Interfaces.Count > 0 ? " implements " + string.Join(" & ", type.Interfaces) : "";

    private static string Fields(FieldsType type) => Block(
        type.Fields,
        field => field.Description,
        field => $"{field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}");

    private static string Block<T>(IReadOnlyList<T> items, Func<T, string?> description, Func<T, string> print)
    {
        if (items.Count == 0)
            return "";
        var lines = items.Select((item, i) => Description(description(item), "  ", i == 0) + "  " + print(item));
        return $" {{\n{string.Join('\n', lines)}\n}}";
    }

    private static string Arguments(DefinitionList<ArgumentDefinition> arguments, string indent)
    {
        if (arguments.Count == 0)
            return "";
        if (arguments.All(argument => string.IsNullOrEmpty(argument.Description)))
            return $"({string.Join(", ", arguments.Select(InputValue))})";

        var text = new StringBuilder("(\n");
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(Description(arguments[i].Description, "  " + indent, i == 0))
                .Append("  ").Append(indent).Append(InputValue(arguments[i])).Append('\n');
        }

        return text.Append(indent).Append(')').ToString();
    }

    private static string InputValue(InputValueDefinition value) =>
        $"{value.Name}: {value.Type}{(value.DefaultValue is { } literal ? " = " + GraphQLPrinter.Print(literal) : "")}{Deprecated(value.DeprecationReason)}";

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        BuiltInDirectives.DefaultDeprecationReason => " @deprecated",
        _ => $" @deprecated(reason: {GraphQLPrinter.Quote(reason)})",
    };

    private static string Description(string? description, string indent = "", bool first = true)
    {
        if (description is null)
            return "";
        var text = BlockString.CanHold(description) ? BlockString.Print(description) : GraphQLPrinter.Quote(description);
        var before = indent.Length > 0 && !first ? "\n" + indent : indent;
        return before + text.Replace("\n", "\n" + indent, StringComparison.Ordinal) + "\n";
    }
}
