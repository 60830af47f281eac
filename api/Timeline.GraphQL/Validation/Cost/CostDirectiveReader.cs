using System.Globalization;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Cost;

/// <summary>
/// Reads <c>@cost</c> and <c>@listSize</c> where they are applied, and gathers what is wrong with them. Directives of those
/// names that a schema defines otherwise mean something else and are passed over.
/// </summary>
internal sealed class CostDirectiveReader(Schema schema)
{
    private readonly List<string> _problems = [];
    private readonly bool _hasCost = Takes(schema, "cost", "weight", BuiltInScalars.String);
    private readonly bool _hasListSize = Takes(schema, "listSize", "assumedSize", BuiltInScalars.Int);

    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
            throw new SchemaException(_problems);
    }

    /// <summary>The weight that a definition declares, or null.</summary>
    public double? WeightOf(IReadOnlyList<DirectiveNode> directives)
    {
        if (!_hasCost || directives.FirstOrDefault(directive => directive.Name.Value == "cost") is not { } cost || Argument(cost, "weight") is not StringValueNode given)
            return null;
        if (double.TryParse(given.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) && weight >= 0)
            return weight;
        Report(given, $"The weight {GraphQLPrinter.Print(given)} of @cost is no number of at least 0; write it as \"1.5\".");
        return null;
    }

    /// <summary>The list size that a field declares, or null.</summary>
    public ListSize? ListSizeOf(NamedType type, FieldDefinition field)
    {
        if (!_hasListSize || field.AppliedDirectives.FirstOrDefault(directive => directive.Name.Value == "listSize") is not { } directive)
            return null;
        var assumed = Argument(directive, "assumedSize") is IntValueNode number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : (int?)null;
        var slicing = new List<ArgumentDefinition>();
        foreach (var name in Names(directive, "slicingArguments"))
        {
            if (field.Arguments.TryGet(name.Value, out var argument) && argument.Type.Nullable == BuiltInScalars.Int)
                slicing.Add(argument);
            else
                Report(name, $"{type}.{field.Name} has no argument \"{name.Value}\" of type Int, which slicingArguments of @listSize names.");
        }

        var sized = Names(directive, "sizedFields").ToList();
        foreach (var name in sized.Where(name => (field.Type.Named as FieldsType)?.Fields.Find(name.Value)?.Type.Nullable is not ListType))
            Report(name, $"{field.Type.Named} has no list field \"{name.Value}\", which sizedFields of @listSize on {type}.{field.Name} names.");
        if (sized.Count == 0 && field.Type.Nullable is not ListType)
            Report(directive, $"{type}.{field.Name} is no list; say with sizedFields of @listSize which of its fields is.");
        if (assumed < 0)
            Report(directive, $"The assumedSize of @listSize on {type}.{field.Name} is {assumed}; it must be at least 0.");

        var requiresOne = slicing.Count > 0 && Argument(directive, "requireOneSlicingArgument") is not BooleanValueNode { Value: false };
        return new ListSize(assumed, slicing, [.. sized.Select(name => name.Value)], requiresOne);
    }

    private static bool Takes(Schema schema, string directive, string argument, ScalarType type) =>
        schema.GetDirective(directive)?.Arguments.Find(argument)?.Type.Nullable == type;

    private static ValueNode? Argument(DirectiveNode directive, string name) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    private static IEnumerable<StringValueNode> Names(DirectiveNode directive, string argument) => Argument(directive, argument) switch
    {
        ListValueNode list => list.Values.OfType<StringValueNode>(),
        StringValueNode name => [name],
        _ => [],
    };

    private void Report(Node node, string problem) => _problems.Add($"{node.Location}: {problem}");
}
