namespace Timeline.Domain.Metrics;

/// <summary>Sorts rows into groups.</summary>
public static class FactGrouping
{
    /// <summary>By something that each incident has one of.</summary>
    /// <param name="codes">Of each row. -1: not said.</param>
    public static IReadOnlyList<FactGroup> ByCode(short[] codes, Func<int, (string Key, string Label)> name, string notSaid) =>
    [
        .. codes.Index().GroupBy(row => row.Item, row => row.Index).OrderBy(group => group.Key).Select(group => group.Key < 0
            ? new FactGroup(Key: null, notSaid, [.. group])
            : new FactGroup(name(group.Key).Key, name(group.Key).Label, [.. group])),
    ];

    /// <summary>By something that each row has one of.</summary>
    /// <param name="keys">Of each row. Empty: not said.</param>
    public static IReadOnlyList<FactGroup> ByKey(string[] keys, Func<string, (string Key, string Label)> name, string notSaid) =>
    [
        .. keys.Index().GroupBy(row => row.Item, row => row.Index, StringComparer.Ordinal).Select(group => group.Key.Length == 0
            ? new FactGroup(Key: null, notSaid, [.. group])
            : new FactGroup(name(group.Key).Key, name(group.Key).Label, [.. group])),
    ];

    /// <summary>By something that an incident may have several of: its rows are in each group, and in one of none when it has none.</summary>
    /// <param name="rows">The number of each row's incident.</param>
    /// <param name="members">The incidents that each concerns, by their numbers; others than those of the rows may be among them, and one twice.</param>
    public static IReadOnlyList<FactGroup> ByMember(int[] rows, IEnumerable<(string Key, string Label, IEnumerable<int> Numbers)> members, string none)
    {
        var byNumber = new RowsByNumber(rows);
        var seen = new bool[rows.Length];
        var groups = new List<FactGroup>();
        foreach (var (key, label, numbers) in members)
        {
            var mine = new List<int>();
            byNumber.Begin();
            foreach (var number in numbers)
                byNumber.Take(number, mine);
            foreach (var row in mine)
                seen[row] = true;
            if (mine.Count > 0)
                groups.Add(new(key, label, mine));
        }

        var rest = seen.Index().Where(row => !row.Item).Select(row => row.Index).ToList();
        if (rest.Count > 0)
            groups.Add(new(Key: null, none, rest));
        return groups;
    }

    // Numbers have no gaps, so they index an array.
    private sealed class RowsByNumber
    {
        private readonly int[] _first;
        private readonly int[] _next;
        private readonly int[] _taken;
        private int _group;

        public RowsByNumber(int[] numbers)
        {
            var most = numbers.Length == 0 ? 0 : numbers.Max();
            (_first, _next, _taken) = (new int[most + 1], new int[numbers.Length], new int[most + 1]);
            Array.Fill(_first, -1);
            for (var row = numbers.Length - 1; row >= 0; row--)
            {
                _next[row] = _first[numbers[row]];
                _first[numbers[row]] = row;
            }
        }

        public void Begin() => _group++;

        // Once for each group.
        public void Take(int number, List<int> into)
        {
            if (number >= _first.Length || _taken[number] == _group)
                return;
            _taken[number] = _group;
            for (var row = _first[number]; row >= 0; row = _next[row])
                into.Add(row);
        }
    }
}
