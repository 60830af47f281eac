using System.Text;
using Marten;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.GraphQL.Execution;

namespace Timeline.Api.Metrics;

/// <summary>A file of figures that somebody asks for by its address, with their rights.</summary>
internal sealed record Download(IQueryCollection Query, CurrentActor Actor, IDocumentStore Store, CatalogueRecords Catalogues, IClock Clock, IServiceProvider Services)
{
    public const string Csv = "text/csv; charset=utf-8; header=present";

    /// <param name="name">Of the file, and the address.</param>
    public static void Map(IEndpointRouteBuilder app, string name, Func<Download, CancellationToken, Task<IResult>> answer) =>
        app.MapGet("/" + name, async (HttpContext context, IDocumentStore store, CatalogueRecords catalogues, IClock clock, CancellationToken cancellation) =>
        {
            if (CurrentActor.From(context.User) is not { } actor)
                return Problem.Of(StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", Problem.SignInFirst);
            try
            {
                var result = await answer(new(context.Request.Query, actor, store, catalogues, clock, context.RequestServices), cancellation);
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(name.EndsWith(".pdf", StringComparison.Ordinal) ? "inline" : "attachment") { FileName = name }.ToString();
                return result;
            }
            catch (GraphQLException refused)
            {
                return Problem.Of(StatusCodes.Status400BadRequest, "BAD_USER_INPUT", refused.Message.Replace("input.filter.", "", StringComparison.Ordinal).Replace("input.", "", StringComparison.Ordinal));
            }
        }).RequireAuthorization();

    public static IResult Whole(IEnumerable<string> rows) => Results.Bytes(Encoding.UTF8.GetBytes(string.Concat(rows)), Csv);

    public static StreamWriter Writer(Stream to) => new(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    /// <summary>The titles of incidents, as the actor sees them; those that they do not see any more are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IEnumerable<Guid> incidents, CancellationToken cancellation)
    {
        await using var session = Store.Reading();
        return (await session.LoadVisibleAsync(Actor, [.. incidents.Distinct()], cancellation)).ToDictionary(line => line.Id, line => line.Title);
    }
}
