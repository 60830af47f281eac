namespace Timeline.GraphQL.Transports;

/// <summary>Limits and timings of connections that speak <c>graphql-transport-ws</c>.</summary>
public sealed class GraphQLWebSocketOptions
{
    /// <summary>How long a client may take to send <c>connection_init</c> before it is closed with 4408. Default 3 s.</summary>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The largest message from a client, in bytes; inclusive. A larger one closes with 1009. Default 256 kB.</summary>
    public int MaxMessageBytes { get; set; } = 256 * 1024;

    /// <summary>Operations one connection may run at once; a further one gets an <c>error</c>. Default 100.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>How long the answer to a ping may take before the connection is dropped. Default 20 s.</summary>
    public TimeSpan KeepAliveTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a close may take, the message being sent included, before the connection is cut. Default 5 s.</summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
