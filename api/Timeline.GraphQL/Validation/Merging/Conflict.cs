using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Merging;

/// <summary>Two fields, or two sets of fields, that cannot be merged.</summary>
/// <param name="ResponseKey">The key both write to.</param>
/// <param name="Reason">Goes after "because".</param>
/// <param name="First">The fields of one side, outer ones first.</param>
/// <param name="Second">The fields of the other side.</param>
internal sealed record Conflict(string ResponseKey, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second)
{
    private const int MaxTextLength = 1000;
    private const int MaxNodes = 20;

    /// <summary>The conflict of two fields that follows from conflicts of their selections.</summary>
    public static Conflict Between(string responseKey, FieldNode first, FieldNode second, IReadOnlyList<Conflict> inner)
    {
        var reason = "";
        foreach (var conflict in inner)
        {
            reason += $"{(reason.Length == 0 ? "" : " and ")}subfields \"{Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}";
            if (reason.Length > MaxTextLength)
                break;
        }

        return new Conflict(
            responseKey, Shorten(reason), Nodes(first, inner, conflict => conflict.First), Nodes(second, inner, conflict => conflict.Second));
    }

    /// <summary>Hostile names and long chains must not fill the answer.</summary>
    public static string Shorten(string text) => text.Length > MaxTextLength ? text[..MaxTextLength] + "..." : text;

    // Of a long list the end is kept: the deeper fields, which really differ.
    private static List<FieldNode> Nodes(FieldNode field, IReadOnlyList<Conflict> inner, Func<Conflict, IReadOnlyList<FieldNode>> side)
    {
        var nodes = new List<FieldNode> { field };
        foreach (var conflict in inner)
        {
            nodes.AddRange(side(conflict).TakeLast(MaxNodes - nodes.Count));
            if (nodes.Count == MaxNodes)
                break;
        }

        return nodes;
    }
}
