namespace Timeline.Api.Host;

/// <summary>What browsers are told not to do with our pages.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Unused =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private const string OnlyHttps = "max-age=31536000; includeSubDomains";

    public static void UseSecurityHeaders(this IApplicationBuilder app, Settings settings)
    {
        // Where a proxy ends TLS, and is not believed, only the setting tells.
        var isPublicOverHttps = settings.PublicUrl?.Scheme == Uri.UriSchemeHttps;
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var (response, isPublicOverHttps) = ((HttpResponse, bool))state;
                var headers = response.Headers;
                headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = Unused;
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                if (isPublicOverHttps || response.HttpContext.Request.IsHttps)
                    headers.StrictTransportSecurity = OnlyHttps;
                // Vite names built files by their content, so a copy never goes stale. What says nothing of itself is not to be kept.
                if (response.HttpContext.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) && response.StatusCode == 200)
                    headers.CacheControl = "public, max-age=31536000, immutable";
                else if (headers.CacheControl.Count == 0)
                    headers.CacheControl = "no-store";
                return Task.CompletedTask;
            }, (context.Response, isPublicOverHttps));
            return next(context);
        });
    }
}
