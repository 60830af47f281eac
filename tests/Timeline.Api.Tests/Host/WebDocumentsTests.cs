using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Timeline.Api.Host;
using Timeline.Api.Tests.Running;
using Timeline.GraphQL.Transports;

namespace Timeline.Api.Tests.Host;

public sealed class WebDocumentsTests
{
    private const string Registered = "query Board_Query { incidents { totalCount } }";
    private const string Unregistered = "query Board_Query { incidents { totalCount nodes { title } } }";

    [Fact]
    public async Task A_deployment_may_execute_only_what_is_registered()
    {
        await using var timeline = new RunningTimeline { OnlyDocuments = [Registered] };
        await timeline.InitializeAsync();
        using var client = timeline.Client;
        var known = await PostAsync(client, new { documentId = TrustedDocuments.IdOf(Registered) });
        Assert.Equal(0, known.Answer.Number("data.incidents.totalCount"));

        var refused = await PostAsync(client, new { query = Unregistered });
        Assert.Equal((HttpStatusCode.Forbidden, "DOCUMENT_NOT_TRUSTED"), (refused.Status, refused.Answer.Text("errors.0.extensions.code")));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", (await client.SendAsync("{ __schema { types { name } } }")).Text("errors.0.extensions.code"));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_learns_nothing_of_what_is_registered()
    {
        await using var timeline = new RunningTimeline { OnlyDocuments = [Registered] };
        await timeline.InitializeAsync();
        using var anonymous = timeline.Anonymous;
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(anonymous, new { documentId = TrustedDocuments.IdOf(Registered) })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(anonymous, new { documentId = TrustedDocuments.IdOf(Unregistered) })).Status);
    }

    [Fact]
    public async Task A_program_without_documents_does_not_start_when_only_those_are_allowed()
    {
        await using var timeline = new RunningTimeline { OnlyDocuments = [] };
        var refused = await Assert.ThrowsAsync<StartupException>(async () => await timeline.InitializeAsync());
        Assert.Contains("TIMELINE_ONLY_TRUSTED_DOCUMENTS is true, but this program was built without the web UI", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_whose_documents_do_not_fit_its_schema_does_not_start()
    {
        await using var timeline = new RunningTimeline { OnlyDocuments = ["query Old_Query { gone }"] };
        var refused = await Assert.ThrowsAsync<StartupException>(async () => await timeline.InitializeAsync());
        Assert.Contains("Cannot query field \"gone\" on type \"Query\".", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("build the program with its web UI again.", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(TimelineClient client, object body)
    {
        using var response = await client.Http.PostAsJsonAsync("/graphql", body, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
