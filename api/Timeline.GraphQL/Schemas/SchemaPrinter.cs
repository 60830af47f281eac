using GraphQL;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using Schema = Timeline.GraphQL.Types.Schema;

namespace Timeline.GraphQL.Schemas;

/// <summary>Writes a schema as SDL. Built-in types and directives are left out.</summary>
public static class SchemaPrinter
{
    /// <summary>The SDL, ending in a line break; the same schema always gives the same text.</summary>
    public static string Print(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var sdl = schema.ToAST();
        // The specification has it; GraphQL.NET 8 does not know that.
        sdl.Definitions.RemoveAll(definition => definition is GraphQLDirectiveDefinition { Name.StringValue: "specifiedBy" });
        return new SDLPrinter().Print(sdl).TrimEnd() + "\n";
    }
}
