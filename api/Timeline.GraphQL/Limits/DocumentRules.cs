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

    private static readonly IValidationRule[] Rest =
    [
        .. DocumentValidator.CoreRules.Where(rule => rule is not (ArgumentsOfCorrectType or DefaultValuesOfCorrectType) && !First.Contains(rule)),
        new LiteralRule(),
    ];

    private static readonly DocumentValidator Validator = new();

    /// <summary>What is wrong with a document, in words that hold no names of the schema but those it says, unless suggestions are allowed.</summary>
    public static IReadOnlyList<GraphQLError> Check(ISchema schema, GraphQLDocument document, DocumentLimits limits, bool suggest)
    {
        var found = Check(schema, document, First, limits.MaxErrors);
        if (found.Count == 0)
            found = Check(schema, document, Rest, limits.MaxErrors);
        return [.. found.Select(error => new GraphQLError(
            ErrorWords.Of(error.Message, suggest),
            error.Locations?.Select(place => new Types.Location(place.Line, place.Column)).ToList() ?? []))];
    }

    private static IReadOnlyList<ValidationError> Check(ISchema schema, GraphQLDocument document, IValidationRule[] rules, int maxErrors)
    {
        var bound = new ErrorBound(maxErrors);
        try
        {
            // No operation is named, so that variables and arguments are left to the execution.
            var validation = Validator.ValidateAsync(new ValidationOptions
            {
                Schema = schema,
                Document = document,
                Rules = [.. rules, bound],
                Operation = null!,
                Variables = global::GraphQL.Inputs.Empty,
                Extensions = global::GraphQL.Inputs.Empty,
                UserContext = new Dictionary<string, object?>(),
            });
            // Rules wait for nothing.
            var result = validation.GetAwaiter().GetResult();
            return [.. result.Errors.Cast<ValidationError>()];
        }
        catch (TooManyErrorsException)
        {
            return [.. bound.Found.Take(maxErrors - 1), new ValidationError($"There are more than {maxErrors - 1} errors; the rest of the document was not looked at.")];
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
}

/// <summary>There are more errors than are told.</summary>
internal sealed class TooManyErrorsException : Exception;
