using Timeline.GraphQL.Language;
using Timeline.GraphQL.Schemas;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Cost;

/// <summary>
/// What everything in a schema costs, as its <c>@cost</c> and <c>@listSize</c> directives say: see <see cref="CostDirectives"/>.
/// Immutable and safe to use from several threads.
/// </summary>
/// <remarks>
/// A field costs its weight, the weights of the arguments given to it, and what is selected of its value once for each item
/// of a list. Fields that are merged are counted once. Of an interface or union, the dearest object type counts.
/// Introspection costs nothing; other limits hold it. Directives of these names with other arguments are not looked at.
/// </remarks>
public sealed class CostModel
{
    private readonly Dictionary<FieldDefinition, FieldWeight> _fields = [];
    private readonly Dictionary<NamedType, double> _types = [];
    private readonly Dictionary<ArgumentDefinition, double> _arguments = [];

    /// <summary>Reads the directives of a schema.</summary>
    /// <exception cref="SchemaException">A weight is no number, or an argument or field is named that does not exist. Lists all problems.</exception>
    public CostModel(Schema schema, CostOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        Options = options;
        var reader = new CostDirectiveReader(schema);
        foreach (var type in schema.Types)
        {
            if (type is ObjectType or ScalarType or EnumType && reader.WeightOf(type.AppliedDirectives) is { } weight)
                _types.Add(type, weight);
            foreach (var field in (type as FieldsType)?.Fields ?? DefinitionList<FieldDefinition>.None)
                Add(type, field, reader);
        }

        reader.ThrowIfWrong();
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>How costs are counted, and the limits.</summary>
    public CostOptions Options { get; }

    /// <summary>Finds what an operation costs at most.</summary>
    /// <param name="document">A valid document.</param>
    /// <param name="operation">One of its operations.</param>
    /// <param name="variables">The coerced value of a variable by its name, null where it has none.</param>
    public OperationCost Measure(DocumentNode document, OperationDefinitionNode operation, Func<string, object?> variables)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(variables);
        return new CostAnalyzer(this, document, variables).Measure(operation);
    }

    internal double WeightOf(NamedType type) => _types.TryGetValue(type, out var weight) ? weight : type.IsCompositeType ? 1 : 0;

    internal FieldWeight WeightOf(FieldDefinition field) =>
        _fields.TryGetValue(field, out var weight) ? weight : new FieldWeight(field.Type.Named.IsCompositeType ? 1 : 0, ListSize: null);

    internal double WeightOf(ArgumentDefinition argument) =>
        _arguments.TryGetValue(argument, out var weight) ? weight : argument.Type.Named is InputObjectType ? 1 : 0;

    private void Add(NamedType type, FieldDefinition field, CostDirectiveReader reader)
    {
        var weight = reader.WeightOf(field.AppliedDirectives);
        var size = reader.ListSizeOf(type, field);
        if (weight is not null || size is not null)
            _fields.Add(field, new FieldWeight(weight ?? (field.Type.Named.IsCompositeType ? 1 : 0), size));
        foreach (var argument in field.Arguments)
        {
            if (reader.WeightOf(argument.AppliedDirectives) is { } argumentWeight)
                _arguments.Add(argument, argumentWeight);
        }
    }
}

/// <summary>What a field costs each time, and how many items its list has.</summary>
internal sealed record FieldWeight(double Weight, ListSize? ListSize);

/// <summary>What <c>@listSize</c> says of a field.</summary>
internal sealed record ListSize(int? AssumedSize, IReadOnlyList<ArgumentDefinition> SlicingArguments, IReadOnlyList<string> SizedFields, bool RequiresOne);
