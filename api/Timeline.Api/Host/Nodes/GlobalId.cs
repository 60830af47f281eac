namespace Timeline.Api.Host.Nodes;

/// <summary>
/// Ids that are unique over all types. Most things have a UUID of their own, which is their id as it always was; what is another view of
/// something has that one's UUID with the view's name before it.
/// </summary>
internal static class GlobalId
{
    public const string Summary = "summary:";
    public const string Hypothesis = "hypothesis:";
    public const string Cause = "cause:";
    public const string Viewer = "viewer:";
    public const string File = "file:";

    private static readonly string[] Views = [Summary, Hypothesis, Cause, Viewer, File];

    public static string Of(string view, Guid id) => view + id;

    /// <summary>The UUID, and the view that is meant; empty for the thing itself. Null when it is no id.</summary>
    public static (string View, Guid Id)? Read(string text)
    {
        var view = Array.Find(Views, view => text.StartsWith(view, StringComparison.Ordinal)) ?? "";
        return Guid.TryParseExact(text.AsSpan(view.Length), "D", out var id) ? (view, id) : null;
    }

    /// <summary>The text without the name of a view that is taken for the thing itself here.</summary>
    public static string Without(string text, params ReadOnlySpan<string> views)
    {
        foreach (var view in views)
        {
            if (text.StartsWith(view, StringComparison.Ordinal))
                return text[view.Length..];
        }

        return text;
    }
}
