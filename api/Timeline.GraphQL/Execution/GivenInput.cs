using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Execution;

/// <summary>Input objects that come from elsewhere than an operation, read as those of operations are: coerced by the schema, with its defaults.</summary>
public static class GivenInput
{
    /// <summary>The value that a resolver would be given.</summary>
    /// <param name="schema">Has the type.</param>
    /// <param name="inputType">The name of an input object type.</param>
    /// <param name="given">The members: texts for every scalar and value of an enum, lists, and members again for input objects.</param>
    /// <param name="adjust">Gives the text to read in the place of one of a scalar, by the scalar's name.</param>
    /// <exception cref="FormatException">A member is unknown, missing or no value of its type; the message names it.</exception>
    public static object Read(Schema schema, string inputType, IReadOnlyDictionary<string, object?> given, Func<string, string, string> adjust)
    {
        try
        {
            return ExecutionHelper.CoerceValue(TypeOf(schema, inputType), Literal(schema, inputType, given, adjust), Variables.None, fieldDefault: null).Value!;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or ExecutionError)
        {
            throw new FormatException($"{inputType}: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>The same as a literal of a document.</summary>
    /// <inheritdoc cref="Read"/>
    public static string Write(Schema schema, string inputType, IReadOnlyDictionary<string, object?> given, Func<string, string, string> adjust) =>
        new SDLPrinter().Print(Literal(schema, inputType, given, adjust));

    private static GraphQLObjectValue Literal(Schema schema, string inputType, IReadOnlyDictionary<string, object?> given, Func<string, string, string> adjust) =>
        Members(TypeOf(schema, inputType), given, inputType, adjust);

    private static IInputObjectGraphType TypeOf(Schema schema, string inputType)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.AllTypes[inputType] as IInputObjectGraphType ?? throw new FormatException($"{inputType} is no input of the schema");
    }

    private static GraphQLObjectValue Members(IInputObjectGraphType type, IReadOnlyDictionary<string, object?> given, string path, Func<string, string, string> adjust)
    {
        if (given.Keys.FirstOrDefault(name => type.Fields.Find(name) is null) is { } unknown)
            throw new FormatException($"{path} has no {unknown}; it has {string.Join(", ", type.Fields.Select(field => field.Name))}");
        if (type.Fields.FirstOrDefault(field => field is { ResolvedType: NonNullGraphType, DefaultValue: null } && given.GetValueOrDefault(field.Name) is null) is { } missing)
            throw new FormatException($"{path}.{missing.Name} is missing");

        return new()
        {
            Fields =
            [
                .. given.Where(member => member.Value is not null).Select(member =>
                    new GraphQLObjectField(new(member.Key), Literal(type.Fields.Find(member.Key)!.ResolvedType!, member.Value!, $"{path}.{member.Key}", adjust))),
            ],
        };
    }

    private static GraphQLValue Literal(IGraphType type, object value, string path, Func<string, string, string> adjust) => (type, value) switch
    {
        (NonNullGraphType { ResolvedType: { } inner }, _) => Literal(inner, value, path, adjust),
        (ListGraphType { ResolvedType: { } item }, IEnumerable<object?> list) => new GraphQLListValue { Values = [.. list.Select(one => Literal(item, one!, path, adjust))] },
        (IInputObjectGraphType input, IReadOnlyDictionary<string, object?> members) => Members(input, members, path, adjust),
        (EnumerationGraphType values, string name) => values.Values.FindByName(name) is not null
            ? new GraphQLEnumValue(new(name))
            : throw new FormatException($"{path} is \"{name}\"; it is one of {string.Join(", ", values.Values.Select(known => known.Name))}"),
        (BooleanGraphType, "true") => new GraphQLTrueBooleanValue(),
        (BooleanGraphType, "false") => new GraphQLFalseBooleanValue(),
        (IntGraphType, string digits) => new GraphQLIntValue((ROM)digits),
        (ScalarGraphType scalar, string text) => new GraphQLStringValue(adjust(scalar.Name, text)),
        _ => throw new FormatException($"{path} is no {type}"),
    };
}
