using Microsoft.Net.Http.Headers;
using NodaTime;
using NodaTime.Text;
using Timeline.Api.Host;
using Timeline.Api.Metrics;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Audit;

/// <summary>The audit to download: <c>audit.csv</c>, narrowed like the query, for as long as somebody reads.</summary>
internal static class AuditEndpoint
{
    private const string Name = "audit.csv";
    private const int AtOnce = 1_000;

    public static void MapAudit(this IEndpointRouteBuilder app) => app.MapGet("/" + Name, async (HttpContext context, AuditTrail trail, CancellationToken cancellation) =>
    {
        if (CurrentActor.From(context.User) is not { } actor)
            return Problem.Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
        try
        {
            var filter = Read(context.Request.Query);
            // What is refused is refused before anything is sent.
            var first = await trail.ReadAsync(actor, filter, before: null, AtOnce, cancellation);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = Name }.ToString();
            return Results.Stream(to => WriteAsync(to, trail, actor, filter, first, context.RequestAborted), Download.Csv);
        }
        catch (GraphQLException refused)
        {
            var status = refused.Code == "FORBIDDEN" ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return Problem.Of(status, refused.Code, refused.Message.Replace("filter.", "", StringComparison.Ordinal));
        }
    }).RequireAuthorization();

    // By pages, so that a file of any length takes little memory.
    private static async Task WriteAsync(Stream to, AuditTrail trail, CurrentActor actor, AuditFilter filter, AuditPage page, CancellationToken cancellation)
    {
        await using var text = Download.Writer(to);
        await text.WriteAsync(Csv.Row("position", "at", "actor", "actor_id", "source", "subject", "kind", "incident", "title", "item", "entry_id", "version", "reason", "redacted", "hidden"));
        while (true)
        {
            foreach (var one in page.Events)
                await text.WriteAsync(Row(one));
            if (!page.More)
                return;
            page = await trail.ReadAsync(actor, filter, page.End, AtOnce, cancellation);
        }
    }

    private static string Row(AuditEvent one) => one.Shown is { Row: var row } shown
        ? Csv.Row(
            one.Position, InstantPattern.ExtendedIso.Format(one.At), shown.Actor, row.Actor, AuditQuery.SourceOf(row.Source).ToString().ToUpperInvariant(),
            shown.Subject.ToString().ToUpperInvariant(), row.Kind, shown.Incident?.Key, shown.Incident?.Title, shown.Item, row.Entry, row.Version, row.Reason, row.Redacted ? "true" : "false", "false")
        : Csv.Row(one.Position, InstantPattern.ExtendedIso.Format(one.At), null, null, null, null, null, null, null, null, null, null, null, null, "true");

    /// <exception cref="GraphQLException">BAD_USER_INPUT: a time is none.</exception>
    private static AuditFilter Read(IQueryCollection query) => new(
        Text(query, "actorId"), query["kinds"] is { Count: > 0 } kinds ? [.. kinds.Where(kind => !string.IsNullOrEmpty(kind))!] : null, Text(query, "incidentId"), Time(query, "from"), Time(query, "to"));

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static Instant? Time(IQueryCollection query, string name)
    {
        if (Text(query, name) is not { } text)
            return null;
        return InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var time }
            ? time
            : throw new GraphQLException($"{name} is \"{Excerpt.Of(text)}\"; write a time in UTC such as 2026-03-14T08:30:00Z.", "BAD_USER_INPUT");
    }
}
