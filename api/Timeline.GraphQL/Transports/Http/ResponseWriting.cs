using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Writes answers as JSON. GraphQL over HTTP spec, section "Response".</summary>
internal static class ResponseWriting
{
    private const string TraceId = "traceId";

    /// <summary>Text stays readable in answers; their media types and nosniff keep browsers from taking it for HTML.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The W3C trace id of what is being done, under which the server's log has it: 32 hexadecimal digits.</summary>
    public static string CurrentTraceId => (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>The result as UTF-8, each of its errors with the trace id.</summary>
    public static ReadOnlyMemory<byte> Write(ExecutionResult result) =>
        (result.Errors.Count == 0 ? result : result.WithErrorExtension(TraceId, CurrentTraceId)).ToUtf8();

    /// <summary>Writes the list of one error.</summary>
    public static void WriteErrors(Utf8JsonWriter writer, RequestException error)
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("message", error.Message);
        writer.WriteStartObject("extensions");
        writer.WriteString("code", error.Code);
        writer.WriteString(TraceId, CurrentTraceId);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

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
        var answer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(answer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("errors");
            WriteErrors(writer, error);
            writer.WriteEndObject();
        }

        return WriteAsync(response, mediaType, answer.WrittenMemory);
    }

    /// <summary>What every answer says of itself, events too.</summary>
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
