using Timeline.Domain.Shared;

namespace Timeline.Domain.Incidents;

/// <summary>Goes through what one person took up and laid down, in the order of time.</summary>
/// <remarks>
/// At one moment, whatever ends something that was held before ends it; then things are taken up; then what is left ends what was taken up at
/// that very moment. So the order in which the entries were recorded does not matter.
/// </remarks>
internal sealed class PresenceWalk(List<Holding> holdings, Dictionary<EntryId, int> engagements, List<PresenceMove> unheld)
{
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Where the holdings of this person begin.</summary>
    public int First { get; } = holdings.Count;

    /// <param name="moves">Of one person, by when they happened.</param>
    public void Through(IReadOnlyList<PresenceMove> moves)
    {
        foreach (var moment in moves.GroupBy(move => move.At))
        {
            var ends = moment.Where(move => !move.Change.Begins).ToLookup(IsHeld);
            foreach (var end in ends[true])
                End(end);
            foreach (var begin in moment.Where(move => move.Change.Begins))
                Begin(begin);
            foreach (var end in ends[false])
                EndAtOnce(end);
        }
    }

    private bool IsHeld(PresenceMove end) => end.Change.Hold is { } hold ? _open.ContainsKey(hold) : _open.Count > 0;

    private void Begin(PresenceMove begin)
    {
        var hold = begin.Change.Hold!;
        if (!_open.TryGetValue(hold, out var index))
        {
            index = holdings.Count;
            holdings.Add(new(begin.Person, hold, begin, End: null));
            _open.Add(hold, index);
            _taken.Add(hold);
        }

        if (hold == Presence.HandsOn)
            engagements[begin.Entry.Id] = index;
    }

    // Twice at one moment is once.
    private void End(PresenceMove end)
    {
        foreach (var hold in end.Change.Hold is { } one ? [one] : _open.Keys.ToArray())
        {
            if (_open.Remove(hold, out var index))
                holdings[index] = holdings[index] with { End = end };
        }
    }

    private void EndAtOnce(PresenceMove end)
    {
        if (IsHeld(end))
        {
            End(end);
        }
        else if (end.Change.Hold is { } role ? _taken.Add(role) : _taken.Count == 0)
        {
            unheld.Add(end);
            if (end.Change.Hold is { } held)
                holdings.Add(new(end.Person, held, Begin: null, end));
        }
    }
}
