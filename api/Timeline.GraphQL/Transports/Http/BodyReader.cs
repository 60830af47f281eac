using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Timeline.GraphQL.Transports.Requests;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Reads a request body up to a limit.</summary>
internal static class BodyReader
{
    /// <summary>The whole body.</summary>
    /// <exception cref="RequestException">It is larger than the limit, or the client stopped in the middle.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, long limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
            throw TooLarge(limit, string.Create(CultureInfo.InvariantCulture, $"{request.ContentLength} bytes"));

        try
        {
            var reader = request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
                var body = read.Buffer;
                if (body.Length > limit)
                {
                    reader.AdvanceTo(body.End);
                    throw TooLarge(limit, string.Create(CultureInfo.InvariantCulture, $"more than {limit} bytes"));
                }

                if (read.IsCompleted)
                {
                    var whole = body.ToArray();
                    reader.AdvanceTo(body.End);
                    return whole;
                }

                reader.AdvanceTo(body.Start, body.End);
            }
        }
        catch (BadHttpRequestException e)
        {
            throw new RequestException(e.StatusCode, "BAD_REQUEST", "The request body cannot be read: " + e.Message);
        }
    }

    private static RequestException TooLarge(long limit, string size) => RequestException.TooLarge(
        string.Create(CultureInfo.InvariantCulture, $"The request body is {size}; the limit is {limit} bytes."));
}
