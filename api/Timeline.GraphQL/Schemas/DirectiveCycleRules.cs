using Timeline.GraphQL.Language;
using Timeline.GraphQL.Types;

namespace Timeline.GraphQL.Schemas;

/// <summary>
/// Directives that need themselves to be understood: by directives applied to their arguments, or to the types of those and
/// all that these are made of. GraphQL spec, section "Directives", type validation.
/// </summary>
internal sealed class DirectiveCycleRules(TypeFactory types, ProblemList problems)
{
    private readonly Dictionary<string, DirectiveDefinition> _directives = types.Directives.ToDictionary(directive => directive.Name, StringComparer.Ordinal);

    public void Check()
    {
        foreach (var directive in types.Directives)
        {
            if (FindWay(directive) is { } way)
                problems.Add(directive.Location, $"Directive {directive} cannot reference itself{way}.");
        }
    }

    /// <summary>How a directive comes back to itself, as the end of a sentence; null when it does not.</summary>
    private string? FindWay(DirectiveDefinition start)
    {
        foreach (var argument in start.Arguments)
        {
            if (argument.AppliedDirectives.Any(applied => applied.Name.Value == start.Name))
                return $" on its argument \"{argument.Name}\"";
        }

        var seen = new HashSet<object>();
        var waiting = new Queue<(object Element, string Way)>();
        Add(References(start.Arguments), "");
        while (waiting.TryDequeue(out var next))
        {
            if (next.Element == start)
                return $" through {next.Way}";
            Add(ReferencesOf(next.Element), next.Way.Length == 0 ? next.Element.ToString()! : $"{next.Way}, {next.Element}");
        }

        return null;

        void Add(IEnumerable<object> elements, string way)
        {
            foreach (var element in elements.Where(seen.Add))
                waiting.Enqueue((element, way));
        }
    }

    private IEnumerable<object> ReferencesOf(object element) => element switch
    {
        DirectiveDefinition directive => References(directive.Arguments),
        InputObjectType type => Applied(type.AppliedDirectives).Concat(References(type.Fields)),
        EnumType type => Applied(type.AppliedDirectives).Concat(type.Values.SelectMany(value => Applied(value.AppliedDirectives))),
        NamedType type => Applied(type.AppliedDirectives),
        _ => [],
    };

    private IEnumerable<object> References(IEnumerable<InputValueDefinition> values) =>
        values.SelectMany(value => Applied(value.AppliedDirectives).Append(value.Type.Named));

    private IEnumerable<object> Applied(IReadOnlyList<DirectiveNode> applied) =>
        applied.Select(node => _directives.GetValueOrDefault(node.Name.Value)).OfType<DirectiveDefinition>();
}
