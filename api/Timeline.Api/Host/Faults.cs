using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;

namespace Timeline.Api.Host;

/// <summary>Faults of a resolver: the details go to the log, the client gets one sentence and the trace id to quote.</summary>
internal static class Faults
{
    // In its data exceptions PostgreSQL quotes what it was given: what somebody recorded.
    private const string DataException = "22";

    /// <summary>Faults that the store gets over by itself, such as a lost connection.</summary>
    public static Action<Exception> Logger(ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("Timeline.Storage");
        return fault => log.LogWarning(Loggable(fault), "Work behind the record was disturbed; it goes on by itself");
    }

    /// <summary>The answer of a plain endpoint. ASP.NET Core's own line about the fault is turned off: it has no trace id, and what PostgreSQL quotes.</summary>
    public static Task AnswerAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()!;
        var trace = NewTrace();
        var route = (fault.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "A request";
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Timeline.Http").LogError(Loggable(fault.Error), "{Route} failed (trace {Trace})", route, trace);
        return Problem.WriteAsync(
            context, StatusCodes.Status500InternalServerError, "INTERNAL", $"Something went wrong on our side. Quote {trace} when you report it.");
    }

    public static Func<Exception, FieldContext, GraphQLError> Reporter(ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("Timeline.GraphQL");
        return (fault, field) =>
        {
            var trace = NewTrace();
            log.LogError(Loggable(fault), "{Field} failed (trace {Trace})", $"{field.ParentType.Name}.{field.Definition.Name}", trace);
            return new GraphQLError($"Something went wrong on our side. Nothing was half-stored. Quote {trace} when you report it.")
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "INTERNAL", ["traceId"] = trace },
            };
        };
    }

    private static string NewTrace() => Activity.Current?.TraceId.ToString() ?? Guid.CreateVersion7().ToString("N");

    private static Exception Loggable(Exception fault) =>
        Saving.Refusal(fault) is { } refusal && refusal.SqlState.StartsWith(DataException, StringComparison.Ordinal) ? new WithheldException(fault, refusal.SqlState) : fault;

    /// <summary>Stands in the log for a fault whose message holds what somebody recorded.</summary>
    private sealed class WithheldException(Exception fault, string sqlState)
        : Exception($"PostgreSQL refused what it was given ({sqlState}). Its message quotes that and is left out.")
    {
        public override string? StackTrace => fault.StackTrace;
    }
}
