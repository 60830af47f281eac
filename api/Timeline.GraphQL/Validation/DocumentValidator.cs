using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;
using Timeline.GraphQL.Validation.Limits;

namespace Timeline.GraphQL.Validation;

/// <summary>Decides whether a document may be executed. GraphQL spec, section 5 "Validation".</summary>
public static class DocumentValidator
{
    /// <summary>Checks a document against the limits and then, when it keeps them, against the rules.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Rules and limits; null for <see cref="ValidationOptions.Default"/>.</param>
    /// <returns>What is wrong; empty when the document is valid.</returns>
    /// <remarks>
    /// Time is bounded: besides the number of errors, work that grows faster than the document is counted, and
    /// validation ends with the error "Validation aborted." when there is too much of it.
    /// </remarks>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return Validate(new ValidationContext(schema, document, options ?? ValidationOptions.Default));
    }

    internal static IReadOnlyList<GraphQLError> Validate(ValidationContext context)
    {
        try
        {
            OperationLimits.Check(context);
            if (context.Errors.Count == 0)
                new DocumentWalker(context, MakeRules(context)).Walk(context.Document);
        }
        catch (ValidationAbortedException aborted)
        {
            context.Errors.Add(new GraphQLError(aborted.Message));
        }

        return context.Errors;
    }

    private static ValidationRule[] MakeRules(ValidationContext context)
    {
        var rules = new List<ValidationRule>(context.Options.Rules.Count + 1);
        foreach (var make in context.Options.Rules)
            rules.Add(make(context));
        if (!context.Options.AllowIntrospection)
            rules.Add(SpecifiedRules.NoSchemaIntrospection(context));
        return [.. rules];
    }
}
