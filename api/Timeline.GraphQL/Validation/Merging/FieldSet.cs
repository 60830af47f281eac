namespace Timeline.GraphQL.Validation.Merging;

/// <summary>The fields of one selection set, inline fragments opened, and the names of the fragments spread in it.</summary>
internal sealed class FieldSet
{
    private readonly OrderedDictionary<string, List<MergeField>> _groups = new(StringComparer.Ordinal);
    private readonly List<string> _fragments = [];
    private readonly HashSet<string> _fragmentNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _compared = new(StringComparer.Ordinal);

    /// <summary>Fields by response name, in source order.</summary>
    public OrderedDictionary<string, List<MergeField>> Groups => _groups;

    /// <summary>Each name once, in source order.</summary>
    public IReadOnlyList<string> Fragments => _fragments;

    public void Add(MergeField field)
    {
        if (!_groups.TryGetValue(field.Node.ResponseKey, out var group))
            _groups.Add(field.Node.ResponseKey, group = []);
        group.Add(field);
    }

    public void Add(string fragment)
    {
        if (_fragmentNames.Add(fragment))
            _fragments.Add(fragment);
    }

    /// <summary>Notes that the set is compared with a fragment; true when it was before, at least as strictly.</summary>
    public bool IsCompared(string fragment, bool areExclusive)
    {
        if (_compared.TryGetValue(fragment, out var wereExclusive) && (areExclusive || !wereExclusive))
            return true;
        _compared[fragment] = areExclusive;
        return false;
    }
}
