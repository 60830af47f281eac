using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>
/// Makes long answers shorter for clients that can read them so. RFC 9110, section 12.5.3. Not ASP.NET Core's middleware: that
/// compresses short answers too, does not say the length, and sends brotli to those who refuse it with "br;q=0, *".
/// </summary>
internal static class Compression
{
    // Beyond this, brotli takes far more time than it saves.
    private static readonly BrotliCompressionOptions Brotli = new() { Quality = 4 };

    /// <summary>The answer as it is sent, shorter when it has at least so many bytes; sets the headers that tell so.</summary>
    public static ReadOnlyMemory<byte> Apply(HttpResponse response, ReadOnlyMemory<byte> answer, int? fromBytes)
    {
        if (fromBytes is null)
            return answer;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (answer.Length < fromBytes || !StringWithQualityHeaderValue.TryParseList(response.HttpContext.Request.Headers.AcceptEncoding, out var accepted))
            return answer;
        var (brotli, gzip) = (QualityOf(accepted, "br"), QualityOf(accepted, "gzip"));
        if (brotli <= 0 && gzip <= 0)
            return answer;
        var compressed = new MemoryStream(answer.Length / 2);
        using (Stream stream = brotli >= gzip ? new BrotliStream(compressed, Brotli, leaveOpen: true) : new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(answer.Span);
        if (compressed.Length >= answer.Length)
            return answer;
        response.Headers.ContentEncoding = brotli >= gzip ? "br" : "gzip";
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    private static double QualityOf(IList<StringWithQualityHeaderValue> accepted, string encoding)
    {
        var named = accepted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(one => one.Value == "*");
        return named is null ? 0 : named.Quality ?? 1;
    }
}
