using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Sla;

/// <summary>What is wrong with a question, for whoever asked: a query has no payload to say it in.</summary>
internal static class BadInput
{
    public static GraphQLException Of(Rejection problem) =>
        new(problem.Message, "BAD_USER_INPUT", new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = problem.Field });
}
