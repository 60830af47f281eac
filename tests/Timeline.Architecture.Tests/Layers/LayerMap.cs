using System.Text.RegularExpressions;
using Timeline.Architecture.Tests.Tree;

namespace Timeline.Architecture.Tests.Layers;

/// <summary>The layers of an engine: the namespaces below its root, and which other layers each may use.</summary>
internal sealed record LayerMap(string Root, IReadOnlyDictionary<string, string[]> MayUse)
{
    public IEnumerable<string> Violations(IEnumerable<TypeUse> uses)
    {
        foreach (var use in uses)
        {
            if (LayerOf(use.User) is not { } from || LayerOf(use.Used) is not { } to || from == to)
                continue;
            if (!MayUse.TryGetValue(from, out var allowed))
                yield return $"{use.User.FullName}: {(from.Length == 0 ? Root : from)} is no layer; move it into one, or give the layer its place in the map.";
            else if (!allowed.Contains(to, StringComparer.Ordinal))
                yield return $"{use.User.FullName} ({use.Where}) uses {use.Used.FullName}: {from} may not use {(to.Length == 0 ? Root : to)}.";
        }
    }

    /// <summary>Directives, which need not leave a trace in the compiled code.</summary>
    public IEnumerable<string> UsingViolations(IEnumerable<SourceFile> sources) =>
        from source in sources
        let code = CSharpText.CodeOnly(source.Text)
        let declared = Regex.Match(code, @"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
        let @from = LayerOf(declared.Groups["name"].Value)
        where @from is not null
        from Match directive in Regex.Matches(code, @"^\s*(?:global\s+)?using\s+(?:static\s+)?(?:\w+\s*=\s*)?(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
        let to = LayerOf(directive.Groups["name"].Value)
        where to is { Length: > 0 } && to != @from && !MayUse.GetValueOrDefault(@from, []).Contains(to, StringComparer.Ordinal)
        select $"{source.Path}:{source.LineAt(directive.Index + directive.Length)}: using {directive.Groups["name"].Value}: {@from} may not use {to}.";

    private string? LayerOf(Type type) => LayerOf(type.Namespace ?? "");

    private string? LayerOf(string name) =>
        name == Root ? ""
        : name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..].Split('.')[0]
        : null;
}
