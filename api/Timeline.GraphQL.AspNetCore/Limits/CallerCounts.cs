using System.Runtime.InteropServices;
using Timeline.GraphQL.AspNetCore.Requests;

namespace Timeline.GraphQL.AspNetCore.Limits;

/// <summary>What callers have several of.</summary>
internal enum CallerUse
{
    Operation,
    Subscription,
    Socket,
}

/// <summary>Counts what each caller does now. Safe to use from several threads.</summary>
internal sealed class CallerCounts(GraphQLCallerLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(object Caller, CallerUse Use), int> _counts = [];

    /// <summary>Counts one more, until the lease is disposed of.</summary>
    /// <exception cref="RequestException">The caller has as many as it may.</exception>
    public CallerLease Take(GraphQLCaller who, CallerUse use)
    {
        var limit = use switch
        {
            CallerUse.Operation => limits.MaxOperations,
            CallerUse.Subscription => limits.MaxSubscriptions,
            _ => limits.MaxSockets,
        };
        var caller = limit is null ? null : limits.Caller?.Invoke(who);
        if (caller is not null)
            Count(caller, use, limit!.Value);
        Listener(use)?.Invoke(1);
        return new CallerLease(this, caller, use);
    }

    internal void Return(object? caller, CallerUse use)
    {
        Listener(use)?.Invoke(-1);
        if (caller is null)
            return;
        lock (_gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_counts, (caller, use));
            if (--count == 0)
                _counts.Remove((caller, use));
        }
    }

    private void Count(object caller, CallerUse use, int most)
    {
        lock (_gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (caller, use), out _);
            if (count >= most)
            {
                if (count == 0)
                    _counts.Remove((caller, use));
                throw RequestException.TooMany(use, most);
            }

            count++;
        }
    }

    private Action<int>? Listener(CallerUse use) => use switch
    {
        CallerUse.Subscription => limits.OnSubscriptions,
        CallerUse.Socket => limits.OnSockets,
        _ => null,
    };
}

/// <summary>One thing that is counted, for a caller or, when that is null, for nobody; the default value is none. To be disposed of once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CallerLease(CallerCounts counts, object? caller, CallerUse use) : IDisposable
{
    public void Dispose() => counts?.Return(caller, use);
}
