using System.Globalization;
using Microsoft.Net.Http.Headers;
using Timeline.Pdf.Writing;

namespace Timeline.Api.Host;

/// <summary>A PDF as an answer, whose headers say how many characters it shows as boxes, because its fonts lack them.</summary>
internal sealed class PdfDownload(byte[] bytes, int missingCharacters, EntityTagHeaderValue? tag = null) : IResult
{
    private const string MissingHeader = "Timeline-Missing-Characters";

    public static PdfDownload Of(WrittenPdf written, EntityTagHeaderValue? tag = null) => new(written.Bytes, written.Missing.Values.Sum(), tag);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers[MissingHeader] = missingCharacters.ToString(CultureInfo.InvariantCulture);
        return Results.Bytes(bytes, "application/pdf", entityTag: tag).ExecuteAsync(httpContext);
    }
}
