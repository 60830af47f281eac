using System.Collections.Concurrent;
using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Complexity;
using GraphQL.Validation.Rules.Custom;
using Timeline.GraphQL.Schemas;

namespace Timeline.GraphQL.Limits;

/// <summary>
/// Adds up what an operation costs at most, as <see cref="CostDirectives"/> says, by the complexity analysis of GraphQL.NET: all fields
/// that would be resolved, and all values of the result. The sums are left in the user context as <c>fieldCost</c> and <c>typeCost</c>.
/// </summary>
internal sealed class CostRule : ValidationRuleBase
{
    private static readonly ConcurrentDictionary<IMetadataReader, double?> Weights = new();

    private readonly CostOptions _options;
    private readonly Sum _fields;
    private readonly Sum _values;

    /// <exception cref="SchemaException">A weight is no number.</exception>
    public CostRule(ISchema schema, CostOptions options)
    {
        (_options, _fields, _values) = (options, new Sum(options, isOfTypes: false), new Sum(options, isOfTypes: true));
        SchemaException.ThrowIfAny([.. schema.AllTypes.SelectMany(type => ((type as IComplexGraphType)?.Fields.AsEnumerable() ?? [])
            .SelectMany(field => (field.Arguments?.AsEnumerable() ?? []).Prepend<IMetadataReader>(field)).Prepend((IMetadataReader)type))
            .Where(element => element.FindAppliedDirective("cost")?.FindArgument("weight")?.Value is string weight && !double.TryParse(weight, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            .Select(element => $"The weight of {(element as FieldType)?.Name ?? element.ToString()} in @cost is no number; write it as \"1.5\".")]);
    }

    public override async ValueTask<INodeVisitor?> GetPostNodeVisitorAsync(ValidationContext context)
    {
        Require(context, "fields", (double)(context.UserContext["fieldCost"] = await _fields.OfAsync(context).ConfigureAwait(false)), _options.MaxFieldCost);
        // The result itself is a value, too.
        Require(context, "values", (double)(context.UserContext["typeCost"] = 1 + await _values.OfAsync(context).ConfigureAwait(false)), _options.MaxTypeCost);
        return null;
    }

    private static void Require(ValidationContext context, string what, double cost, double? limit)
    {
        if (limit is null || cost <= limit)
            return;
        var who = context.Operation.Name is { } operation ? $"operation \"{operation.StringValue}\"" : "the operation";
        var message = string.Create(CultureInfo.InvariantCulture, $"The {what} of {who} cost {cost:0.####}; the limit is {limit}. Ask for less, or in smaller pages.");
        context.ReportError(new ValidationError(context.Document.Source, number: null, message, context.Operation) { Extensions = Types.GraphQLError.Code("OPERATION_TOO_LARGE") });
    }

    private static FieldComplexityResult Impact(FieldImpactContext context, CostOptions options, bool isOfTypes)
    {
        var named = context.FieldDefinition.ResolvedType!.GetNamedType();
        // Introspection costs nothing; other limits hold it.
        if (named.Name.StartsWith("__", StringComparison.Ordinal))
            return new FieldComplexityResult(0, 0);
        var usual = named is ScalarGraphType ? 0 : 1;
        var items = Items(context, options);
        return isOfTypes
            ? new FieldComplexityResult(items * (WeightOf((IMetadataReader)named) ?? usual), items)
            : new FieldComplexityResult((WeightOf(context.FieldDefinition) ?? usual) + Arguments(context), items);
    }

    private static double Arguments(FieldImpactContext context) => (context.FieldAst.Arguments?.Items ?? []).Sum(given =>
        context.FieldDefinition.Arguments?.Find(given.Name.Value) is { } argument
            ? WeightOf(argument) ?? (argument.ResolvedType!.GetNamedType() is IInputObjectGraphType ? 1 : 0)
            : 0);

    private static double Items(FieldImpactContext context, CostOptions options)
    {
        var (items, size) = (1d, SizeOf(context, options));
        for (var type = Nullable(context.FieldDefinition.ResolvedType); type is ListGraphType list; type = Nullable(list.ResolvedType))
            (items, size) = (items * (size ?? options.DefaultListSize), null);
        return items;
    }

    // Its own size, or that which the field above says of it.
    private static double? SizeOf(FieldImpactContext context, CostOptions options)
    {
        if (context.FieldDefinition.FindAppliedDirective("listSize") is { } own && own.FindArgument("sizedFields")?.Value is null)
            return SizeOf(own, context.FieldDefinition, context.Arguments, options);
        return context.Parent is { } parent && parent.FieldDefinition.FindAppliedDirective("listSize") is { } above
            && Names(above, "sizedFields").Contains(context.FieldDefinition.Name) ? SizeOf(above, parent.FieldDefinition, parent.Arguments, options) : null;
    }

    private static double SizeOf(AppliedDirective directive, FieldType field, IDictionary<string, ArgumentValue>? arguments, CostOptions options)
    {
        var asked = Names(directive, "slicingArguments")
            .Max(name => (arguments?.TryGetValue(name, out var value) is true ? value.Value : field.Arguments?.Find(name)?.DefaultValue) as int?);
        return Math.Max(0, asked ?? Convert.ToDouble(directive.FindArgument("assumedSize")?.Value ?? options.DefaultListSize, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Names(AppliedDirective directive, string argument) => directive.FindArgument(argument)?.Value switch
    {
        string name => [name],
        System.Collections.IEnumerable names => names.OfType<string>(),
        _ => [],
    };

    private static double? WeightOf(IMetadataReader element) => Weights.GetOrAdd(element, static element =>
        element.FindAppliedDirective("cost")?.FindArgument("weight")?.Value is string weight ? double.Parse(weight, CultureInfo.InvariantCulture) : null);

    private static IGraphType? Nullable(IGraphType? type) => type is NonNullGraphType nonNull ? nonNull.ResolvedType : type;

    private sealed class Sum(CostOptions options, bool isOfTypes)
        : ComplexityValidationRule(new ComplexityOptions { DefaultComplexityImpactDelegate = context => Impact(context, options, isOfTypes) })
    {
        public async ValueTask<double> OfAsync(ValidationContext context) => (await CalculateComplexityAsync(context).ConfigureAwait(false)).TotalComplexity;
    }
}
