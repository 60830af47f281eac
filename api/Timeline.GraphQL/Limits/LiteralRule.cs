using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Limits;

/// <summary>
/// Literals fit the type wanted where they stand; an error says the reason that the scalar gave. GraphQL spec, section "Values of Correct Type".
/// </summary>
internal sealed class LiteralRule : ValidationRuleBase
{
    private const int MaxErrors = 100;

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(new NodeVisitors(
        new MatchingNodeVisitor<GraphQLArgument>((argument, context) =>
        {
            if (context.TypeInfo.GetArgument()?.ResolvedType is { } type)
                Check(type, argument.Value, context);
        }),
        new MatchingNodeVisitor<GraphQLVariableDefinition>((variable, context) =>
        {
            if (variable.DefaultValue is { } value && variable.Type.GraphTypeFromType(context.Schema) is { } type && type.IsInputType())
                Check(type, value, context);
        })));

    private static void Check(IGraphType type, GraphQLValue value, ValidationContext context)
    {
        var nullable = type is NonNullGraphType nonNull ? nonNull.ResolvedType! : type;
        switch (nullable, value)
        {
            case (_, GraphQLVariable):
                break;
            case (_, GraphQLNullValue):
                if (type is NonNullGraphType)
                    Report(context, value, Unexpected(context, type, value));
                break;
            case (ListGraphType list, GraphQLListValue items):
                foreach (var item in items.Values ?? [])
                    Check(list.ResolvedType!, item, context);
                break;
            case (ListGraphType list, _):
                Check(list.ResolvedType!, value, context);
                break;
            case (IInputObjectGraphType input, GraphQLObjectValue fields):
                CheckObject(input, fields, context);
                break;
            case (EnumerationGraphType values, _):
                if (value is not GraphQLEnumValue name)
                    Report(context, value, $"Enum \"{values.Name}\" cannot represent non-enum value: {InputWords.Of(context.Document, value)}.");
                else if (values.Values.FindByName(name.Name.Value) is null)
                    Report(context, value, $"Value \"{name.Name.StringValue}\" does not exist in \"{values.Name}\" enum.");
                break;
            case (ScalarGraphType scalar, _):
                if (InputWords.WrongWith(scalar, () => scalar.ParseLiteral(value)) is { } reason)
                    Report(context, value, InputWords.IsBuiltIn(scalar) ? $"{reason}: {InputWords.Of(context.Document, value)}" : Unexpected(context, type, value, reason));
                break;
            default:
                Report(context, value, Unexpected(context, type, value));
                break;
        }
    }

    private static void CheckObject(IInputObjectGraphType type, GraphQLObjectValue value, ValidationContext context)
    {
        var given = new Dictionary<string, GraphQLValue>(StringComparer.Ordinal);
        foreach (var field in value.Fields ?? [])
        {
            var name = field.Name.StringValue;
            given[name] = field.Value;
            if (type.GetField(field.Name.Value) is { } definition)
                Check(definition.ResolvedType!, field.Value, context);
            else
                Report(context, field, $"Field \"{name}\" is not defined by type \"{type.Name}\".");
        }

        foreach (var field in type.Fields.Where(field => field is { ResolvedType: NonNullGraphType, DefaultValue: null } && !given.ContainsKey(field.Name)))
            Report(context, value, $"Field \"{type.Name}.{field.Name}\" of required type \"{field.ResolvedType}\" was not provided.");
        if (type.IsOneOf && (given.Count != 1 || given.Values.First() is GraphQLNullValue))
            Report(context, value, $"OneOf Input Object \"{type.Name}\" must specify exactly one key, which is not null.");
    }

    private static string Unexpected(ValidationContext context, IGraphType wanted, GraphQLValue value, string? reason = null) =>
        $"Expected value of type \"{wanted}\", found {InputWords.Of(context.Document, value)}{(string.IsNullOrEmpty(reason) ? "." : "; " + reason)}";

    private static void Report(ValidationContext context, ASTNode node, string message)
    {
        context.ReportError(new LiteralError(context, node, message));
        if (context.Errors.Count() > MaxErrors)
            throw new TooManyErrorsException();
    }

    private sealed class LiteralError(ValidationContext context, ASTNode node, string message) : ValidationError(context.Document.Source, "5.6.1", message, node);
}
