using GraphQLParser;
using GraphQLParser.Exceptions;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

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
