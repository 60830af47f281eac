using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation;

/// <summary>Walks a document once for all rules and keeps track of types on the way.</summary>
/// <remarks>Nesting is bounded by the parser, so recursion is safe here: fragments are not followed.</remarks>
internal sealed partial class DocumentWalker(ValidationContext context, ValidationRule[] rules)
{
    private ExecutableDefinitionNode? _definition;

    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules)
            rule.EnterDocument(document);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    WalkOperation(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    WalkFragment(fragment);
                    break;
            }
        }

        foreach (var rule in rules)
            rule.LeaveDocument(document);
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        _definition = operation;
        context.Type = context.Schema.GetRootType(operation.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(operation);
        foreach (var variable in operation.VariableDefinitions)
            WalkVariableDefinition(variable);
        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationKind.Query => DirectiveLocation.Query,
            OperationKind.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        WalkSelectionSet(operation.SelectionSet, operation);
        context.Type = null;
    }

    private void WalkFragment(FragmentDefinitionNode fragment)
    {
        _definition = fragment;
        context.Type = OutputType(fragment.TypeCondition);
        foreach (var rule in rules)
            rule.EnterFragment(fragment);
        WalkType(fragment.TypeCondition);
        WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
        WalkSelectionSet(fragment.SelectionSet, fragment);
        context.Type = null;
    }

    private void WalkVariableDefinition(VariableDefinitionNode variable)
    {
        var type = context.Schema.GetType(variable.Type);
        context.InputType = type is { IsInputType: true } ? type : null;
        foreach (var rule in rules)
            rule.EnterVariableDefinition(variable);
        WalkType(variable.Type);
        if (variable.DefaultValue is { } value)
            WalkValue(value, isConstant: true);
        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition, isConstant: true);
        context.InputType = null;
    }

    private void WalkType(TypeNode type)
    {
        while (type is ListTypeNode or NonNullTypeNode)
            type = type is ListTypeNode list ? list.Type : ((NonNullTypeNode)type).Type;
        foreach (var rule in rules)
            rule.EnterNamedType((NamedTypeNode)type);
    }

    private void WalkSelectionSet(SelectionSetNode set, Node owner)
    {
        var outer = context.ParentType;
        context.ParentType = context.Type?.Named is { IsCompositeType: true } composite ? composite : null;
        foreach (var rule in rules)
            rule.EnterSelectionSet(set, owner);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field);
                    break;
                case InlineFragmentNode inline:
                    WalkInlineFragment(inline);
                    break;
                case FragmentSpreadNode spread:
                    foreach (var rule in rules)
                        rule.EnterFragmentSpread(spread);
                    WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
            }
        }

        context.ParentType = outer;
    }

    private void WalkField(FieldNode field)
    {
        var (outerType, outerField) = (context.Type, context.Field);
        context.Field = context.ParentType is { } parent ? context.Schema.GetField(parent, field.Name.Value) : null;
        context.Type = context.Field?.Type;
        foreach (var rule in rules)
            rule.EnterField(field);
        WalkArguments(field.Arguments, isConstant: false);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } selectionSet)
            WalkSelectionSet(selectionSet, field);
        foreach (var rule in rules)
            rule.LeaveField(field);
        (context.Type, context.Field) = (outerType, outerField);
    }

    private void WalkInlineFragment(InlineFragmentNode fragment)
    {
        var outer = context.Type;
        context.Type = fragment.TypeCondition is { } condition ? OutputType(condition) : outer?.Named;
        foreach (var rule in rules)
            rule.EnterInlineFragment(fragment);
        if (fragment.TypeCondition is { } type)
            WalkType(type);
        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet, fragment);
        context.Type = outer;
    }

    private NamedType? OutputType(NamedTypeNode condition) =>
        context.Schema.GetType(condition.Name.Value) is { IsOutputType: true } type ? type : null;
}
