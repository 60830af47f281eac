using System.Runtime.InteropServices;

namespace Timeline.GraphQL.Transports;

/// <summary>What callers have several of.</summary>
internal enum CallerUse { Operation, Subscription, Socket }

/// <summary>Counts what each caller does now. Safe to use from several threads.</summary>
internal sealed class CallerCounts(GraphQLCallerLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(object Caller, CallerUse Use), int> _counts = [];

    /// <summary>Counts one more, until the lease is disposed of.</summary>
    /// <exception cref="RequestException">The caller has as many as it may.</exception>
    public CallerLease Take(GraphQLCaller who, CallerUse use)
    {
        var (limit, listener, code, what) = use switch
        {
            CallerUse.Operation => (limits.MaxOperations, null, "OPERATIONS", "operations being executed, which is the limit; wait until one has ended"),
            CallerUse.Subscription => (limits.MaxSubscriptions, limits.OnSubscriptions, "SUBSCRIPTIONS", "subscriptions, which is the limit; end one first"),
            _ => (limits.MaxSockets, limits.OnSockets, "SOCKETS", "WebSockets open, which is the limit; close one first"),
        };
        var caller = limit is null ? null : limits.Caller?.Invoke(who);
        if (caller is not null && !TryAdd((caller, use), limit!.Value))
            throw RequestException.TooMany(code, $"You have {limit} {what}.");
        listener?.Invoke(1);
        return new CallerLease(this, caller, use, listener);
    }

    public void Return(object caller, CallerUse use)
    {
        lock (_gate)
        {
            if (--CollectionsMarshal.GetValueRefOrNullRef(_counts, (caller, use)) == 0)
                _counts.Remove((caller, use));
        }
    }

    private bool TryAdd((object Caller, CallerUse Use) key, int most)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(key);
            if (count < most)
                _counts[key] = count + 1;
            return count < most;
        }
    }
}

/// <summary>One thing that is counted, for a caller or, when that is null, for nobody; the default value is none. To be disposed of once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CallerLease(CallerCounts counts, object? caller, CallerUse use, Action<int>? listener) : IDisposable
{
    public void Dispose()
    {
        listener?.Invoke(-1);
        if (caller is not null)
            counts.Return(caller, use);
    }
}
