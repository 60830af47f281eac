using System.Diagnostics;
using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.Api.Host;

/// <summary>Faults of a resolver: the details go to the log, the client gets one sentence and the trace id to quote.</summary>
internal static class Faults
{
    /// <summary>Faults that the store gets over by itself, such as a lost connection.</summary>
    public static Action<Exception> Logger(ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("Timeline.Storage");
        return fault => log.LogWarning(fault, "Work behind the record was disturbed; it goes on by itself");
    }

    public static Func<Exception, FieldContext, GraphQLError> Reporter(ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger("Timeline.GraphQL");
        return (fault, field) =>
        {
            var trace = Activity.Current?.TraceId.ToString() ?? Guid.CreateVersion7().ToString("N");
            log.LogError(fault, "{Field} failed (trace {Trace})", $"{field.ParentType.Name}.{field.Definition.Name}", trace);
            return new GraphQLError($"Something went wrong on our side. Nothing was half-stored. Quote {trace} when you report it.")
            {
                Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "INTERNAL", ["traceId"] = trace },
            };
        };
    }
}
