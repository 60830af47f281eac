namespace Timeline.Domain.Import.Reading;

/// <summary>Counts what the entries of a text were read as, where they are not lines that begin with their times.</summary>
internal sealed class Shapes
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void Add(string name) => _counts[name] = _counts.GetValueOrDefault(name) + 1;

    /// <summary>The shape of most entries, for a person. Null when they have none in common.</summary>
    public string? Most(int entries)
    {
        var (name, count) = _counts.OrderByDescending(shape => shape.Value).FirstOrDefault();
        return count >= 2 && count * 2 > entries ? name : null;
    }
}
