using System.Text.RegularExpressions;

namespace Timeline.GraphQL.Limits;

/// <summary>Words of GraphQL.NET's errors as the reference implementation, and so every tool, has them.</summary>
internal static partial class ErrorWords
{
    private const int MaxLength = 500;

    public static string Of(string message, bool suggest)
    {
        var suggestion = message.IndexOf(" Did you mean ", StringComparison.Ordinal);
        if (!suggest && suggestion >= 0)
            message = message[..suggestion];
        if (message.Length > MaxLength)
            message = message[..MaxLength] + "…";
        return Quoted().Replace(message, "\"${name}\"");
    }

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
