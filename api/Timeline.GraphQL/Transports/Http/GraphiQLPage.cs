using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Timeline.GraphQL.Transports.Http;

/// <summary>The page for browsers: one file, with assets from the same origin.</summary>
internal static class GraphiQLPage
{
    // Nothing from another host; the editor starts its workers from blobs and sets styles from scripts.
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    public static IFileInfo? FromWebRoot(HttpContext context) =>
        context.RequestServices.GetService<IWebHostEnvironment>()?.WebRootFileProvider.GetFileInfo("graphiql.html");

    /// <summary>Answers with the page; <c>false</c> when there is none and nothing was written.</summary>
    public static async ValueTask<bool> TryServeAsync(HttpContext context, GraphQLEndpointOptions options)
    {
        if (options.GraphiQLHtml?.Invoke(context) is not { Exists: true, IsDirectory: false } file)
            return false;

        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.SendFileAsync(file, context.RequestAborted);
        return true;
    }
}
