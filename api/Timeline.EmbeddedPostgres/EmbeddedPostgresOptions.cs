namespace Timeline.EmbeddedPostgres;

/// <summary>Which private PostgreSQL to run and how. Immutable.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder that belongs to the server alone; made when missing. It holds the cluster (<c>cluster/</c>), a copy of the
    /// PostgreSQL programs (<c>runtime/</c>), the password, the log and the lock. A relative path is taken from the current folder.
    /// </summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database to connect to; made when missing. 1 to 63 bytes of UTF-8 without control characters.</summary>
    public string Database { get; init; } = "postgres";

    /// <summary>The TCP port on 127.0.0.1. 0 (the default) takes a free one and keeps it from one start to the next while it stays free.</summary>
    public int Port { get; init; }

    /// <summary>
    /// Server settings that win over the cluster's <c>postgresql.conf</c>, by name (<c>fsync</c> = <c>off</c>). The defaults are durable.
    /// They take effect when the server is started, not when a running one is adopted.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// When true, disposing leaves the server running for the next start to adopt, and several processes may hold it at once.
    /// When false (the default), the data folder belongs to one process and disposing stops the server.
    /// </summary>
    public bool LeaveRunning { get; init; }

    /// <summary>
    /// Where the PostgreSQL programs are copied to before use; by default <c>runtime/</c> in the data folder.
    /// Several data folders may share one (the copy is about 55 MB).
    /// </summary>
    public string? RuntimeDirectory { get; init; }

    /// <summary>
    /// A folder with <c>bin</c>, <c>lib</c> and <c>share</c> of PostgreSQL to copy from. By default <c>postgresql/</c> beside the
    /// application, else the npm package that the build installed.
    /// </summary>
    public string? ProgramsDirectory { get; init; }

    /// <summary>How often a server that is watched is started again within ten minutes before it is given up; 0 or more. Default: 5.</summary>
    public int MostRestarts { get; init; } = 5;

    /// <summary>How long the server may take to get ready, crash recovery included. Default: five minutes.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the server may take for a clean stop before it is stopped at once (and recovers at the next start). Default: 30 seconds.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
