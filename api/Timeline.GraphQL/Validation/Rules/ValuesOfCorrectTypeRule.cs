using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>
/// Literals fit the type wanted where they stand. GraphQL spec, sections "Values of Correct Type", "Input Object Field
/// Names", "Input Object Required Fields" and "OneOf Input Objects".
/// </summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    // What is inside a misplaced list or object is not looked at.
    private ValueNode? _skipped;

    public override void EnterValue(ValueNode value)
    {
        if (_skipped is not null)
            return;
        switch (value)
        {
            case VariableNode:
                break;
            case NullValueNode:
                if (Context.InputType is NonNullType nonNull)
                    ReportUnexpected(value, nonNull);
                break;
            case ListValueNode when Context.InputType?.Nullable is not ListType:
                _skipped = value;
                CheckLeaf(value, Context.InputType?.Nullable);
                break;
            case ListValueNode:
                break;
            case ObjectValueNode when Context.InputType?.Named is not InputObjectType:
                _skipped = value;
                CheckLeaf(value, Context.InputType);
                break;
            case ObjectValueNode @object:
                CheckObject(@object, (InputObjectType)Context.InputType!.Named);
                break;
            default:
                CheckLeaf(value, Context.InputType);
                break;
        }
    }

    public override void LeaveValue(ValueNode value)
    {
        if (value == _skipped)
            _skipped = null;
    }

    public override void EnterObjectField(ObjectFieldNode field)
    {
        if (_skipped is not null || Context.InputType is not null || Context.ParentInputType?.Named is not InputObjectType type)
            return;
        var name = field.Name.Value;
        Context.Report($"Field \"{name}\" is not defined by type \"{type.Name}\".{Context.DidYouMean(name, type.Fields.Select(known => known.Name))}", field);
    }

    private void CheckObject(ObjectValueNode value, InputObjectType type)
    {
        var given = new Dictionary<string, ObjectFieldNode>(value.Fields.Count, StringComparer.Ordinal);
        foreach (var field in value.Fields)
            given[field.Name.Value] = field;

        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && !given.ContainsKey(definition.Name))
                Context.Report($"Field \"{type.Name}.{definition.Name}\" of required type \"{definition.Type}\" was not provided.", value);
        }

        if (!type.IsOneOf)
            return;
        if (given.Count != 1)
            Context.Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", value);
        else if (given.Values.First() is { Value: NullValueNode } only)
            Context.Report($"Field \"{type.Name}.{only.Name.Value}\" must be non-null.", value);
    }

    private void CheckLeaf(ValueNode value, GraphQLType? wanted)
    {
        switch (wanted?.Named)
        {
            case null:
                break;
            case EnumType type:
                CheckEnum(value, type);
                break;
            case ScalarType type when !type.TryParseLiteral(value, out _, out var error, wanted):
                Context.Report(error!, value);
                break;
            case ScalarType:
                break;
            default:
                ReportUnexpected(value, wanted);
                break;
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        var names = type.Values.Select(known => known.Name);
        if (value is not EnumValueNode name)
        {
            var shown = GraphQLPrinter.Print(value);
            Context.Report($"Enum \"{type.Name}\" cannot represent non-enum value: {shown}.{Context.DidYouMean(shown, names, "the enum value")}", value);
        }
        else if (type.Values.Find(name.Value) is null)
        {
            Context.Report($"Value \"{name.Value}\" does not exist in \"{type.Name}\" enum.{Context.DidYouMean(name.Value, names, "the enum value")}", value);
        }
    }

    private void ReportUnexpected(ValueNode value, GraphQLType wanted, string? reason = null)
    {
        var why = string.IsNullOrEmpty(reason) ? "." : "; " + reason;
        Context.Report($"Expected value of type \"{wanted}\", found {GraphQLPrinter.Print(value)}{why}", value);
    }
}
