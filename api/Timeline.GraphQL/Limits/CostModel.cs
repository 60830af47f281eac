using System.Collections;
using System.Globalization;
using GraphQL;
using GraphQL.Types;
using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Limits;

/// <summary>
/// What everything in a schema costs, as its <c>@cost</c> and <c>@listSize</c> directives say: see <see cref="CostDirectives"/>.
/// Immutable and safe to use from several threads.
/// </summary>
/// <remarks>
/// A field costs its weight, the weights of the arguments given to it, and what is selected of its value once for each item
/// of a list. Fields that are merged are counted once. Of an interface or union, the dearest object type counts.
/// Introspection costs nothing; other limits hold it.
/// </remarks>
internal sealed class CostModel
{
    private readonly Dictionary<IMetadataReader, double> _weights = [];
    private readonly Dictionary<FieldType, ListSize> _sizes = [];
    private readonly List<string> _problems = [];

    /// <summary>Reads the directives of a schema.</summary>
    /// <exception cref="SchemaException">A weight is no number, or an argument or field is named that does not exist. Lists all problems.</exception>
    public CostModel(ISchema schema, CostOptions options)
    {
        Options = options;
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            Weigh(type, type.Name);
            foreach (var field in type is IObjectGraphType item ? item.Fields.ToList() : [])
            {
                Weigh(field, $"{type.Name}.{field.Name}");
                foreach (var argument in field.Arguments?.ToList() ?? [])
                    Weigh(argument, $"{type.Name}.{field.Name}({argument.Name}:)");
                if (field.FindAppliedDirective("listSize") is { } directive)
                    _sizes.Add(field, Read(directive, field, $"{type.Name}.{field.Name}"));
            }
        }

        if (_problems.Count > 0)
            throw new SchemaException(_problems);
    }

    /// <summary>How costs are counted, and the limits.</summary>
    public CostOptions Options { get; }

    public double WeightOf(IGraphType type) => _weights.TryGetValue((IMetadataReader)type, out var weight) ? weight : type is ScalarGraphType ? 0 : 1;

    public double WeightOf(FieldType field, IGraphType named) => _weights.TryGetValue(field, out var weight) ? weight : named is ScalarGraphType ? 0 : 1;

    public double WeightOf(QueryArgument argument) =>
        _weights.TryGetValue(argument, out var weight) ? weight : argument.ResolvedType!.GetNamedType() is IInputObjectGraphType ? 1 : 0;

    /// <summary>What <c>@listSize</c> says of a field; null when nothing.</summary>
    public ListSize? SizeOf(FieldType field) => _sizes.GetValueOrDefault(field);

    private void Weigh(IMetadataReader element, string name)
    {
        if (element.FindAppliedDirective("cost")?.FindArgument("weight")?.Value is not { } given)
            return;
        if (double.TryParse(given as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) && weight >= 0)
            _weights.Add(element, weight);
        else
            _problems.Add($"{name}: the weight \"{given}\" of @cost is no number of at least 0; write it as \"1.5\".");
    }

    private ListSize Read(AppliedDirective directive, FieldType field, string name)
    {
        var named = field.ResolvedType!.GetNamedType();
        var assumed = directive.FindArgument("assumedSize")?.Value as int?;
        var slicing = new List<QueryArgument>();
        foreach (var argument in Names(directive, "slicingArguments"))
        {
            if (field.Arguments?.Find(argument) is { } found && found.ResolvedType!.GetNamedType().Name == "Int")
                slicing.Add(found);
            else
                _problems.Add($"{name} has no argument \"{argument}\" of type Int, which slicingArguments of @listSize names.");
        }

        var sized = Names(directive, "sizedFields");
        foreach (var missing in sized.Where(inner => !IsList((named as IComplexGraphType)?.GetField(inner)?.ResolvedType)))
            _problems.Add($"{named.Name} has no list field \"{missing}\", which sizedFields of @listSize on {name} names.");
        if (sized.Count == 0 && !IsList(field.ResolvedType))
            _problems.Add($"{name} is no list; say with sizedFields of @listSize which of its fields is.");
        if (assumed < 0)
            _problems.Add($"The assumedSize of @listSize on {name} is {assumed}; it must be at least 0.");
        return new ListSize(assumed, slicing, sized, slicing.Count > 0 && directive.FindArgument("requireOneSlicingArgument")?.Value is not false);
    }

    private static IReadOnlyList<string> Names(AppliedDirective directive, string argument) => directive.FindArgument(argument)?.Value switch
    {
        string name => [name],
        IEnumerable names => [.. names.OfType<string>()],
        _ => [],
    };

    private static bool IsList(IGraphType? type) => type is ListGraphType or NonNullGraphType { ResolvedType: ListGraphType };
}

/// <summary>What <c>@listSize</c> says of a field.</summary>
internal sealed record ListSize(int? AssumedSize, IReadOnlyList<QueryArgument> SlicingArguments, IReadOnlyList<string> SizedFields, bool RequiresOne);
