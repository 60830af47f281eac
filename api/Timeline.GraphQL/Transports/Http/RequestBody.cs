using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Reads a request body as JSON, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The whole body. That it has to be JSON also keeps HTML forms of other sites out.</summary>
    /// <exception cref="RequestException">It is of another type or encoding, larger than the limit, no JSON, or the client stopped in the middle.</exception>
    public static async ValueTask<JsonDocument> ReadAsync(HttpRequest request, long limit, CancellationToken cancellation)
    {
        RequireJson(request);
        if (request.ContentLength > limit)
            throw RequestException.TooLarge($"The request body is {request.ContentLength} bytes; the limit is {limit} bytes.");
        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync((int)Math.Min(limit, Array.MaxLength) + 1, cancellation);
            var whole = read.Buffer.Length <= limit ? read.Buffer.ToArray() : null;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return whole switch
            {
                null => throw RequestException.TooLarge($"The request body is more than {limit} bytes; the limit is {limit} bytes."),
                [] => throw RequestException.BadRequest("The request body is empty; send an object with \"query\"."),
                _ => JsonText.Parse(whole, "The request body"),
            };
        }
        catch (BadHttpRequestException e)
        {
            throw new RequestException(e.StatusCode, "BAD_REQUEST", "The request body cannot be read: " + e.Message);
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        // What nearly every program sends needs no parsing.
        if (request.ContentType is not MediaTypes.Json)
        {
            if (string.IsNullOrEmpty(request.ContentType))
                throw RequestException.UnsupportedMediaType($"The Content-Type header is missing; send {MediaTypes.Json}.");
            if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase))
                throw RequestException.UnsupportedMediaType($"The Content-Type is {JsonText.Cut(request.ContentType, 100)}; send {MediaTypes.Json}.");
            if (!MediaTypes.IsUtf8(type))
                throw RequestException.UnsupportedMediaType($"The charset is {JsonText.Cut(type.Charset.ToString(), 100)}; send utf-8.");
        }

        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw RequestException.UnsupportedMediaType($"The Content-Encoding is {JsonText.Cut(encoding, 100)}; send the body as it is.");
    }
}
