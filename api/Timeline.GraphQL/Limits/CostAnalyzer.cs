using System.Globalization;
using System.Runtime.InteropServices;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>Adds up one planned operation with one set of variables.</summary>
internal sealed class CostAnalyzer(CostModel model, GraphQLDocument document, Variables variables)
{
    // Interfaces in interfaces are planned for each of their types; what is left is paid from this.
    private const int Budget = 200_000;

    private readonly ListSizes _sizes = new(model, document, variables);
    private int _remaining = Budget;

    public OperationCost Measure(GraphQLOperationDefinition operation, IObjectGraphType root, PlannedField[] fields)
    {
        var cost = Selections(fields, sizedFields: [], size: 0) + new Cost(0, model.WeightOf(root));
        if (_remaining < 0)
            cost = new Cost(double.PositiveInfinity, double.PositiveInfinity);
        Require(operation, "fields", cost.Fields, model.Options.MaxFieldCost);
        Require(operation, "values", cost.Types, model.Options.MaxTypeCost);
        return new OperationCost(cost.Fields, cost.Types, _sizes.DependsOnVariables, _sizes.Errors);
    }

    private void Require(GraphQLOperationDefinition operation, string what, double cost, double? limit)
    {
        if (limit is null || cost <= limit)
            return;
        var who = operation.Name is { } name ? $"operation \"{name.StringValue}\"" : "the operation";
        var shown = double.IsFinite(cost) ? cost.ToString("0.####", CultureInfo.InvariantCulture) : "countless";
        _sizes.Errors.Add(GraphQLError.TooLarge(
            string.Create(CultureInfo.InvariantCulture, $"The {what} of {who} cost {shown}; the limit is {limit}. Ask for less, or in smaller pages."), document, operation));
    }

    private Cost Selections(PlannedField[] fields, IReadOnlyList<string> sizedFields, int size)
    {
        var cost = default(Cost);
        foreach (var field in fields)
        {
            if (--_remaining < 0)
                return cost;
            if (!field.Named.Name.StartsWith("__", StringComparison.Ordinal))
                cost += Field(field, sizedFields, size);
        }

        return cost;
    }

    private Cost Field(PlannedField field, IReadOnlyList<string> sizedFields, int size)
    {
        var own = model.WeightOf(field.Definition, field.Named);
        foreach (var argument in field.Field.Arguments?.Items ?? [])
        {
            if (field.Definition.Arguments?.Find(argument.Name.Value) is { } definition)
                own += model.WeightOf(definition);
        }

        var listSize = model.SizeOf(field.Definition);
        var declared = listSize is null ? (int?)null : _sizes.Of(field, listSize);
        var inherited = sizedFields.Contains(field.Definition.Name) ? size : (int?)null;
        var items = _sizes.Items(field.Definition.ResolvedType!, listSize is { SizedFields.Count: 0 } ? declared : inherited);
        var (inner, weight) = Value(field, listSize?.SizedFields ?? [], declared ?? 0);
        return new Cost(own + (items * inner.Fields), items * (weight + inner.Types));
    }

    // Of several object types the dearest counts, fields and values by themselves.
    private (Cost Inner, double Weight) Value(PlannedField field, IReadOnlyList<string> sizedFields, int size)
    {
        switch (field.Named)
        {
            case IObjectGraphType type:
                return (Selections(field.On(type), sizedFields, size), model.WeightOf(type));
            case IAbstractGraphType wide:
                var (most, weight) = (default(Cost), 0d);
                foreach (var possible in wide.PossibleTypes)
                {
                    most = most.Most(Selections(field.On(possible), sizedFields, size));
                    weight = Math.Max(weight, model.WeightOf(possible));
                }

                return (most, weight);
            default:
                return (default, model.WeightOf(field.Named));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Cost(double Fields, double Types)
    {
        public static Cost operator +(Cost a, Cost b) => new(a.Fields + b.Fields, a.Types + b.Types);

        public Cost Most(Cost other) => new(Math.Max(Fields, other.Fields), Math.Max(Types, other.Types));
    }
}
