using Timeline.Architecture.Tests.Layers;

namespace Timeline.Architecture.Tests.Slices;

/// <summary>The slices of an application: the namespaces below its root. They change alone, but for what is listed.</summary>
/// <param name="Composition">The slice that puts all others together and may use everything.</param>
internal sealed record SliceMap(string Root, string Composition, IReadOnlyList<SliceUse> Allowed)
{
    public IEnumerable<string> Violations(IReadOnlyCollection<TypeUse> uses)
    {
        var across = uses.Select(use => (use, From: SliceOf(use.User), To: SliceOf(use.Used)))
            .Where(found => found.From is not null && found.To is not null && found.From != found.To && found.From != Composition)
            .ToList();
        foreach (var (use, from, to) in across)
        {
            if (!Allowed.Any(allowed => allowed.Used == NameOf(use.Used) && allowed.From.Contains(from!, StringComparer.Ordinal)))
                yield return $"{use.User.FullName} ({use.Where}) uses {use.Used.FullName}: {from} may not use that of {to}. Take it from the domain, or argue for it in AllowedSliceUses.";
        }

        foreach (var (allowed, from) in Allowed.SelectMany(allowed => allowed.From.Select(from => (allowed, from))))
        {
            if (!across.Exists(found => found.From == from && NameOf(found.use.Used) == allowed.Used))
                yield return $"{from} no longer uses {allowed.Used}: take it out of AllowedSliceUses.";
        }
    }

    private string NameOf(Type type) => type.FullName![(Root.Length + 1)..];

    private string? SliceOf(Type type) =>
        type.Namespace is { } name && name.StartsWith(Root + ".", StringComparison.Ordinal) ? name[(Root.Length + 1)..].Split('.')[0] : null;
}
