using System.Collections.Concurrent;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Types;

/// <summary>A field of an operation on one object type: those of the document with its response key, merged. Safe to use from several threads.</summary>
internal sealed class PlannedField(SelectionPlanner planner, string responseKey, GraphQLField first, FieldType definition)
{
    private readonly List<GraphQLSelectionSet> _selections = [];
    private readonly ConcurrentDictionary<IObjectGraphType, PlannedField[]> _plans = new();

    /// <summary>The first of those in the document; its arguments are those of all.</summary>
    public GraphQLField Field => first;

    public FieldType Definition => definition;

    /// <summary>Ready to be written.</summary>
    public JsonEncodedText ResponseKey { get; } = JsonEncodedText.Encode(responseKey);

    /// <summary>The type of its values, or of the items of its lists.</summary>
    public IGraphType Named { get; } = definition.ResolvedType!.GetNamedType();

    /// <summary>Adds what another field of the same response key selects. Only while it is planned.</summary>
    public void Merge(GraphQLField other)
    {
        if (other.SelectionSet is { } selection)
            _selections.Add(selection);
    }

    /// <summary>What is selected of a value of an object type; planned once.</summary>
    public PlannedField[] On(IObjectGraphType type) =>
        _plans.TryGetValue(type, out var known) ? known : _plans.GetOrAdd(type, planner.Plan(type, _selections));
}
