using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace Timeline.GraphQL.AspNetCore.Tests;

internal static class KestrelOnLoopback
{
    public static void ConfigureKestrelOnLoopback(this IWebHostBuilder host, int port) =>
        host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
}
