using Microsoft.AspNetCore.RateLimiting;
using Timeline.Api.Files.Uploads;
using Timeline.Api.Host;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Shared;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Files;

/// <summary><c>POST /incidents/{idOrKey}/files</c>: attaches a file. Answers as a mutation does: what there is now, or why not.</summary>
internal static class UploadEndpoint
{
    public static void MapUploads(this IEndpointRouteBuilder app) =>
        app.MapPost("/incidents/{incident}/files", HandleAsync).RequireAuthorization().WithMetadata(new EnableRateLimitingAttribute(UploadLimit.Name));

    private static async Task<IResult> HandleAsync(
        string incident, HttpContext context, Settings settings, AccessLog access, IncidentReader incidents, FileUploads uploads, CancellationToken cancellation)
    {
        var actor = CurrentActor.From(context.User)! with { Log = access };
        try
        {
            // Before anything of the body is read.
            actor.Require(Permission.Record);
            if (await incidents.FindAsync(actor, incident, asKnownAt: null, cancellation) is not { } record)
                return Refused(Ids.IncidentNotFound(incident));

            await using var upload = await UploadReader.ReadAsync(context.Request, settings.MaxFileBytes, cancellation);
            var decider = ActivatorUtilities.CreateInstance<IncidentDecider>(context.RequestServices, actor);
            var outcome = (CommandOutcome)(await CommandSpans.HandleAsync(
                "attachFile", async () => await uploads.AttachAsync(record, upload, decider, actor, cancellation)))!;
            return outcome.Error is { } error ? Refused(error) : Results.Json(Payload(outcome));
        }
        catch (RejectedException rejected)
        {
            return Refused(rejected.Rejection);
        }
        catch (GraphQLException refused)
        {
            return Problem.Of(refused.Code == "FORBIDDEN" ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest, refused.Code, refused.Message);
        }
    }

    private static object Payload(CommandOutcome outcome)
    {
        var incident = outcome.Incident!;
        var entry = outcome.Entry;
        return new
        {
            incident = new { id = incident.Id.ToString(), key = incident.Key, version = incident.Version },
            entry = entry is null ? null : new { id = entry.Id.ToString() },
            file = entry?.File is not { } file ? null : new
            {
                id = FileUrls.IdOf(file),
                name = file.Name,
                mediaType = file.MediaType,
                size = file.Size,
                sha256 = file.Sha256,
                width = file.Width,
                height = file.Height,
                url = FileUrls.Original(file),
                shownUrl = FileUrls.Of(file, ShownAs.Shown),
                thumbnailUrl = FileUrls.Of(file, ShownAs.Thumbnail),
            },
            error = (object?)null,
        };
    }

    private static IResult Refused(Rejection rejection) => Results.Json(
        new { error = new { code = Say.Name(rejection.Code), message = rejection.Message, field = rejection.Field } },
        statusCode: rejection.Code switch
        {
            RejectionCode.IncidentNotFound => StatusCodes.Status404NotFound,
            RejectionCode.FileTooLarge => StatusCodes.Status413PayloadTooLarge,
            RejectionCode.FileNotAccepted => StatusCodes.Status415UnsupportedMediaType,
            RejectionCode.CommandIdReused => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        });
}
