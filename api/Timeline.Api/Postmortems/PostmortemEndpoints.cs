using System.Security.Cryptography;
using Marten;
using Microsoft.Net.Http.Headers;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Postmortems.Writing;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Postmortems.Published;
using Timeline.Domain.Shared;

namespace Timeline.Api.Postmortems;

/// <summary>
/// The document to download, as <c>.md</c>, <c>.html</c>, <c>.pdf</c> and <c>.json</c>, for whom <see cref="DocumentViewParameters"/> says; with <c>asKnownAt</c> the one that stood at that
/// moment, with <c>version</c> the bytes that are kept of what was published.
/// </summary>
internal static class PostmortemEndpoints
{
    private const string HtmlPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private const string HashHeader = "Timeline-SHA-256";

    /// <summary>Since when the bytes are kept, or <c>no</c>.</summary>
    private const string KeptHeader = "Timeline-Kept";

    /// <summary>When the version was withdrawn.</summary>
    private const string WithdrawnHeader = "Timeline-Withdrawn";

    public static string UrlOf(string key, string format) => $"/incidents/{key}/postmortem.{format}";

    public static void MapPostmortems(this IEndpointRouteBuilder app)
    {
        foreach (var format in Enum.GetValues<OutputFormat>())
        {
            app.MapGet($"/incidents/{{key}}/postmortem.{OutputFormats.ExtensionOf(format)}", async (
                string key, string? asKnownAt, [AsParameters] DocumentViewParameters parameters, HttpContext context, IncidentReader incidents, IServiceProvider services, CancellationToken cancellation) =>
            {
                var moment = asKnownAt is null ? null : InstantPattern.ExtendedIso.Parse(asKnownAt);
                if (moment is { Success: false })
                    return Bad($"asKnownAt is \"{Excerpt.Of(asKnownAt!)}\", which is no moment. Give one such as 2026-03-14T09:00:00Z, or leave it out.");
                var asked = parameters.Read(out var problem);
                if (problem is not null)
                    return Bad(problem);
                if (CurrentActor.From(context.User) is not { } actor || await incidents.FindAsync(actor, key, moment?.Value, cancellation) is not { } incident)
                    return Problem.Of(StatusCodes.Status404NotFound, "INCIDENT_NOT_FOUND", Ids.IncidentNotFound(key).Message);
                return asked.Version is { } number
                    ? await PublishedAsync(context, incident, asked, number, format, services, cancellation)
                    : await StandingAsync(context, incident, asked, format, services, cancellation);
            }).RequireAuthorization();
        }
    }

    // As it stands.
    private static async Task<IResult> StandingAsync(HttpContext context, IncidentRecord incident, AskedDocument asked, OutputFormat format, IServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<PostmortemReader>().FindAsync(incident, cancellation) is not { } draft)
            return Problem.Of(StatusCodes.Status404NotFound, "POSTMORTEM_NOT_FOUND", $"{incident.Key} has no postmortem yet. Draft it first (mutation draftPostmortem).");
        // What was typed then and is not written is known no more.
        if (asked.AsTyped && incident.Moment is null)
            draft = await TypedWords.InAsync(services.GetRequiredService<IDocumentStore>(), draft, cancellation);
        var written = await services.GetRequiredService<PostmortemOutputs>().WriteAsync(draft, asked.View, format, cancellation);
        return Send(context, incident, asked, format, new(written, Convert.ToHexStringLower(SHA256.HashData(written.Bytes)), KeptSince: null));
    }

    private static async Task<IResult> PublishedAsync(
        HttpContext context, IncidentRecord incident, AskedDocument asked, int number, OutputFormat format, IServiceProvider services, CancellationToken cancellation)
    {
        if (await services.GetRequiredService<PostmortemReader>().FindPublicationAsync(incident, number, cancellation) is not { } publication)
            return Problem.Of(StatusCodes.Status404NotFound, "VERSION_NOT_FOUND", $"{incident.Key} has no published version {Say.Count(number)}. Leave version out for the document as it stands.");
        if (publication.Withdrawal is { } withdrawal)
            context.Response.Headers[WithdrawnHeader] = Say.Time(withdrawal.At);
        var key = OutputFormats.KeyOf(number, format, asked.View, publication.Withdrawal is not null && !asked.AsPublished);
        try
        {
            return Send(context, incident, asked, format, (await services.GetRequiredService<PublishedOutputs>().ReadAsync(incident.Id, key, cancellation))!);
        }
        catch (FileNotFoundException lost)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "KEPT_BYTES_MISSING", lost.Message);
        }
    }

    private static IResult Send(HttpContext context, IncidentRecord incident, AskedDocument asked, OutputFormat format, GivenOutput given)
    {
        var headers = context.Response.Headers;
        if (format == OutputFormat.Html)
            headers.ContentSecurityPolicy = HtmlPolicy;
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileName = $"{incident.Key}-postmortem{(asked.View.IsExternal ? "-external" : "")}.{OutputFormats.ExtensionOf(format)}",
        }.ToString();
        headers[HashHeader] = given.Sha256;
        headers[KeptHeader] = given.KeptSince is { } since ? Say.Time(since) : "no";
        var tag = new EntityTagHeaderValue($"\"{given.Sha256}\"");
        return given.Output.MissingCharacters is { } missing
            ? new PdfDownload(given.Output.Bytes, missing, tag)
            : Results.Bytes(given.Output.Bytes, given.Output.MediaType, entityTag: tag);
    }

    private static IResult Bad(string message) => Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", message);
}
