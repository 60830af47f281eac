using System.Net;
using System.Text;
using System.Text.Json;
using Timeline.GraphQL.Tests.Transports.Http;
using Timeline.GraphQL.Tests.Transports.WebSockets;
using Timeline.GraphQL.Transports;

namespace Timeline.GraphQL.Tests.Transports;

/// <summary>Documents named by id, and endpoints that execute nothing else.</summary>
public sealed class TrustedDocumentsTests
{
    private const string Hello = "query Hello($name: String) { hello(name: $name) }";
    private const string Add = "mutation Add { add(text: \"x\") { sequence } }";
    private const string Count = "subscription Count { count(to: 1) }";

    private static readonly TrustedDocuments Documents = new([Hello, Add, Count]);

    [Fact]
    public void An_id_is_the_hash_that_the_specification_gives_as_its_example() => Assert.Equal(
        "sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e",
        TrustedDocuments.IdOf("query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}"));

    [Fact]
    public void A_manifest_names_its_documents_with_or_without_the_prefix()
    {
        var manifest = JsonSerializer.Serialize(new Dictionary<string, string> { [TrustedDocuments.IdOf(Hello)] = Hello, [TrustedDocuments.IdOf(Add)[7..]] = Add });

        var documents = TrustedDocuments.ReadManifest(Encoding.UTF8.GetBytes(manifest), "web.json");

        Assert.Equal(2, documents.Count);
        Assert.Equal(Hello, documents.Find(TrustedDocuments.IdOf(Hello)[7..]));
        Assert.Equal(Add, documents.Find(TrustedDocuments.IdOf(Add)));
        Assert.Null(documents.Find("sha512:1"));
    }

    [Theory]
    [InlineData("""{"abc":"{ hello }"}""", "abc is not the SHA-256 of its text, which is sha256:001c3174e099bd72b729d0c0a529ba9f5a740c446e2a6e1d71b283cb84ec3065")]
    [InlineData("""{"abc":1}""", "abc is not a string")]
    [InlineData("""["{ hello }"]""", "web.json must be a JSON object")]
    [InlineData("""{""", "web.json is not valid JSON")]
    public void A_manifest_that_is_none_is_refused_with_the_reason(string manifest, string reason) => Assert.Contains(
        reason, Assert.Throws<FormatException>(() => TrustedDocuments.ReadManifest(Encoding.UTF8.GetBytes(manifest), "web.json")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_stops_the_host()
    {
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(options => options.TrustedDocuments = new(["{ hello }", "query Old {\n nope }"])));

        Assert.Contains("1 trusted documents do not fit the schema: sha256:", failed.Message, StringComparison.Ordinal);
        Assert.Contains("(query Old {): Cannot query field \"nope\"", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trusting_only_documents_that_are_not_there_stops_the_host() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestServer.StartAsync(options => options.OnlyTrustedDocuments = true));

    [Fact]
    public async Task A_document_is_executed_by_its_id_over_post_and_get()
    {
        await using var server = await TestServer.StartAsync(options => options.TrustedDocuments = Documents);

        var posted = await server.PostAsync($$$"""{"documentId":"{{{TrustedDocuments.IdOf(Hello)}}}","variables":{"name":"Ada"}}""");
        var bare = await server.PostAsync($$$"""{"documentId":"{{{TrustedDocuments.IdOf(Hello)[7..]}}}"}""");
        var got = await server.GetAsync($"?documentId={TrustedDocuments.IdOf(Hello)}&variables=" + Uri.EscapeDataString("""{"name":"Bo"}"""));
        var text = await server.QueryAsync("{ echo }");

        Assert.Equal("Hello, Ada!", posted.Data("hello"));
        Assert.Equal("Hello, world!", bare.Data("hello"));
        Assert.Equal("Hello, Bo!", got.Data("hello"));
        Assert.Equal(HttpStatusCode.OK, text.Status);
    }

    [Fact]
    public async Task A_get_may_not_write_by_id_either()
    {
        await using var server = await TestServer.StartAsync(options => options.TrustedDocuments = Documents);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.GetAsync("?documentId=" + TrustedDocuments.IdOf(Add))).Status);
    }

    [Fact]
    public async Task An_unknown_id_is_named()
    {
        await using var server = await TestServer.StartAsync(options => options.TrustedDocuments = Documents);

        var answer = await server.PostAsync("""{"documentId":"sha256:0123"}""");

        Assert.Equal((HttpStatusCode.NotFound, "DOCUMENT_NOT_FOUND"), (answer.Status, answer.Code));
        Assert.StartsWith("No document sha256:0123 is registered here.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_and_text_together_are_a_bad_request()
    {
        await using var server = await TestServer.StartAsync(options => options.TrustedDocuments = Documents);

        Assert.Equal(
            "The request body has both \"query\" and \"documentId\"; send one of them.",
            (await server.PostAsync("""{"documentId":"sha256:0123","query":"{ hello }"}""")).Error);
        Assert.Equal(
            "The URL has both parameters \"query\" and \"documentId\"; send one of them.",
            (await server.GetAsync("?documentId=1&query={hello}")).Error);
    }

    [Fact]
    public async Task A_server_that_trusts_only_these_refuses_every_other_text()
    {
        await using var server = await TestServer.StartAsync(OnlyTrusted);

        var refused = await server.QueryAsync("{ hello }");
        var introspection = await server.GetAsync("?query={__typename}");
        var known = await server.QueryAsync(Hello);

        Assert.Equal((HttpStatusCode.Forbidden, "DOCUMENT_NOT_TRUSTED"), (refused.Status, refused.Code));
        Assert.StartsWith("This server executes only documents that were registered with it.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, introspection.Status);
        Assert.Equal("Hello, world!", known.Data("hello"));
    }

    [Fact]
    public async Task Over_web_socket_ids_work_and_a_refusal_ends_only_its_operation()
    {
        await using var server = await TestServer.StartAsync(OnlyTrusted);
        using var socket = await (await server.ConnectAsync()).AcknowledgedAsync();

        await socket.SubscribeAsync("1", "{ hello }");
        Assert.Contains("\"code\":\"DOCUMENT_NOT_TRUSTED\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SendAsync("""{"id":"2","type":"subscribe","payload":{"documentId":"sha256:0123"}}""");
        Assert.Contains("\"code\":\"DOCUMENT_NOT_FOUND\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
        await socket.SendAsync($$$"""{"id":"3","type":"subscribe","payload":{"documentId":"{{{TrustedDocuments.IdOf(Count)}}}"}}""");

        Assert.Equal("""{"id":"3","type":"next","payload":{"data":{"count":1}}}""", await socket.ReceiveAsync());
    }

    private static void OnlyTrusted(GraphQLEndpointOptions options)
    {
        options.TrustedDocuments = Documents;
        options.OnlyTrustedDocuments = true;
    }
}
