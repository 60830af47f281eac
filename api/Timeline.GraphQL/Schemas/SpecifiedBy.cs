using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>What introspection of GraphQL.NET 8 lacks: <c>@specifiedBy</c>, and deprecated arguments of directives.</summary>
internal sealed class SpecifiedBy : BaseSchemaNodeVisitor
{
    public static Directive Directive() => new("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.",
        Arguments = new QueryArguments(new QueryArgument(new NonNullGraphType(new StringGraphType()))
        {
            Name = "url",
            Description = "The URL that specifies the behavior of this scalar.",
        }),
    };

    public override void VisitObject(IObjectGraphType type, ISchema schema)
    {
        if (type.Name == "__Directive" && type.GetField("args") is { } arguments)
            (arguments.Arguments ??= []).Add(new QueryArgument(new BooleanGraphType()) { Name = "includeDeprecated", DefaultValue = false });
        if (type.Name == "__Type")
            type.AddField(new FieldType { Name = "specifiedByURL", ResolvedType = new StringGraphType(), Resolver = new FuncFieldResolver<string>(UrlOf) });
    }

    private static string? UrlOf(IResolveFieldContext field) =>
        (field.Source as ScalarGraphType)?.FindAppliedDirective("specifiedBy")?.FindArgument("url")?.Value as string;
}
