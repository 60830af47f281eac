using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQLParser.AST;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>Validates documents by the rules of GraphQL.NET, in an order and within bounds that no document can abuse.</summary>
internal static class DocumentRules
{
    // OverlappingFieldsCanBeMerged of GraphQL.NET 8.8.5 recurses until the process dies on some fragments that spread each other in a circle.
    private static readonly IValidationRule[] First = [UniqueFragmentNames.Instance, KnownFragmentNames.Instance, NoFragmentCycles.Instance];
    private static readonly IValidationRule[] Rest = [.. DocumentValidator.CoreRules.Except(First)];
    private static readonly DocumentValidator Validator = new();

    /// <summary>What is wrong with a document; names of the schema that it does not say are suggested only where that is allowed.</summary>
    public static IReadOnlyList<GraphQLError> Check(ISchema schema, GraphQLDocument document, int maxErrors, bool suggest)
    {
        var found = Check(schema, document, First, maxErrors);
        if (found.Count == 0)
            found = Check(schema, document, Rest, maxErrors);
        return ErrorWords.Of(found, maxErrors, suggest);
    }

    private static List<ExecutionError> Check(ISchema schema, GraphQLDocument document, IValidationRule[] rules, int maxErrors)
    {
        var bound = new ErrorBound(maxErrors);
        try
        {
            // No operation is named, so that variables and arguments are left to the execution. Rules wait for nothing.
            return [.. Validator.ValidateAsync(new ValidationOptions
            {
                Schema = schema, Document = document, Rules = [.. rules, bound], Operation = null!, Variables = Inputs.Empty, Extensions = Inputs.Empty, UserContext = new Dictionary<string, object?>(),
            }).GetAwaiter().GetResult().Errors];
        }
        catch (TooManyErrorsException)
        {
            return [.. bound.Found];
        }
    }

    /// <summary>Ends the validation once there are more errors than are told.</summary>
    private sealed class ErrorBound(int maxErrors) : ValidationRuleBase, INodeVisitor
    {
        private ValidationContext? _context;

        public IEnumerable<ValidationError> Found => _context?.Errors ?? [];

        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
        {
            _context = context;
            return new(this);
        }

        public ValueTask EnterAsync(ASTNode node, ValidationContext context) =>
            context.HasErrors && context.Errors.Count() > maxErrors ? throw new TooManyErrorsException() : default;

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => EnterAsync(node, context);
    }

    private sealed class TooManyErrorsException : Exception;
}
