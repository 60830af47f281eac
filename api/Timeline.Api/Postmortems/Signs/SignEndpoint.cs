using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Schemas;
using Timeline.Pdf.Paging;

namespace Timeline.Api.Postmortems.Signs;

/// <summary>The sign of an incident, to print and to read.</summary>
internal static class SignEndpoint
{
    public static string UrlOf(string key) => $"/incidents/{key}/sign.pdf";

    public static void Bind(SchemaBindings schema)
    {
        schema.Enum<SignState>("SignState");
        schema.Object<SignLine>("SignLine").Properties();
        schema.Object<IncidentSign>("IncidentSign").Field("url", sign => UrlOf(sign.Key)).Field("drill", sign => sign.IsDrill).Properties();
        schema.Object<IncidentRecord>("Incident").Field("sign", async (field, cancellation) =>
        {
            var contact = field.Argument<string?>("contact");
            GivenText.Check(contact, "contact", SignReader.LongestContact);
            return await field.Service<SignReader>().ReadAsync(field.Parent<IncidentRecord>(), VisibleText.OptionalLine(contact), cancellation);
        });
    }

    public static void MapSigns(this IEndpointRouteBuilder app) => app.MapGet(
        "/incidents/{key}/sign.pdf",
        async (string key, string? paper, string? contact, string? language, HttpContext context, IncidentReader incidents, SignReader signs, CancellationToken cancellation) =>
        {
            if (SignWords.Find(language) is not { } words)
                return Bad($"language is \"{Excerpt.Of(language!)}\"; there are signs in en and de. Give one of them, or leave it out.");
            if (paper is not (null or "a4" or "letter"))
                return Bad($"paper is \"{Excerpt.Of(paper)}\"; there are a4 and letter. Give one of them, or leave it out.");
            if (contact?.Length > SignReader.LongestContact)
                return Bad($"contact is {Say.Count(contact.Length)} characters; the limit is {SignReader.LongestContact}. Shorten it.");
            if (CurrentActor.From(context.User) is not { } actor || await incidents.FindAsync(actor, key, asKnownAt: null, cancellation) is not { } incident)
                return Problem.Of(StatusCodes.Status404NotFound, "INCIDENT_NOT_FOUND", Ids.IncidentNotFound(key).Message);
            if (await signs.ReadAsync(incident, VisibleText.OptionalLine(contact), cancellation) is not { } sign)
                return Problem.Of(StatusCodes.Status404NotFound, "SIGN_NOT_FOUND", $"{incident.Key} is cancelled, so there is nothing to put up. Take down what hangs.");

            var written = SignPdf.Render(sign, words, paper == "letter" ? PageSize.Letter : PageSize.A4);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = $"{sign.Key}-sign.pdf" }.ToString();
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(written.Bytes).AsSpan(0, 16))}\"");
            return PdfDownload.Of(written, tag);
        }).RequireAuthorization();

    private static IResult Bad(string message) => Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", message);
}
