using System.Globalization;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>How many items the lists of one operation have, and whether they may have so many.</summary>
internal sealed class ListSizes(CostModel model, GraphQLDocument document, Variables variables)
{
    private readonly HashSet<GraphQLField> _reported = [];

    public List<GraphQLError> Errors { get; } = [];

    public bool DependsOnVariables { get; private set; }

    /// <summary>How often what is inside a value is counted; <paramref name="size"/> is that of the outermost list, null when unknown.</summary>
    public double Items(IGraphType type, int? size)
    {
        var items = 1d;
        for (var inner = Nullable(type); inner is ListGraphType list; inner = Nullable(list.ResolvedType!))
        {
            items *= size ?? model.Options.DefaultListSize;
            size = null;
        }

        return items;
    }

    /// <summary>The size that a field's arguments ask for, or that the schema assumes.</summary>
    public int Of(PlannedField field, ListSize declared)
    {
        var given = new List<int>();
        foreach (var argument in field.Field.Arguments?.Items ?? [])
        {
            if (declared.SlicingArguments.Any(slicing => argument.Name.Value == slicing.Name) && Read(argument.Value) is { } size)
                given.Add(Checked(field, argument.Name.StringValue, size));
        }

        if (given.Count == 0)
        {
            given.AddRange(declared.SlicingArguments.Select(slicing => slicing.DefaultValue).OfType<int>());
            if (given.Count == 0 && declared.RequiresOne)
                Report(field, $"\"{field.Definition.Name}\" gives a page: say how many items with {Names(declared)}.");
        }
        else if (given.Count > 1 && declared.RequiresOne)
        {
            Report(field, $"\"{field.Definition.Name}\" takes only one of {Names(declared)} at a time; {given.Count} are given.");
        }

        return given.Count > 0 ? Math.Max(0, given.Max()) : declared.AssumedSize ?? model.Options.DefaultListSize;
    }

    private static string Names(ListSize declared) => string.Join(" or ", declared.SlicingArguments.Select(slicing => $"\"{slicing.Name}\""));

    private static IGraphType Nullable(IGraphType type) => type is NonNullGraphType nonNull ? nonNull.ResolvedType! : type;

    private int? Read(GraphQLValue value)
    {
        if (value is not GraphQLVariable variable)
            return PlainValues.Of(value) is long number ? (int)number : null;
        DependsOnVariables = true;
        return variables.Find(variable.Name.Value)?.Value as int?;
    }

    private int Checked(PlannedField field, string argument, int size)
    {
        if (size > model.Options.MaxPageSize)
            Report(field, string.Create(CultureInfo.InvariantCulture, $"\"{argument}\" of \"{field.Definition.Name}\" is {size}; the limit is {model.Options.MaxPageSize}."));
        return size;
    }

    // The same field is met once for each object type behind an interface or union.
    private void Report(PlannedField field, string message)
    {
        if (_reported.Add(field.Field))
            Errors.Add(GraphQLError.TooLarge(message, document, field.Field));
    }
}
