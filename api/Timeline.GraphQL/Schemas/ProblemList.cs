using Timeline.GraphQL.Language;

namespace Timeline.GraphQL.Schemas;

/// <summary>What is wrong with a schema, gathered while it is built.</summary>
internal sealed class ProblemList
{
    private readonly List<(Location? Place, string Message)> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public void Add(Location? place, string message) => _problems.Add((place, message));

    /// <summary>The problems as sentences: in the order of the sources, then of the lines; those without a place last.</summary>
    public IReadOnlyList<string> InOrder(IReadOnlyList<SdlSource> sources)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in sources)
            order.TryAdd(source.Name, order.Count);
        return [.. _problems
            .OrderBy(problem => problem.Place is { Source: { } name } ? order.GetValueOrDefault(name, int.MaxValue) : int.MaxValue)
            .ThenBy(problem => problem.Place?.Line ?? int.MaxValue)
            .Select(problem => problem.Place is { } place ? $"{place}: {problem.Message}" : problem.Message)
            .Distinct(StringComparer.Ordinal)];
    }
}
