using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Execution;

/// <summary>The arguments that an operation gives. Those without variables are coerced once for all requests. Safe to use from several threads.</summary>
internal sealed class ArgumentTable
{
    private readonly ISchema _schema;
    private readonly PreparedDocument _document;
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<GraphQLField, FieldType> _changing = [];
    private readonly Dictionary<GraphQLField, IDictionary<string, ArgumentValue>> _constant = [];

    public ArgumentTable(ISchema schema, PreparedDocument document, GraphQLOperationDefinition operation, IObjectGraphType root)
    {
        _schema = schema;
        _document = document;
        Visit(root, operation.SelectionSet);
    }

    /// <summary>The arguments under some variables; null and an error when one is null that may not be.</summary>
    public IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>? Coerce(Variables variables, out GraphQLError? error)
    {
        error = null;
        if (_changing.Count == 0)
            return _constant;
        var all = new Dictionary<GraphQLField, IDictionary<string, ArgumentValue>>(_constant);
        foreach (var (field, definition) in _changing)
        {
            try
            {
                all.Add(field, Coerce(field, definition, variables));
            }
            catch (ValidationError e)
            {
                var reason = e.InnerException is FormatException unfit ? unfit.Message : ErrorWords.Of(e.Message, suggest: false);
                error = GraphQLError.At(_document.Document, field, reason);
                return null;
            }

            if (definition.Arguments!.FirstOrDefault(argument => argument.ResolvedType is NonNullGraphType && all[field][argument.Name].Value is null) is not { } missing)
                continue;
            error = GraphQLError.At(_document.Document, field, $"Argument \"{missing.Name}\" of non-null type \"{missing.ResolvedType}\" must not be null.");
            return null;
        }

        return all;
    }

    private Dictionary<string, ArgumentValue> Coerce(GraphQLField field, FieldType definition, Variables variables) =>
        ExecutionHelper.GetArguments(definition.Arguments, field.Arguments, variables, _document.Document, field, directive: null)!;

    private void Visit(IGraphType type, GraphQLSelectionSet selections)
    {
        foreach (var selection in selections.Selections)
        {
            switch (selection)
            {
                case GraphQLField field when DefinitionOf(type, field) is { } definition:
                    Add(field, definition);
                    if (field.SelectionSet is { } below)
                        Visit(definition.ResolvedType!.GetNamedType(), below);
                    break;
                case GraphQLInlineFragment inline:
                    Visit(inline.TypeCondition is { } condition ? _schema.AllTypes[condition.Type.Name.Value]! : type, inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread when _visited.Add(spread.FragmentName.Name.StringValue):
                    var fragment = _document.Fragments[spread.FragmentName.Name.StringValue];
                    Visit(_schema.AllTypes[fragment.TypeCondition.Type.Name.Value]!, fragment.SelectionSet);
                    break;
            }
        }
    }

    private void Add(GraphQLField field, FieldType definition)
    {
        if (field.Arguments is not { Count: > 0 } arguments)
            return;
        if (arguments.Items.Exists(argument => VariableUses.HasVariable(argument.Value)))
            _changing.Add(field, definition);
        else
            _constant.Add(field, Coerce(field, definition, Variables.None));
    }

    private FieldType? DefinitionOf(IGraphType type, GraphQLField field) => field.Name.StringValue switch
    {
        "__schema" => _schema.SchemaMetaFieldType,
        "__type" => _schema.TypeMetaFieldType,
        _ => (type as IComplexGraphType)?.GetField(field.Name.Value),
    };
}
