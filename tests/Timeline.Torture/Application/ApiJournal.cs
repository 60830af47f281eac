using System.Collections.Concurrent;
using System.Diagnostics;

namespace Timeline.Torture.Application;

/// <summary>Every command that was sent, and whether it was acknowledged. Thread-safe.</summary>
internal sealed class ApiJournal
{
    private readonly ConcurrentDictionary<Guid, ApiCommand> _sent = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private readonly Lock _gate = new();
    private long? _last;
    private TimeSpan _silence;
    private int _faults;

    public IReadOnlyCollection<ApiCommand> Sent => [.. _sent.Values];

    public IReadOnlyList<ApiCommand> Unanswered => [.. _sent.Values.Where(command => !_acknowledged.ContainsKey(command.Id))];

    public int Acknowledged => _acknowledged.Count;

    /// <summary>How often nothing was known after sending.</summary>
    public int Faults => _faults;

    /// <summary>The longest time between two acknowledgements.</summary>
    public TimeSpan LongestSilence
    {
        get
        {
            lock (_gate)
                return _silence;
        }
    }

    public void Send(ApiCommand command) => _sent.TryAdd(command.Id, command);

    public void Fault() => Interlocked.Increment(ref _faults);

    public void Acknowledge(ApiCommand command)
    {
        _acknowledged.TryAdd(command.Id, true);
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            var silence = _last is { } last ? Stopwatch.GetElapsedTime(last, now) : TimeSpan.Zero;
            (_last, _silence) = (now, silence > _silence ? silence : _silence);
        }
    }

    public bool IsAcknowledged(ApiCommand command) => _acknowledged.ContainsKey(command.Id);
}
