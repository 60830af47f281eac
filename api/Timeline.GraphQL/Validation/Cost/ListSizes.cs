using System.Globalization;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Cost;

/// <summary>How many items the lists of one operation have, and whether they may have so many.</summary>
internal sealed class ListSizes(CostModel model, Func<string, object?> variables)
{
    private readonly HashSet<FieldNode> _reported = [];

    public List<GraphQLError> Errors { get; } = [];

    public bool DependsOnVariables { get; private set; }

    /// <summary>An error about a limit, at a place of the document.</summary>
    public static GraphQLError Error(string message, Node node) => new(
        message, [node.Location], Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "OPERATION_TOO_LARGE" });

    /// <summary>How often what is inside a value is counted; <paramref name="size"/> is that of the outermost list, null when unknown.</summary>
    public double Items(GraphQLType type, int? size)
    {
        var items = 1d;
        for (var inner = type.Nullable; inner is ListType list; inner = list.OfType.Nullable)
        {
            items *= size ?? model.Options.DefaultListSize;
            size = null;
        }

        return items;
    }

    /// <summary>The size that a field's arguments ask for, or that the schema assumes.</summary>
    public int Of(NamedType parent, FieldDefinition field, FieldNode node, ListSize declared)
    {
        var given = new List<int>();
        foreach (var argument in node.Arguments)
        {
            if (declared.SlicingArguments.Any(slicing => slicing.Name == argument.Name.Value) && Read(argument.Value) is { } size)
                given.Add(Checked(parent, argument, size, node));
        }

        if (given.Count == 0)
        {
            given.AddRange(declared.SlicingArguments
                .Where(slicing => slicing.DefaultValue is IntValueNode)
                .Select(slicing => int.Parse(((IntValueNode)slicing.DefaultValue!).Value, CultureInfo.InvariantCulture)));
            if (given.Count == 0 && declared.RequiresOne)
                Report(node, $"{parent}.{field.Name} gives a page: say how many items with {Suggestions.OrList([.. declared.SlicingArguments.Select(slicing => slicing.Name)])}.");
        }
        else if (given.Count > 1 && declared.RequiresOne)
        {
            Report(node, $"{parent}.{field.Name} takes only one of {Suggestions.OrList([.. declared.SlicingArguments.Select(slicing => slicing.Name)])} at a time; {given.Count} are given.");
        }

        return given.Count > 0 ? Math.Max(0, given.Max()) : declared.AssumedSize ?? model.Options.DefaultListSize;
    }

    private int? Read(ValueNode value)
    {
        if (value is IntValueNode number)
            return int.Parse(number.Value, CultureInfo.InvariantCulture);
        if (value is not VariableNode variable)
            return null;
        DependsOnVariables = true;
        return variables(variable.Name.Value) as int?;
    }

    private int Checked(NamedType parent, ArgumentNode argument, int size, FieldNode node)
    {
        if (size > model.Options.MaxPageSize)
            Report(node, string.Create(CultureInfo.InvariantCulture, $"\"{argument.Name.Value}\" of {parent}.{node.Name.Value} is {size}; the limit is {model.Options.MaxPageSize}."));
        return size;
    }

    // The same field is met once for each object type behind an interface or union.
    private void Report(FieldNode node, string message)
    {
        if (_reported.Add(node))
            Errors.Add(Error(message, node));
    }
}
