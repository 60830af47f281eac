using System.Globalization;
using Timeline.GraphQL.Execution;
using Timeline.Storage.Json;

namespace Timeline.Api.Host;

/// <summary>Texts that are looked for, and never stored.</summary>
internal static class GivenText
{
    /// <summary>Of what is searched for, in UTF-16 code units.</summary>
    public const int LongestSearch = 200;

    /// <summary>Lets through what the database can be asked for.</summary>
    /// <param name="text">Null can be.</param>
    /// <param name="argument">Names it in the message, as <c>filter.text</c>.</param>
    /// <param name="most">UTF-16 code units, inclusive.</param>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is too long, or holds what nothing stored can hold.</exception>
    public static void Check(string? text, string argument, int most = int.MaxValue)
    {
        if (text?.Length > most)
            throw new GraphQLException(string.Create(CultureInfo.InvariantCulture, $"{argument} is {text.Length} characters; the limit is {most}."), "BAD_USER_INPUT");
        if (text is not null && StorableText.Fault(text) is { } fault)
            throw new GraphQLException($"{argument} holds {fault}; nothing that is stored holds that. Leave it out.", "BAD_USER_INPUT");
    }
}
