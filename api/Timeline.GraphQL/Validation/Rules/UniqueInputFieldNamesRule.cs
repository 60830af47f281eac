using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>A field of an input object is given once. GraphQL spec, section "Input Object Field Uniqueness".</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly Stack<Dictionary<string, NameNode>?> _objects = new();

    public override void EnterValue(ValueNode value)
    {
        if (value is ObjectValueNode { Fields.Count: var count })
            _objects.Push(count < 2 ? null : new Dictionary<string, NameNode>(StringComparer.Ordinal));
    }

    public override void LeaveValue(ValueNode value)
    {
        if (value is ObjectValueNode)
            _objects.Pop();
    }

    public override void EnterObjectField(ObjectFieldNode field)
    {
        var name = field.Name;
        if (_objects.Peek() is { } names && !names.TryAdd(name.Value, name))
            Context.Report($"There can be only one input field named \"{name.Value}\".", names[name.Value], name);
    }
}
