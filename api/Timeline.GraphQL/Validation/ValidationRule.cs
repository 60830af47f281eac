using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Validation;

/// <summary>Makes a rule for the validation of one document.</summary>
public delegate ValidationRule ValidationRuleFactory(ValidationContext context);

/// <summary>
/// One rule while it looks at one document. The document is walked once for all rules, depth first and in source order;
/// a rule overrides what it wants to see. Used by one thread.
/// </summary>
/// <param name="context">The document, and where in it the walk is.</param>
public abstract class ValidationRule(ValidationContext context)
{
    /// <summary>The document, and where in it the walk is.</summary>
    protected ValidationContext Context { get; } = context;

    /// <summary>Before anything else.</summary>
    public virtual void EnterDocument(DocumentNode document)
    {
    }

    /// <summary>After everything else; the variable usages of all definitions are known.</summary>
    public virtual void LeaveDocument(DocumentNode document)
    {
    }

    /// <summary>Before the variables of an operation.</summary>
    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    /// <summary>Before the type condition of a fragment.</summary>
    public virtual void EnterFragment(FragmentDefinitionNode fragment)
    {
    }

    /// <summary>Before the type of a variable; <see cref="ValidationContext.InputType"/> is that type.</summary>
    public virtual void EnterVariableDefinition(VariableDefinitionNode variable)
    {
    }

    /// <summary>A named type, in a variable's type or a type condition.</summary>
    public virtual void EnterNamedType(NamedTypeNode type)
    {
    }

    /// <summary>Before a selection set; <see cref="ValidationContext.ParentType"/> is the type it selects from.</summary>
    /// <param name="selectionSet">The selection set.</param>
    /// <param name="owner">The operation, fragment, field or inline fragment it belongs to.</param>
    public virtual void EnterSelectionSet(SelectionSetNode selectionSet, Node owner)
    {
    }

    /// <summary>Before a field's arguments; <see cref="ValidationContext.Field"/> is its definition.</summary>
    public virtual void EnterField(FieldNode field)
    {
    }

    /// <summary>After a field's selections.</summary>
    public virtual void LeaveField(FieldNode field)
    {
    }

    /// <summary>Before an inline fragment's type condition; <see cref="ValidationContext.Type"/> is that type.</summary>
    public virtual void EnterInlineFragment(InlineFragmentNode fragment)
    {
    }

    /// <summary>A use of a named fragment.</summary>
    public virtual void EnterFragmentSpread(FragmentSpreadNode spread)
    {
    }

    /// <summary>Before the directives of one place, when there are any.</summary>
    public virtual void EnterDirectives(IReadOnlyList<DirectiveNode> directives)
    {
    }

    /// <summary>Before a directive's arguments.</summary>
    public virtual void EnterDirective(DirectiveNode directive, DirectiveLocation location)
    {
    }

    /// <summary>After a directive's arguments.</summary>
    public virtual void LeaveDirective(DirectiveNode directive)
    {
    }

    /// <summary>Before an argument's value; <see cref="ValidationContext.Argument"/> is its definition.</summary>
    public virtual void EnterArgument(ArgumentNode argument)
    {
    }

    /// <summary>Before what is inside a value; <see cref="ValidationContext.InputType"/> is the type wanted here.</summary>
    public virtual void EnterValue(ValueNode value)
    {
    }

    /// <summary>After what is inside a value.</summary>
    public virtual void LeaveValue(ValueNode value)
    {
    }

    /// <summary>Before an input field's value; <see cref="ValidationContext.ParentInputType"/> is the type of its object.</summary>
    public virtual void EnterObjectField(ObjectFieldNode field)
    {
    }
}
