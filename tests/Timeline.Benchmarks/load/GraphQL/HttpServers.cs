using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Timeline.Benchmarks.Load.Subscriptions;
using Timeline.GraphQL.Transports;

namespace Timeline.Benchmarks.Load.GraphQL;

/// <summary>
/// The contenders on Kestrel, each run in a process of its own. Prints <c>ready &lt;port&gt;</c>, says at <c>/allocated</c> how
/// many managed bytes it has allocated and at <c>/kept</c> how many it keeps, and ends with its standard input.
/// </summary>
internal static class HttpServers
{
    /// <summary>Our engine behind its HTTP endpoint.</summary>
    public static Task ServeEngineAsync() => ServeAsync(
        builder => builder.Services.AddGraphQL(_ => EntryApi.Schema()),
        app => app.MapGraphQL("/graphql"));

    /// <summary>The limit: no routing, no parsing, the page's bytes as they are.</summary>
    public static async Task ServeBareAsync()
    {
        var page = await EngineBenchmark.PageAsync();
        await ServeAsync(_ => { }, app => app.Run(context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = page.Length;
            return context.Response.Body.WriteAsync(page).AsTask();
        }));
    }

    /// <summary>Our engine with subscriptions.</summary>
    public static Task ServeLiveAsync() => ServeAsync(
        builder => builder.Services.AddGraphQL(_ => new LiveApi().Schema()),
        app => app.MapGraphQL("/graphql", new GraphQLEndpointOptions { Audience = _ => "everybody" }));

    private static async Task ServeAsync(Action<WebApplicationBuilder> build, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        build(builder);
        await using var app = builder.Build();
        app.Use((context, next) => context.Request.Path.Value switch
        {
            "/allocated" => WriteAsync(context, GC.GetTotalAllocatedBytes(precise: true)),
            "/kept" => WriteAsync(context, Kept()),
            _ => next(context),
        });
        map(app);
        await app.StartAsync();
        Console.WriteLine($"ready {new Uri(app.Urls.Single()).Port}");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    private static Task WriteAsync(HttpContext context, long number) =>
        context.Response.WriteAsync(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static long Kept()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
