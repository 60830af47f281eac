using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace Timeline.GraphQL.Tests.Transports;

internal static class KestrelOnLoopback
{
    public static void ConfigureKestrelOnLoopback(this IWebHostBuilder host, int port) =>
        host.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
}
