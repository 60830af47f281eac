using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation;

internal sealed partial class DocumentWalker
{
    private bool _hasDefault;

    private void WalkDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location, bool isConstant = false)
    {
        if (directives.Count == 0)
            return;
        foreach (var rule in rules)
            rule.EnterDirectives(directives);
        foreach (var directive in directives)
        {
            context.IsInDirective = true;
            context.Directive = context.Schema.GetDirective(directive.Name.Value);
            foreach (var rule in rules)
                rule.EnterDirective(directive, location);
            WalkArguments(directive.Arguments, isConstant);
            foreach (var rule in rules)
                rule.LeaveDirective(directive);
            context.Directive = null;
            context.IsInDirective = false;
        }
    }

    private void WalkArguments(IReadOnlyList<ArgumentNode> arguments, bool isConstant)
    {
        foreach (var argument in arguments)
        {
            var (outerType, outerParent) = (context.InputType, context.ParentInputType);
            context.Argument = (context.IsInDirective ? context.Directive?.Arguments : context.Field?.Arguments)?.Find(argument.Name.Value);
            context.InputType = context.Argument?.Type is { IsInputType: true } type ? type : null;
            context.ParentInputType = null;
            _hasDefault = context.Argument?.DefaultValue is not null;
            foreach (var rule in rules)
                rule.EnterArgument(argument);
            WalkValue(argument.Value, isConstant);
            _hasDefault = false;
            context.Argument = null;
            (context.InputType, context.ParentInputType) = (outerType, outerParent);
        }
    }

    private void WalkValue(ValueNode value, bool isConstant)
    {
        foreach (var rule in rules)
            rule.EnterValue(value);
        switch (value)
        {
            case ListValueNode list:
                WalkItems(list, isConstant);
                break;
            case ObjectValueNode @object:
                WalkFields(@object, isConstant);
                break;
            case VariableNode variable when !isConstant:
                context.References.AddUsage(_definition!, new VariableUsage(variable, context.InputType, _hasDefault, context.ParentInputType));
                break;
        }

        foreach (var rule in rules)
            rule.LeaveValue(value);
    }

    private void WalkItems(ListValueNode list, bool isConstant)
    {
        var (outerType, outerParent, outerDefault) = (context.InputType, context.ParentInputType, _hasDefault);
        var nullable = outerType?.Nullable;
        context.ParentInputType = outerType;
        context.InputType = nullable is ListType listType ? listType.OfType : nullable;
        _hasDefault = false;
        foreach (var item in list.Values)
            WalkValue(item, isConstant);
        (context.InputType, context.ParentInputType, _hasDefault) = (outerType, outerParent, outerDefault);
    }

    private void WalkFields(ObjectValueNode value, bool isConstant)
    {
        var (outerType, outerParent, outerDefault) = (context.InputType, context.ParentInputType, _hasDefault);
        var fields = (outerType?.Named as InputObjectType)?.Fields;
        context.ParentInputType = outerType;
        foreach (var field in value.Fields)
        {
            var definition = fields?.Find(field.Name.Value);
            context.InputType = definition?.Type;
            _hasDefault = definition?.DefaultValue is not null;
            foreach (var rule in rules)
                rule.EnterObjectField(field);
            WalkValue(field.Value, isConstant);
        }

        (context.InputType, context.ParentInputType, _hasDefault) = (outerType, outerParent, outerDefault);
    }
}
