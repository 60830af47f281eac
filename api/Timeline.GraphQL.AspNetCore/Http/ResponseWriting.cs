using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.AspNetCore.Requests;
using Timeline.GraphQL.Execution;

namespace Timeline.GraphQL.AspNetCore.Http;

/// <summary>Writes answers as JSON. GraphQL over HTTP spec, section "Response".</summary>
internal static class ResponseWriting
{
    // Text stays readable in the answer; its media types and nosniff keep browsers from taking it for HTML.
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ValueTask<FlushResult> WriteAsync(HttpResponse response, string mediaType, ExecutionResult result, int? compressFrom, CancellationToken cancellation)
    {
        // With the older media type, any well-formed request is answered 200, so that clients look into the body.
        response.StatusCode = result.HasData || mediaType == MediaTypes.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return WriteAsync(response, mediaType, result.Traced().ToUtf8(), compressFrom, cancellation);
    }

    /// <summary>Writes a whole answer at once, with its length.</summary>
    public static ValueTask<FlushResult> WriteAsync(HttpResponse response, string mediaType, ReadOnlyMemory<byte> answer, int? compressFrom, CancellationToken cancellation)
    {
        SetHeaders(response, mediaType);
        var sent = Compression.Apply(response, answer, compressFrom);
        response.ContentLength = sent.Length;
        return response.BodyWriter.WriteAsync(sent, cancellation);
    }

    public static async Task WriteAsync(HttpResponse response, string mediaType, RequestException error, CancellationToken cancellation)
    {
        response.StatusCode = error.StatusCode;
        if (error.StatusCode == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "1";
        await WriteAsync(response, mediaType, ErrorResponse(error), compressFrom: null, cancellation).ConfigureAwait(false);
    }

    /// <summary>A whole response that consists of one error.</summary>
    public static ReadOnlyMemory<byte> ErrorResponse(RequestException error)
    {
        var response = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(response, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors");
            WriteError(writer, error.Message, error.Code);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return response.WrittenMemory;
    }

    public static void WriteError(Utf8JsonWriter writer, string message, string code)
    {
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteStartObject("extensions");
        writer.WriteString("code", code);
        writer.WriteString(Tracing.Member, Tracing.Id);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void SetHeaders(HttpResponse response, string mediaType)
    {
        response.ContentType = mediaType + "; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.Headers.Append("Vary", "Accept, Origin");
    }
}
