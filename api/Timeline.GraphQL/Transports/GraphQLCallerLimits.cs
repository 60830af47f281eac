namespace Timeline.GraphQL.Transports;

/// <summary>How much one caller may do at once. What is over a limit is refused at once, never queued.</summary>
public sealed class GraphQLCallerLimits
{
    /// <summary>
    /// Names the caller, such as a person's id or a remote address; equal objects are one caller. Null, the default, or a null
    /// result limits nothing.
    /// </summary>
    public Func<GraphQLCaller, object?>? Caller { get; set; }

    /// <summary>
    /// Queries and mutations of one caller that may be executed at once; a further one is answered 429 with the code
    /// <c>TOO_MANY_OPERATIONS</c>. Null, the default: no limit.
    /// </summary>
    public int? MaxOperations { get; set; }

    /// <summary>
    /// Subscriptions of one caller, over WebSocket and as server-sent events together; a further one is refused with the code
    /// <c>TOO_MANY_SUBSCRIPTIONS</c>. Null, the default: no limit.
    /// </summary>
    public int? MaxSubscriptions { get; set; }

    /// <summary>
    /// WebSockets of one caller, counted from their <c>connection_init</c>, which may say whose they are. A further one is closed with
    /// 1013, which tells clients to try again later. Null, the default: no limit.
    /// </summary>
    public int? MaxSockets { get; set; }

    /// <summary>Is told of each subscription that begins, 1, and ends, -1, whoever it belongs to. Null, the default, tells nobody. Called from several threads; must not throw.</summary>
    public Action<int>? OnSubscriptions { get; set; }

    /// <summary>As <see cref="OnSubscriptions"/>, of WebSockets as they are counted for <see cref="MaxSockets"/>.</summary>
    public Action<int>? OnSockets { get; set; }
}
