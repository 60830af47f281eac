using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.Requests;

/// <summary>Trusted documents that the schema does not know would fail for each user; they stop the host instead.</summary>
internal static class TrustedDocumentCheck
{
    /// <exception cref="InvalidOperationException">A document is not GraphQL or not valid; all such are named.</exception>
    public static void RequireValid(GraphQLExecutor executor, GraphQLEndpointOptions options)
    {
        if (options.OnlyTrustedDocuments && options.TrustedDocuments.Count == 0)
            throw new InvalidOperationException("only trusted documents are to be executed, but there are none: set GraphQLEndpointOptions.TrustedDocuments");
        var problems = options.TrustedDocuments.All
            .Select(document => (document.Key, document.Value, Errors: executor.Check(document.Value)))
            .Where(document => document.Errors.Count > 0)
            .Select(document => $"{document.Key} ({FirstLine(document.Value)}): {document.Errors[0].Message}")
            .Order(StringComparer.Ordinal)
            .ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException($"{problems.Count} trusted documents do not fit the schema: {string.Join("; ", problems)}");
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOfAny('\r', '\n');
        return new string(end < 0 ? line : line[..end]);
    }
}
