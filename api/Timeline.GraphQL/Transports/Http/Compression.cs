using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>Makes long answers shorter for clients that can read them so. RFC 9110, section 12.5.3.</summary>
internal static class Compression
{
    private const string Brotli = "br";
    private const string GZip = "gzip";

    // Beyond this, brotli takes far more time than it saves.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 20;

    /// <summary>The answer as it is sent; sets the headers that tell so.</summary>
    /// <param name="response">The answer's head.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="fromBytes">The shortest answer that is worth it; null for none.</param>
    public static ReadOnlyMemory<byte> Apply(HttpResponse response, ReadOnlyMemory<byte> answer, int? fromBytes)
    {
        if (fromBytes is null)
            return answer;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (answer.Length < fromBytes || Choose(response.HttpContext.Request) is not { } encoding)
            return answer;
        var compressed = encoding == Brotli ? CompressBrotli(answer.Span) : CompressGZip(answer.Span);
        if (compressed.Length >= answer.Length)
            return answer;
        response.Headers.ContentEncoding = encoding;
        return compressed;
    }

    private static string? Choose(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
            return null;
        var (brotli, gzip) = (QualityOf(accepted, Brotli), QualityOf(accepted, GZip));
        return (brotli, gzip) switch
        {
            ( <= 0, <= 0) => null,
            _ when brotli >= gzip => Brotli,
            _ => GZip,
        };
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var anything = 0.0;
        foreach (var one in accepted)
        {
            if (one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
                return one.Quality ?? 1;
            if (one.Value == "*")
                anything = one.Quality ?? 1;
        }

        return anything;
    }

    private static ReadOnlyMemory<byte> CompressBrotli(ReadOnlySpan<byte> answer)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(answer.Length)];
        return BrotliEncoder.TryCompress(answer, compressed, out var written, BrotliQuality, BrotliWindow)
            ? compressed.AsMemory(0, written)
            : throw new InvalidOperationException("brotli needs more room than it says");
    }

    private static ReadOnlyMemory<byte> CompressGZip(ReadOnlySpan<byte> answer)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(answer);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
