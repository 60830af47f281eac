using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>
/// Makes long answers shorter for clients that can read them so. ASP.NET Core chooses and compresses; its middleware would do so
/// with every answer, however short, and without saying the length.
/// </summary>
internal sealed class Compression(IServiceProvider services, int? fromBytes)
{
    private readonly ResponseCompressionProvider _encodings = new(services, Options.Create(new ResponseCompressionOptions
    {
        Providers =
        {
            // Beyond this level, brotli takes far more time than it saves.
            new BrotliCompressionProvider(Options.Create(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal })),
            new GzipCompressionProvider(Options.Create(new GzipCompressionProviderOptions { Level = CompressionLevel.Fastest })),
        },
    }));

    /// <summary>The answer as it is sent; sets the headers that tell so.</summary>
    public ReadOnlyMemory<byte> Apply(HttpResponse response, ReadOnlyMemory<byte> answer)
    {
        if (fromBytes is null)
            return answer;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (answer.Length < fromBytes || _encodings.GetCompressionProvider(response.HttpContext) is not { } encoding)
            return answer;
        var compressed = new MemoryStream(answer.Length / 2);
        using (var stream = encoding.CreateStream(compressed))
            stream.Write(answer.Span);
        if (compressed.Length >= answer.Length)
            return answer;
        response.Headers.ContentEncoding = encoding.EncodingName;
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
