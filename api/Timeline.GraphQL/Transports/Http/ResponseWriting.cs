using System.Diagnostics;
using System.IO.Pipelines;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Writes answers as JSON. GraphQL over HTTP spec, section "Response".</summary>
internal static class ResponseWriting
{
    /// <summary>The W3C trace id of what is being done, under which the server's log has it: 32 hexadecimal digits.</summary>
    public static string TraceId => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>The result as UTF-8, each of its errors with the trace id.</summary>
    public static ReadOnlyMemory<byte> Write(ExecutionResult result) =>
        (result.Errors.Count == 0 ? result : result.WithErrorExtension("traceId", TraceId)).ToUtf8();

    /// <summary>What a client is told when its request is not executed.</summary>
    public static ExecutionResult ResultOf(RequestException error) =>
        ExecutionResult.Failure(new GraphQLError(error.Message, [], Extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = error.Code }));

    public static ValueTask<FlushResult> WriteAsync(HttpResponse response, string mediaType, ExecutionResult result, int? compressFrom)
    {
        // With the older media type, any well-formed request is answered 200, so that clients look into the body.
        response.StatusCode = result.HasData || mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return WriteAsync(response, mediaType, Compression.Apply(response, Write(result), compressFrom));
    }

    public static ValueTask<FlushResult> WriteAsync(HttpResponse response, string mediaType, RequestException error)
    {
        response.StatusCode = error.StatusCode;
        if (error.StatusCode == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (error.StatusCode == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "1";
        return WriteAsync(response, mediaType, Write(ResultOf(error)));
    }

    /// <summary>What every answer says of itself, events too. Text in it stays readable; nosniff keeps browsers from taking it for HTML.</summary>
    public static void SetHeaders(HttpResponse response, string mediaType)
    {
        response.ContentType = mediaType + "; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.Append("Vary", "Accept, Origin");
    }

    // The whole answer at once, with its length.
    private static ValueTask<FlushResult> WriteAsync(HttpResponse response, string mediaType, ReadOnlyMemory<byte> answer)
    {
        SetHeaders(response, mediaType);
        response.ContentLength = answer.Length;
        return response.BodyWriter.WriteAsync(answer, response.HttpContext.RequestAborted);
    }
}
