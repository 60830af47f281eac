using System.Collections.Concurrent;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>The fields to execute on an object of one type, merged and in response order.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Error">Why they cannot be told: a condition's variable is null.</param>
internal sealed record SelectionPlan(PlannedField[] Fields, GraphQLError? Error = null);

/// <summary>One field of a <see cref="SelectionPlan"/>, with all that is the same in every request worked out.</summary>
internal sealed class PlannedField
{
    private readonly FieldCollector _collector;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan>? _selections;
    private readonly IReadOnlyDictionary<string, object?>? _constantArguments;
    private readonly GraphQLError? _constantError;
    private SelectionPlan? _onlySelection;

    public PlannedField(FieldCollector collector, ObjectType parentType, FieldDefinition definition, FieldNode[] nodes, bool isFirst)
    {
        _collector = collector;
        ParentType = parentType;
        Definition = definition;
        Nodes = nodes;
        Value = new ValuePlan(definition.Type);
        Opening = OpeningOf(isFirst);
        if (definition.Type.Named.IsAbstractType)
            _selections = new();
        if (ArgumentCoercion.AreConstant(nodes[0].Arguments))
            _constantError = ArgumentCoercion.TryCoerce(definition.Arguments, nodes[0], nodes[0].Arguments, VariableValues.None, out _constantArguments);
    }

    public ObjectType ParentType { get; }

    public FieldDefinition Definition { get; }

    public FieldNode[] Nodes { get; }

    /// <summary>What stands before the field's value: the brace or comma, and its key. The whole of <c>__typename</c>.</summary>
    public byte[] Opening { get; }

    /// <summary>What the field's value is to become.</summary>
    public ValuePlan Value { get; }

    public bool IsTypeName => Definition == MetaFields.TypeName;

    public string ResponseKey => Nodes[0].ResponseKey;

    /// <summary>What to execute on the field's object, by its type.</summary>
    public SelectionPlan SelectionOn(ObjectType type) => _selections is null
        ? _onlySelection ??= _collector.Collect(type, Nodes)
        : _selections.GetOrAdd(type, static (type, field) => field._collector.Collect(type, field.Nodes), this);

    /// <summary>The arguments, or the first error.</summary>
    public GraphQLError? TryGetArguments(VariableValues variables, out IReadOnlyDictionary<string, object?> arguments)
    {
        if (_constantArguments is null)
            return ArgumentCoercion.TryCoerce(Definition.Arguments, Nodes[0], Nodes[0].Arguments, variables, out arguments);
        arguments = _constantArguments;
        return _constantError;
    }

    private byte[] OpeningOf(bool isFirst)
    {
        using var json = new JsonBytes();
        json.Write(isFirst ? "{"u8 : ","u8);
        json.WriteText(ResponseKey);
        json.Write(":"u8);
        if (IsTypeName)
            json.WriteText(ParentType.Name);
        return json.Written.ToArray();
    }
}
