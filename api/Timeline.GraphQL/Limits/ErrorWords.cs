using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Validation;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Limits;

/// <summary>Errors of GraphQL.NET as responses tell them, in the words that the reference implementation, and so every tool, has.</summary>
internal static partial class ErrorWords
{
    private const int MaxLength = 500;

    public static IReadOnlyList<GraphQLError> Of(IReadOnlyCollection<ExecutionError> errors, int maxErrors, bool suggest)
    {
        var told = errors.Take(maxErrors).Select(error => Of(error, suggest)).ToList();
        if (errors.Count > maxErrors)
            told[^1] = new GraphQLError($"There are more errors; the limit is {maxErrors}.");
        return told;
    }

    private static GraphQLError Of(ExecutionError error, bool suggest) => new(
        error is ValidationError ? Words(error, suggest) : error.Message,
        error.Locations?.ConvertAll(place => new Location(place.Line, place.Column)) ?? [],
        error.Path?.ToList(),
        error.Extensions);

    private static string Words(ExecutionError error, bool suggest)
    {
        var message = suggest ? error.Message : error.Message.Split(" Did you mean ")[0];
        // The scalar's own reason.
        if (error.InnerException is FormatException reason)
            message += "; " + reason.Message;
        return Quoted().Replace(message.Length <= MaxLength ? message : message[..MaxLength] + "…", "\"${name}\"");
    }

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
