using NodaTime;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Shared;

namespace Timeline.Api.Catalogue;

/// <summary>
/// A catalogue as it was known at moments that are over: its events, and the states that were asked for last, which have most of their memory in common.
/// One that is not kept is folded from the nearest earlier one that is. Thread-safe.
/// </summary>
internal sealed class CatalogueHistory
{
    /// <summary>How many states are kept.</summary>
    public const int MostStates = 64;

    private readonly Lock _lock = new();
    private readonly List<Recorded<CatalogueEvent>> _events = [];
    private readonly Dictionary<int, (CatalogueRecord State, long Used)> _states = [];
    private long _uses;

    /// <summary>How many events are known: the next to give has this place.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _events.Count;
        }
    }

    /// <summary>How many events were applied so far: what asking cost.</summary>
    public long Applied { get; private set; }

    /// <param name="further">In order, from the first; those that are known already are passed over.</param>
    public void Add(IEnumerable<Recorded<CatalogueEvent>> further)
    {
        lock (_lock)
            _events.AddRange(further.Where(recorded => recorded.Sequence > (_events is [.., var last] ? last.Sequence : 0)).ToList());
    }

    /// <summary>What was known at a moment, by the events that are known here.</summary>
    public CatalogueRecord At(Instant moment)
    {
        lock (_lock)
        {
            var count = CountAt(moment);
            if (!_states.TryGetValue(count, out var kept))
                kept.State = Fold(count);
            _states[count] = (kept.State, ++_uses);
            if (_states.Count > MostStates)
                _states.Remove(_states.MinBy(state => state.Value.Used).Key);
            return kept.State;
        }
    }

    private CatalogueRecord Fold(int count)
    {
        var from = _states.Keys.Where(known => known < count).DefaultIfEmpty(0).Max();
        var state = from == 0 ? CatalogueRecord.Empty : _states[from].State;
        for (var index = from; index < count; index++)
            state = state.Apply(_events[index]);
        Applied += count - from;
        return state;
    }

    // The store takes events of one stream one after the other, so their times are in order.
    private int CountAt(Instant moment)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _events[middle].RecordedAt <= moment ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
