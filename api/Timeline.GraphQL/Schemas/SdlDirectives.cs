using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Timeline.GraphQL.Schemas;

/// <summary>Copies the directives of SDL to what was made from it: GraphQL.NET's builder does so for the types that it makes itself.</summary>
internal static class SdlDirectives
{
    public static T WithDirectivesOf<T>(this T element, IHasDirectivesNode node)
        where T : IMetadataWriter
    {
        foreach (var directive in node.Directives?.Items ?? [])
        {
            if (element is BoundInput input && directive.Name.Value == "oneOf")
            {
                input.IsOneOf = true;
                continue;
            }

            element.ApplyDirective(directive.Name.StringValue, applied =>
            {
                foreach (var argument in directive.Arguments?.Items ?? [])
                    applied.AddArgument(new DirectiveArgument(argument.Name.StringValue) { Value = Plain(argument.Value) });
            });
        }

        return element;
    }

    private static object? Plain(GraphQLValue value) => value switch
    {
        GraphQLEnumValue name => name.Name.StringValue,
        GraphQLListValue list => list.Values?.Select(Plain).ToArray() ?? [],
        GraphQLIntValue number => int.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture),
        _ => PlainValues.Of(value),
    };
}
