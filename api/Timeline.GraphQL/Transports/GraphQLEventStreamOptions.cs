namespace Timeline.GraphQL.Transports;

/// <summary>Timings of answers as server-sent events.</summary>
public sealed class GraphQLEventStreamOptions
{
    /// <summary>How often a quiet stream gets a comment, which clients ignore. Default 15 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one event may wait for the client to read before the connection is cut; clients connect again and resume. While it
    /// waits no further event is taken. Default 10 s.
    /// </summary>
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
