namespace Timeline.GraphQL.Language;

/// <summary>Writes nodes as GraphQL text, in the layout that GraphQL tools share. Comments are not kept.</summary>
public static class GraphQLPrinter
{
    private const int MaxLineLength = 80;

    /// <summary>The text of a node; parsing it gives an equal tree.</summary>
    public static string Print(Node node) => node switch
    {
        NameNode n => n.Value,
        DocumentNode n => string.Join("\n\n", n.Definitions.Select((definition, i) =>
            i > 0 && TypeSystemPrinter.TakesBraces(n.Definitions[i - 1]) && definition is OperationDefinitionNode operation ? Operation(operation, mayBeShort: false) : Print(definition))),
        OperationDefinitionNode n => Operation(n, mayBeShort: true),
        FragmentDefinitionNode n =>
            $"{Description(n.Description)}fragment {n.Name.Value} on {Print(n.TypeCondition)}{Directives(n.Directives)} {Print(n.SelectionSet)}",
        VariableDefinitionNode n =>
            $"{Description(n.Description)}{Print(n.Variable)}: {Print(n.Type)}{DefaultValue(n.DefaultValue)}{Directives(n.Directives)}",
        SelectionSetNode n => Block(n.Selections),
        FieldNode n => Field(n),
        FragmentSpreadNode n => $"...{n.Name.Value}{Directives(n.Directives)}",
        InlineFragmentNode n =>
            $"...{(n.TypeCondition is { } type ? " on " + Print(type) : "")}{Directives(n.Directives)} {Print(n.SelectionSet)}",
        DirectiveNode n => $"@{n.Name.Value}{Wrap("(", Join(n.Arguments, ", "), ")")}",
        ArgumentNode n => $"{n.Name.Value}: {Print(n.Value)}",
        ValueNode n => Value(n),
        ObjectFieldNode n => $"{n.Name.Value}: {Print(n.Value)}",
        NamedTypeNode n => n.Name.Value,
        ListTypeNode n => $"[{Print(n.Type)}]",
        NonNullTypeNode n => $"{Print(n.Type)}!",
        SchemaCoordinateNode n => Coordinate(n),
        _ => TypeSystemPrinter.Print(node),
    };

    /// <summary>A string literal between quotation marks, with escapes where they are needed.</summary>
    internal static string Quote(string value)
    {
        var text = new System.Text.StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
            AppendEscaped(text, c);
        return text.Append('"').ToString();
    }

    internal static string Join(IEnumerable<Node> nodes, string separator) => string.Join(separator, nodes.Select(Print));

    internal static string Wrap(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    internal static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    internal static string Block(IReadOnlyList<Node> nodes) => nodes.Count == 0 ? "" : $"{{\n{Indent(Join(nodes, "\n"))}\n}}";

    internal static string Description(StringValueNode? description) => description is null ? "" : Print(description) + "\n";

    internal static string Directives(IReadOnlyList<DirectiveNode> directives) => Wrap(" ", Join(directives, " "));

    internal static string DefaultValue(ValueNode? value) => value is null ? "" : " = " + Print(value);

    private static string Operation(OperationDefinitionNode node, bool mayBeShort)
    {
        var shorthand = mayBeShort && node is { Operation: OperationKind.Query, Name: null, Description: null, VariableDefinitions.Count: 0, Directives.Count: 0 };
        if (shorthand)
            return Print(node.SelectionSet);

        var variables = node.VariableDefinitions.Select(Print).ToList();
        var list = variables.Exists(variable => variable.Contains('\n', StringComparison.Ordinal))
            ? $"(\n{string.Join('\n', variables)}\n)"
            : Wrap("(", string.Join(", ", variables), ")");
        var name = Wrap(" ", (node.Name?.Value ?? "") + list);
        return $"{Description(node.Description)}{Keyword(node.Operation)}{name}{Directives(node.Directives)} {Print(node.SelectionSet)}";
    }

    internal static string Keyword(OperationKind operation) => operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Field(FieldNode node)
    {
        var name = node.Alias is null ? node.Name.Value : $"{node.Alias.Value}: {node.Name.Value}";
        var arguments = Join(node.Arguments, ", ");
        if (name.Length + arguments.Length + 2 > MaxLineLength && arguments.Length > 0)
            name += $"(\n{Indent(Join(node.Arguments, "\n"))}\n)";
        else
            name += Wrap("(", arguments, ")");
        return name + Directives(node.Directives) + (node.SelectionSet is null ? "" : " " + Print(node.SelectionSet));
    }

    private static string Coordinate(SchemaCoordinateNode node) => node switch
    {
        MemberCoordinateNode n => $"{n.Name.Value}.{n.MemberName.Value}",
        ArgumentCoordinateNode n => $"{n.Name.Value}.{n.FieldName.Value}({n.ArgumentName.Value}:)",
        DirectiveCoordinateNode n => $"@{n.Name.Value}",
        DirectiveArgumentCoordinateNode n => $"@{n.Name.Value}({n.ArgumentName.Value}:)",
        _ => node.Name.Value,
    };

    private static string Value(ValueNode node) => node switch
    {
        VariableNode n => $"${n.Name.Value}",
        IntValueNode n => n.Value,
        FloatValueNode n => n.Value,
        StringValueNode n => n.Block && BlockString.RoundTrips(n.Value) ? BlockString.Print(n.Value) : Quote(n.Value),
        BooleanValueNode n => n.Value ? "true" : "false",
        EnumValueNode n => n.Value,
        ListValueNode n => $"[{Join(n.Values, ", ")}]",
        ObjectValueNode n => $"{{{Join(n.Fields, ", ")}}}",
        _ => "null",
    };

    private static void AppendEscaped(System.Text.StringBuilder text, char c)
    {
        switch (c)
        {
            case '"':
                text.Append("\\\"");
                break;
            case '\\':
                text.Append("\\\\");
                break;
            case '\b':
                text.Append("\\b");
                break;
            case '\f':
                text.Append("\\f");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            case < ' ' or (>= '\u007F' and <= '\u009F'):
                text.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(c);
                break;
        }
    }
}
