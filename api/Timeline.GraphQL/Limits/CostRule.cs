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
/// Adds up what an operation costs at most, as <see cref="CostDirectives"/> says, by the complexity analysis of GraphQL.NET: either all fields
/// that would be resolved, or all values of the result. The sum is left in the user context under the rule's name.
/// </summary>
/// <param name="name"><c>fieldCost</c> or <c>typeCost</c>.</param>
/// <param name="what">What is added up, in words.</param>
/// <param name="limit">The most; null for no limit.</param>
/// <param name="options">How costs are counted.</param>
internal sealed class CostRule(string name, string what, double? limit, CostOptions options) : ComplexityValidationRule(new ComplexityOptions
{
    DefaultComplexityImpactDelegate = context => Impact(context, options, isOfTypes: name == "typeCost"),
})
{
    private static readonly ConcurrentDictionary<IMetadataReader, double?> Weights = new();

    protected override ValueTask ValidateComplexityAsync(ValidationContext context, double totalComplexity, int maxDepth)
    {
        context.UserContext[name] = totalComplexity;
        if (totalComplexity > limit)
        {
            var who = context.Operation.Name is { } operation ? $"operation \"{operation.StringValue}\"" : "the operation";
            var message = string.Create(CultureInfo.InvariantCulture, $"The {what} of {who} cost {totalComplexity:0.####}; the limit is {limit}. Ask for less, or in smaller pages.");
            context.ReportError(new ValidationError(context.Document.Source, number: null, message, context.Operation) { Extensions = Types.GraphQLError.Code("OPERATION_TOO_LARGE") });
        }

        return default;
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
            return SizeOf(own, context.Arguments, options);
        return context.Parent is { } parent && parent.FieldDefinition.FindAppliedDirective("listSize") is { } above
            && Names(above, "sizedFields").Contains(context.FieldDefinition.Name) ? SizeOf(above, parent.Arguments, options) : null;
    }

    private static double SizeOf(AppliedDirective directive, IDictionary<string, ArgumentValue>? arguments, CostOptions options)
    {
        var asked = Names(directive, "slicingArguments").Select(name => arguments?.TryGetValue(name, out var value) is true ? value.Value as int? : null).Max();
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
}
