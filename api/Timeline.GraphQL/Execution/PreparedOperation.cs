using System.Collections.Concurrent;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>
/// One operation of a valid document, ready to be executed again and again. What depends on <c>@skip</c> and
/// <c>@include</c> is planned once per combination of their variables. Safe to use from several threads.
/// </summary>
internal sealed class PreparedOperation
{
    // Beyond this many combinations, each request plans for itself, so that variables cannot fill the memory.
    private const int MaxVariants = 64;

    private readonly ISchema _schema;
    private readonly PreparedDocument _document;
    private readonly string[] _conditionVariables;
    private readonly ConcurrentDictionary<string, OperationPlan> _variants = new(StringComparer.Ordinal);

    public PreparedOperation(ISchema schema, PreparedDocument document, GraphQLOperationDefinition operation, IObjectGraphType root)
    {
        _schema = schema;
        _document = document;
        Definition = operation;
        Root = root;
        var uses = VariableUses.Of(operation, document.Fragments);
        _conditionVariables = [.. uses.Conditions];
        ResponseVariables = uses.Response;
        Arguments = new ArgumentTable(schema, document, operation, root);
    }

    public GraphQLOperationDefinition Definition { get; }

    public GraphQLDocument Document => _document.Document;

    public OperationKind Kind => OperationKinds.Of(Definition);

    public IObjectGraphType Root { get; }

    public ArgumentTable Arguments { get; }

    /// <summary>The variables that a response to an event depends on: all but those in the arguments of the root field.</summary>
    public IReadOnlyCollection<string> ResponseVariables { get; }

    /// <summary>The fields under these variables; null and an error when a condition is null.</summary>
    public OperationPlan? PlanFor(Variables variables, out GraphQLError? error)
    {
        error = null;
        var conditions = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var name in _conditionVariables)
        {
            if (variables.Find(name)?.Value is bool value)
            {
                conditions.Add(name, value);
                continue;
            }

            error = GraphQLError.At(_document.Document, Definition, $"Argument \"if\" of non-null type \"Boolean!\" must not be null, as variable \"${name}\" is.");
            return null;
        }

        var key = string.Create(_conditionVariables.Length, (_conditionVariables, conditions), static (key, state) =>
        {
            for (var i = 0; i < key.Length; i++)
                key[i] = state.conditions[state._conditionVariables[i]] ? '1' : '0';
        });
        if (_variants.TryGetValue(key, out var known))
            return known;
        var planned = new OperationPlan(this, _document.Document, new SelectionPlanner(_schema, _document.Fragments, conditions).Plan(Root, [Definition.SelectionSet]));
        return _variants.Count < MaxVariants ? _variants.GetOrAdd(key, planned) : planned;
    }
}

/// <summary>An operation under one combination of conditions. Safe to use from several threads.</summary>
internal sealed class OperationPlan(PreparedOperation operation, GraphQLDocument document, PlannedField[] fields)
{
    private OperationCost? _cost;

    public PreparedOperation Operation => operation;

    public GraphQLDocument Document => document;

    public PlannedField[] Fields => fields;

    /// <summary>How long the last response was, in bytes: what the next one probably takes. At least 256, at most 1 MB.</summary>
    public int ExpectedLength
    {
        get;
        set => field = Math.Clamp(value, 256, 1 << 20);
    } = 256;

    /// <summary>What the operation costs at most; found once where no variable matters.</summary>
    public OperationCost CostOf(CostModel model, Variables variables)
    {
        if (_cost is { } known)
            return known;
        var cost = new CostAnalyzer(model, document, variables).Measure(operation.Definition, operation.Root, fields);
        if (!cost.DependsOnVariables)
            _cost = cost;
        return cost;
    }
}
