namespace Timeline.Benchmarks.Load.Subscriptions;

/// <summary>A server's process, as far as it is measured.</summary>
internal interface IServerProcess : IDisposable
{
    /// <summary>Bytes of memory it has of the machine's.</summary>
    long WorkingSet { get; }

    /// <summary>The processor time it has used so far, on all cores.</summary>
    TimeSpan Cpu { get; }

    /// <summary>Managed bytes in use after a collection; null where that cannot be told.</summary>
    Task<long?> KeptAsync() => Task.FromResult<long?>(null);
}
