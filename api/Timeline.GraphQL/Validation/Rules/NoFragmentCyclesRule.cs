using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Validation.Rules;

/// <summary>No fragment spreads itself, directly or through others. GraphQL spec, section "Fragment Spreads Must Not Form Cycles".</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];

    public override void EnterFragment(FragmentDefinitionNode fragment) => Follow(fragment);

    private void Follow(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
            return;

        ValidationContext.EnsureStack();
        _positions[name] = _path.Count;
        foreach (var spread in Context.References.SpreadsIn(fragment.SelectionSet))
        {
            _path.Add(spread);
            if (_positions.TryGetValue(spread.Name.Value, out var start))
                ReportCycle(spread.Name.Value, _path[start..]);
            else if (Context.TryGetFragment(spread.Name.Value, out var next))
                Follow(next);
            _path.RemoveAt(_path.Count - 1);
        }

        _positions.Remove(name);
    }

    private void ReportCycle(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.Take(cycle.Count - 1).Select(spread => $"\"{spread.Name.Value}\""));
        Context.Report($"Cannot spread fragment \"{name}\" within itself{(via.Length > 0 ? " via " + via : "")}.", [.. cycle]);
    }
}
