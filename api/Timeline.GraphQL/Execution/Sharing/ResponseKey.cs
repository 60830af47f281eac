using System.Text;
using System.Text.Json;
using GraphQLParser.AST;
using GraphQLParser.Visitors;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace Timeline.GraphQL.Execution.Sharing;

/// <summary>What decides, besides the event, about the response to it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Variables">The variables that the response depends on, as one text: all but those in arguments of the root field.</param>
/// <param name="Audience">Who may see the response, as the host has it.</param>
internal sealed record ResponseKey(GraphQLOperationDefinition Operation, string Variables, object Audience)
{
    /// <summary>The key of a subscription; null when the host has not said whom its responses may be shared with.</summary>
    public static async ValueTask<ResponseKey?> OfAsync(ExecutionContext context)
    {
        var request = ExecutionState.Of(context).Request;
        if (request.Audience is not { } audience)
            return null;
        var uses = new Uses(context.Document, context.Operation);
        await uses.VisitAsync(context.Operation.SelectionSet, default).ConfigureAwait(false);
        var text = new StringBuilder();
        foreach (var name in uses.Names)
        {
            // A JSON value shows where it ends, and a name has neither "=" nor a line end.
            text.Append(name).Append('=');
            if (request.Variables is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value))
                text.Append(value.GetRawText());
            text.Append('\n');
        }

        return new ResponseKey(context.Operation, text.ToString(), audience);
    }

    private sealed class Uses(GraphQLDocument document, GraphQLOperationDefinition operation) : ASTVisitor<NullVisitorContext>
    {
        private readonly HashSet<string> _visited = [];

        public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

        protected override async ValueTask VisitFieldAsync(GraphQLField field, NullVisitorContext context)
        {
            if (!operation.SelectionSet.Selections.Contains(field))
                await VisitAsync(field.Arguments, context).ConfigureAwait(false);
            await VisitAsync(field.Directives, context).ConfigureAwait(false);
            await VisitAsync(field.SelectionSet, context).ConfigureAwait(false);
        }

        protected override async ValueTask VisitFragmentSpreadAsync(GraphQLFragmentSpread fragmentSpread, NullVisitorContext context)
        {
            await VisitAsync(fragmentSpread.Directives, context).ConfigureAwait(false);
            if (_visited.Add(fragmentSpread.FragmentName.Name.StringValue))
                await VisitAsync(document.Definitions.OfType<GraphQLFragmentDefinition>().First(fragment => fragment.FragmentName.Name.Value == fragmentSpread.FragmentName.Name.Value), context).ConfigureAwait(false);
        }

        protected override ValueTask VisitVariableAsync(GraphQLVariable variable, NullVisitorContext context)
        {
            Names.Add(variable.Name.StringValue);
            return default;
        }
    }
}
