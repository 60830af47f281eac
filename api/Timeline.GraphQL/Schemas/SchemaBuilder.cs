using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.Exceptions;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

/// <summary>One text of a schema's definitions.</summary>
/// <param name="Name">What problems call it, such as a file name.</param>
/// <param name="Text">SDL.</param>
public sealed record SdlSource(string Name, string Text);

/// <summary>Makes a schema from the SDL of the slices and what stands behind it.</summary>
public static class SchemaBuilder
{
    /// <summary>Puts the sources together, binds every field and checks the whole.</summary>
    /// <param name="sources">Definitions and extensions, in any order.</param>
    /// <param name="bind">Says what stands behind the SDL.</param>
    /// <exception cref="SchemaException">
    /// A source is not GraphQL, a rule is broken, a field has no binding or a binding has no field. Lists all problems.
    /// </exception>
    public static Schema Build(IEnumerable<SdlSource> sources, Action<SchemaBindings> bind)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(bind);
        var parts = sources.ToList();
        SchemaException.ThrowIfAny([.. parts.Select(SyntaxProblem).OfType<string>()]);
        var bindings = new SchemaBindings();
        bind(bindings);
        try
        {
            var schema = (Schema)new BoundSchemaBuilder(bindings).Build(string.Join('\n', parts.Select(part => part.Text)));
            schema.Initialize();
            SchemaException.ThrowIfAny([.. schema.AllTypes.OfType<IAbstractGraphType>().SelectMany(type => Indistinguishable(type, bindings))]);
            return schema;
        }
        catch (AggregateException e)
        {
            throw new SchemaException([.. e.Flatten().InnerExceptions.Select(inner => inner.Message)]);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new SchemaException([e.Message]);
        }
    }

    // The object type behind an interface or union is found by the value's CLR type, so two may not share one.
    private static IEnumerable<string> Indistinguishable(IAbstractGraphType type, SchemaBindings bindings) => type.PossibleTypes
        .GroupBy(item => bindings.Find<ObjectBinding>("type", item.Name).ClrType).Where(same => same.Count() > 1)
        .Select(same => $"{string.Join(" and ", same.Select(item => item.Name))} are all bound to {same.Key.Name}, so a value of {type.Name} would not tell which it is.");

    private static string? SyntaxProblem(SdlSource source)
    {
        try
        {
            Parser.Parse(source.Text);
            return null;
        }
        catch (GraphQLParserException e)
        {
            return $"{source.Name}:{e.Location.Line}: {e.Description}";
        }
    }
}
