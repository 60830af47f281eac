using System.Text;
using System.Text.Json;

namespace Timeline.GraphQL.Execution.Sharing;

/// <summary>What decides, besides the event, about the response to it.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Variables">The variables that the response depends on, as one text.</param>
/// <param name="Audience">Who may see the response, as the host has it.</param>
internal sealed record ResponseKey(PreparedOperation Operation, string Variables, object Audience)
{
    /// <summary>The key of a subscription; null when the host has not said whom its responses may be shared with.</summary>
    public static ResponseKey? Of(PreparedOperation operation, GraphQLRequest request)
    {
        if (request.Audience is not { } audience)
            return null;
        var text = new StringBuilder();
        foreach (var name in operation.ResponseVariables)
        {
            // A JSON value shows where it ends, and a name has neither "=" nor a line end.
            text.Append(name).Append('=');
            if (request.Variables is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value))
                text.Append(value.GetRawText());
            text.Append('\n');
        }

        return new ResponseKey(operation, text.ToString(), audience);
    }
}
