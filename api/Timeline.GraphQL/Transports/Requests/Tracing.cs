using System.Diagnostics;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.Requests;

/// <summary>Gives every error the id under which the server's log has its request.</summary>
internal static class Tracing
{
    /// <summary>The member of an error's extensions.</summary>
    public const string Member = "traceId";

    /// <summary>The W3C trace id of what is being done: 32 hexadecimal digits.</summary>
    public static string Id => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>The result, its errors with the trace id.</summary>
    public static ExecutionResult Traced(this ExecutionResult result) =>
        result.Errors.Count == 0 ? result : result.WithErrorExtension(Member, Id);
}
