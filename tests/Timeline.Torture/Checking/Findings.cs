namespace Timeline.Torture.Checking;

/// <summary>What does not hold, in words; the first few of a kind tell as much as all.</summary>
internal sealed class Findings
{
    private const int MostOfAKind = 5;

    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);

    public List<string> All { get; } = [];

    public void Add(string kind, string what)
    {
        var count = _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (count <= MostOfAKind)
            All.Add($"{kind}: {what}");
        else if (count == MostOfAKind + 1)
            All.Add($"{kind}: and more");
    }

    public void Expect(bool holds, string kind, string what)
    {
        if (!holds)
            Add(kind, what);
    }
}
