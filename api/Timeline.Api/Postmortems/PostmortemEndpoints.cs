using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using NodaTime.Text;
using Timeline.Api.Files;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Composition;
using Timeline.Api.Postmortems.Outputs;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems;

/// <summary>The document to download, as <c>.md</c>, <c>.html</c>, <c>.pdf</c> and <c>.json</c>, for whom <see cref="DocumentViewParameters"/> says; with <c>asKnownAt</c> the one that stood at that moment.</summary>
internal static class PostmortemEndpoints
{
    private const string HtmlPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>How many characters the PDF shows as boxes, because its fonts lack them.</summary>
    private const string MissingHeader = "Timeline-Missing-Characters";

    private const int MostPictures = 100;
    private const long LargestPicture = 1_000_000;

    public static string UrlOf(string key, string format) => $"/incidents/{key}/postmortem.{format}";

    public static void MapPostmortems(this IEndpointRouteBuilder app)
    {
        Map("md", "text/markdown; charset=utf-8", (document, _) => Encoding.UTF8.GetBytes(MarkdownOutput.Render(document)));
        Map("html", "text/html; charset=utf-8", (document, headers) =>
        {
            headers.ContentSecurityPolicy = HtmlPolicy;
            return Encoding.UTF8.GetBytes(HtmlOutput.RenderPage(document));
        });
        Map("json", "application/json; charset=utf-8", (document, _) => JsonOutput.Render(document));
        Map("pdf", "application/pdf", (document, headers) =>
        {
            var written = PdfOutput.Render(document);
            headers[MissingHeader] = MissingCharacters.Count(written.Missing).ToString(CultureInfo.InvariantCulture);
            return written.Bytes;
        });

        void Map(string format, string contentType, Func<PostmortemDocument, IHeaderDictionary, byte[]> render) =>
            app.MapGet("/incidents/{key}/postmortem." + format, async (string key, string? asKnownAt, string? version, [AsParameters] DocumentViewParameters parameters, HttpContext context, IncidentReader incidents, PostmortemReader postmortems, IncidentFiles files, CancellationToken cancellation) =>
            {
                var moment = asKnownAt is null ? null : InstantPattern.ExtendedIso.Parse(asKnownAt);
                if (moment is { Success: false })
                    return Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", $"asKnownAt is \"{Excerpt.Of(asKnownAt!)}\", which is no moment. Give one such as 2026-03-14T09:00:00Z, or leave it out.");
                var view = parameters.Read(out var problem);
                if (problem is not null)
                    return Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", problem);
                if (CurrentActor.From(context.User) is not { } actor || await incidents.FindAsync(actor, key, moment?.Value, cancellation) is not { } incident)
                    return Problem.Of(StatusCodes.Status404NotFound, "INCIDENT_NOT_FOUND", Ids.IncidentNotFound(key).Message);
                if (version is not null && (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1))
                    return Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", $"version is \"{Excerpt.Of(version)}\". Give the number of a published version, from 1, or leave it out for the document as it stands.");
                var found = version is null
                    ? await postmortems.FindAsync(incident, cancellation)
                    : await postmortems.FindPublishedAsync(incident, int.Parse(version, CultureInfo.InvariantCulture), cancellation);
                if (found is null && version is not null)
                    return Problem.Of(StatusCodes.Status404NotFound, "VERSION_NOT_FOUND", $"{key} has no published version {version}. Leave version out for the document as it stands.");
                if (found is not { } draft)
                    return Problem.Of(StatusCodes.Status404NotFound, "POSTMORTEM_NOT_FOUND", $"{key} has no postmortem yet. Draft it first (mutation draftPostmortem).");

                var document = draft.Compose(view, format == "md" ? null : await PicturesAsync(draft.Drafted, files, cancellation));
                var bytes = render(document, context.Response.Headers);
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"{document.Key}-postmortem{(view.IsExternal ? "-external" : "")}.{format}" }.ToString();
                var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
                return Results.Bytes(bytes, contentType, entityTag: tag);
            }).RequireAuthorization();
    }

    private static async Task<IReadOnlyDictionary<FileId, FilePicture>> PicturesAsync(IncidentRecord record, IncidentFiles files, CancellationToken cancellation)
    {
        var pictures = new Dictionary<FileId, FilePicture>();
        foreach (var file in record.Files.Where(file => file is { IsPicture: true, Removed: false }).Take(MostPictures))
        {
            if (await files.FindAsync(record.Id, file, ShownAs.Thumbnail, cancellation) is { Length: <= LargestPicture } found)
                pictures.Add(file.Id, new FilePicture(found.MediaType, await IncidentFiles.ReadAsync(found, cancellation)));
        }

        return pictures;
    }
}
