namespace Timeline.Domain.Catalogue;

// Services that would depend on themselves.
public sealed partial class CatalogueRecord
{
    /// <summary>The circle that a service would be in if it depended on those, in words. Null: there would be none.</summary>
    internal string? CircleOver(Service service, IReadOnlyList<ServiceId> dependsOn)
    {
        if (dependsOn.Contains(service.Id))
            return $"{service.Name} cannot depend on itself. Leave it out.";

        var reached = dependsOn.ToHashSet();
        var next = new Queue<IReadOnlyList<ServiceId>>(dependsOn.Select(IReadOnlyList<ServiceId> (id) => [id]));
        while (next.TryDequeue(out var way))
        {
            foreach (var dependency in FindService(way[^1])?.DependsOn ?? [])
            {
                if (dependency == service.Id)
                    return $"{service.Name} cannot depend on {NameOf(way[0])}, which {Chain([.. way.Skip(1), service.Id])} already. Take one of these dependencies away first.";
                if (reached.Add(dependency))
                    next.Enqueue([.. way, dependency]);
            }
        }

        return null;
    }

    private string Chain(IReadOnlyList<ServiceId> way) => string.Join(", which ", way.Select(id => $"depends on {NameOf(id)}"));
}
