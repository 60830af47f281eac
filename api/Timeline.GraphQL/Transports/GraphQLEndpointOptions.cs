using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Timeline.GraphQL.Transports.Http;

namespace Timeline.GraphQL.Transports;

/// <summary>What one GraphQL endpoint accepts, from whom, and within which limits.</summary>
/// <remarks>Set everything before the endpoint is mapped; it is read without locks afterwards.</remarks>
public sealed class GraphQLEndpointOptions
{
    /// <summary>The largest request body, in bytes; inclusive. A larger one is answered 413. Default 2 MB (2,097,152).</summary>
    public long MaxBodyBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>
    /// The shortest answer, in bytes, that is compressed (<c>br</c> or <c>gzip</c>) for clients that accept it. Null, the default,
    /// compresses none: an answer that holds a secret beside a text of somebody else's choice tells the secret by its length.
    /// </summary>
    public int? CompressFromBytes { get; set; }

    /// <summary>
    /// Decides whether the caller may use the endpoint at all, introspection included; asked once for a request over HTTP.
    /// <c>false</c> is answered 401 with the code <c>UNAUTHENTICATED</c>. Null lets everybody in.
    /// </summary>
    public Func<HttpContext, ValueTask<bool>>? Authorize { get; set; }

    /// <summary>
    /// Decides whether a WebSocket connection is accepted, from its handshake request and the payload of its
    /// <c>connection_init</c> (null when it has none). <c>false</c> closes the connection with 4403. It may set
    /// <see cref="HttpContext.User"/>, whom every operation of the connection then sees, unless <see cref="Reauthenticate"/> finds another. Null asks <see cref="Authorize"/>.
    /// </summary>
    public Func<HttpContext, JsonElement?, CancellationToken, ValueTask<bool>>? OnConnect { get; set; }

    /// <summary>
    /// Finds out anew, before each operation over WebSocket, who its caller is: by the connection's handshake and what
    /// <see cref="OnConnect"/> made of it. Null as the result closes the connection with 4403. Null, the default: whoever was let in stays so.
    /// </summary>
    public Func<HttpContext, CancellationToken, ValueTask<ClaimsPrincipal?>>? Reauthenticate { get; set; }

    /// <summary>
    /// Gives each subscription, over WebSocket and as server-sent events, the lease that it runs under. Null, the default or as the result:
    /// it runs for as long as its client wants.
    /// </summary>
    public Func<GraphQLCaller, GraphQLLease?>? Lease { get; set; }

    /// <summary>
    /// Names the rights of a caller: subscribers for whom it gives equal objects may see the same, and share one execution and
    /// one serialised message for each event that the source shares (see <c>EventTopics</c>). It must name everything
    /// that resolvers look at besides their arguments. Asked once for each subscription. Null, the default, or a null result shares nothing.
    /// </summary>
    public Func<GraphQLCaller, object?>? Audience { get; set; }

    /// <summary>The documents that requests may name by <c>documentId</c> instead of sending <c>query</c>. Default none.</summary>
    public TrustedDocuments TrustedDocuments { get; set; } = TrustedDocuments.None;

    /// <summary>
    /// True executes only <see cref="TrustedDocuments"/>, by id or by exactly their text; any other is answered 403 with
    /// the code <c>DOCUMENT_NOT_TRUSTED</c>. Default false.
    /// </summary>
    public bool OnlyTrustedDocuments { get; set; }

    /// <summary>
    /// Whether a caller may ask what the schema is; asked once for each request, or operation over WebSocket. <c>false</c> makes
    /// <c>__schema</c> and <c>__type</c> validation errors. Null lets everybody whom the executor's options let.
    /// </summary>
    public Func<HttpContext, bool>? AllowIntrospection { get; set; }

    /// <summary>How much one caller may do at once.</summary>
    public GraphQLCallerLimits PerCaller { get; } = new();

    /// <summary>
    /// Origins besides the server's own that a browser may call from, such as <c>https://status.example.com</c>:
    /// scheme, host and port, without a path. They get CORS headers, without credentials. Default none.
    /// </summary>
    public ISet<string> AllowedOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Says in a sentence why the page that sent a request may not call; null lets it. The answer is 403 with the code <c>FORBIDDEN</c>. Default
    /// null: pages may call whose origin is the host that the request names, which is safe only where that host was checked.
    /// <see cref="AllowedOrigins"/> may call in any case.
    /// </summary>
    public Func<HttpRequest, string?>? RefusePage { get; set; }

    /// <summary>
    /// The page a browser gets for a GET that prefers <c>text/html</c>; a null or missing file means there is none, and
    /// browsers are answered like any other client. Default: <c>graphiql.html</c> of the web root.
    /// </summary>
    public Func<HttpContext, IFileInfo?>? GraphiQLHtml { get; set; } = GraphiQLPage.FromWebRoot;

    /// <summary>How often a quiet connection is kept alive: a WebSocket by ping frames, server-sent events by a comment. Default 15 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a client may read nothing of what is sent to it before it counts as too slow. Meanwhile its subscription takes no
    /// further events. A WebSocket is closed with 1013, server-sent events are cut; clients connect again and resume. Default 10 s.
    /// </summary>
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What concerns connections over WebSocket only.</summary>
    public GraphQLWebSocketOptions WebSockets { get; } = new();
}
