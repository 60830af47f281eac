namespace Timeline.Api.Host;

/// <summary>The web UI: its files, its pages, and what is answered where there is none.</summary>
internal static class WebPages
{
    private const string Index = "index.html";
    private const string FilesManifest = ".staticwebassets.endpoints.json";

    /// <summary>The addresses of its screens, as its router in web/src/app/App.tsx has them; a test compares the two.</summary>
    public static readonly IReadOnlyList<string> Patterns =
    [
        "/", "/actions", "/audit", "/channels", "/customers", "/customers/{id}", "/figures", "/import", "/incidents", "/incidents/{key}", "/incidents/{key}/import", "/incidents/{key}/paste",
        "/incidents/{key}/postmortem", "/incidents/{key}/record", "/incidents/{key}/story", "/incidents/{key}/updates", "/lessons", "/metrics", "/metrics/{figure}", "/paste", "/people",
        "/postmortems", "/projections", "/services", "/services/{id}", "/sign-in", "/sign/{key}", "/sla", "/sla/calendars/{id}", "/sla/{policy}", "/system", "/system/parts", "/system/templates",
        "/system/templates/{id}", "/teams", "/tokens", "/wall",
    ];

    // Under these a page would only mislead: whoever asks there is a script, a program, or a link to a document.
    private static readonly string[] NotOfPages = ["/assets", "/graphql", "/session", "/health"];

    /// <summary>A build without the web UI (SkipWeb) has no files and no pages.</summary>
    public static void MapWebUi(this WebApplication app, string programName)
    {
        var files = Path.Combine(AppContext.BaseDirectory, programName + FilesManifest);
        if (File.Exists(files))
            app.MapStaticAssets(files);

        var index = app.Environment.WebRootFileProvider.GetFileInfo(Index);
        if (index.Exists)
        {
            // It names the files of its build, so it is asked for again each time.
            var options = new StaticFileOptions { OnPrepareResponse = static served => served.Context.Response.Headers.CacheControl = "no-cache" };
            foreach (var pattern in Patterns)
                app.MapFallbackToFile(pattern, Index, options);
        }

    }

    /// <summary>Gives words to refusals that have none: where there is no page, browsers get the UI, which says it in its own.</summary>
    public static void UseWordsForRefusals(this WebApplication app) => app.UseStatusCodePages(static refused => AnswerAsync(refused.HttpContext));

    private static Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (response.StatusCode != StatusCodes.Status404NotFound)
            return AnswerAsync(context, response.StatusCode);
        var index = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(Index);
        var isForPage = index.Exists && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && Problem.IsForPage(request) && !IsDocument(request.Path) && !Array.Exists(NotOfPages, folder => request.Path.StartsWithSegments(folder, StringComparison.OrdinalIgnoreCase));
        if (!isForPage)
            return Problem.WriteAsync(context, StatusCodes.Status404NotFound, "NOT_FOUND", $"There is nothing at {Excerpt.Of(request.Path)}.");

        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = index.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.SendFileAsync(index, context.RequestAborted);
    }

    private static Task AnswerAsync(HttpContext context, int status) => status switch
    {
        StatusCodes.Status405MethodNotAllowed => Problem.WriteAsync(context, status, "METHOD_NOT_ALLOWED", $"The method is {Excerpt.Of(context.Request.Method)}; send {context.Response.Headers.Allow}."),
        StatusCodes.Status415UnsupportedMediaType => Problem.WriteAsync(context, status, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."),
        StatusCodes.Status413PayloadTooLarge => Problem.WriteAsync(context, status, "PAYLOAD_TOO_LARGE", "The request body is too large."),
        _ => Problem.WriteAsync(context, status, "BAD_REQUEST", "The request cannot be read."),
    };

    // A postmortem in a format that there is not.
    private static bool IsDocument(PathString path) => path.StartsWithSegments("/incidents", StringComparison.OrdinalIgnoreCase) && Path.HasExtension(path.Value);
}
