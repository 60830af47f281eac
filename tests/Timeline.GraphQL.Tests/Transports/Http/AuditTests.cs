using System.Text.Json;

namespace Timeline.GraphQL.Tests.Transports.Http;

/// <summary>The audit of the npm package graphql-http, against a real server.</summary>
public sealed class AuditTests(HttpFixture fixture) : IClassFixture<HttpFixture>
{
    [Fact]
    public async Task Every_must_and_should_and_may_of_graphql_over_http_holds()
    {
        var output = await NodeScript.RunAsync("audit.mjs", [fixture.Server.Url.ToString()]);

        var results = JsonSerializer.Deserialize<Audit[]>(output, JsonSerializerOptions.Web)!;
        Assert.True(results.Length >= 60, $"only {results.Length} audits ran");
        Assert.Empty(results.Where(audit => audit.Status != "ok").Select(audit => $"{audit.Id} {audit.Name}: {audit.Reason}"));
    }

    private sealed record Audit(string Id, string Name, string Status, string? Reason);
}
