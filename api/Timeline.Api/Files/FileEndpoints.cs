using Microsoft.Net.Http.Headers;
using Timeline.Api.Host;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Domain.Incidents.Record;
using Timeline.Domain.Shared;

namespace Timeline.Api.Files;

/// <summary>
/// <c>GET /files/{id}</c>, <c>…/shown</c>, <c>…/thumbnail</c>. Whoever asks must be able to read the incident now. Nothing in what is sent runs:
/// it is named for what its bytes are, and what is no raster picture nor plain text is a download.
/// </summary>
internal static class FileEndpoints
{
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapUploads();
        var files = app.MapGroup("/files/{id}").RequireAuthorization();
        files.MapMethods("", Reading, static (string id, HttpContext context, IncidentReader incidents, IncidentFiles stored, CancellationToken cancellation) =>
            SendAsync(id, context, incidents, stored.FindAsync, "original", cancellation));
        foreach (var shown in Enum.GetValues<ShownAs>())
        {
            files.MapMethods($"/{shown.ToString().ToLowerInvariant()}", Reading, (string id, HttpContext context, IncidentReader incidents, IncidentFiles stored, CancellationToken cancellation) =>
                SendAsync(id, context, incidents, (incident, file, token) => stored.FindAsync(incident, file, shown, token), $"{Say.Words(shown)} picture", cancellation));
        }
    }

    private static string[] Reading { get; } = [HttpMethods.Get, HttpMethods.Head];

    private static async Task<IResult> SendAsync(
        string id,
        HttpContext context,
        IncidentReader incidents,
        Func<IncidentId, AttachedFile, CancellationToken, Task<StoredFile?>> find,
        string what,
        CancellationToken cancellation)
    {
        if (CurrentActor.From(context.User)?.May(Permission.Read) is not true)
            return Problem.Of(StatusCodes.Status403Forbidden, "FORBIDDEN", "Your role may not read. Ask an administrator.");
        if (await FindAsync(id, context, incidents, cancellation) is not { Record: var record, File: var file })
            return Problem.Of(StatusCodes.Status404NotFound, "FILE_NOT_FOUND", "There is no such file, or you may not see it. Check its address.");
        if (file.Removed)
            return Problem.Of(StatusCodes.Status410Gone, "FILE_REDACTED", "This file was redacted: its bytes are gone. Its size and its SHA-256 stand in the record.");
        if (await find(record.Id, file, cancellation) is not { } stored)
            return Problem.Of(StatusCodes.Status404NotFound, "FILE_MISSING", $"The store has no {what} of this file. When it should, restore a backup of the files; timeline verify tells which are missing.");

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "private, no-cache";
        var disposition = new ContentDispositionHeaderValue(MayBeShown(stored.MediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(FileNames.For(file.Name, stored.MediaType));
        headers.ContentDisposition = disposition.ToString();
        var tag = new EntityTagHeaderValue(stored.Key.Part == IncidentFiles.Original ? $"\"{file.Sha256}\"" : $"\"{file.Sha256}-{stored.Key.Part}\"");
        return Results.Stream(stored.Open(), stored.MediaType, entityTag: tag, enableRangeProcessing: true);
    }

    private static async Task<(IncidentRecord Record, AttachedFile File)?> FindAsync(string id, HttpContext context, IncidentReader incidents, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(GlobalId.Without(id, GlobalId.File), "D", out var guid) || IncidentNumber.In(guid) is not { } number)
            return null;
        // Always as whoever asks would read the incident.
        return CurrentActor.From(context.User) is { } actor && (await incidents.FindIdsAsync([number], cancellation)).TryGetValue(number, out var incident)
            && await incidents.FindAsync(actor, incident, cancellation) is { } record && record.File(new FileId(guid)) is { } file ? (record, file) : null;
    }

    private static bool MayBeShown(string mediaType) =>
        mediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" || mediaType.StartsWith("text/plain", StringComparison.Ordinal);
}
