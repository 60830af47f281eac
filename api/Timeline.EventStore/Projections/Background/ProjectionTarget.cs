using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Reading;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore.Projections.Background;

/// <summary>Where a projection's documents go: the tables that are read, or those that a rebuild fills beside them. Immutable.</summary>
internal sealed class ProjectionTarget
{
    private readonly StoreContext _store;
    private readonly Dictionary<Type, ProjectedTable> _own;

    private ProjectionTarget(StoreContext store, BackgroundProjection projection, string shard, Func<DocumentMapping, string> tableOf)
    {
        _store = store;
        Projection = projection;
        Shard = shard;
        IsShadow = shard == DeadLetterRows.RebuildShard;
        Wanted = new AllFilter(TenantId: null, Aliases(projection.Projection, store.Options.Events));
        _own = projection.Projection.DocumentTypes
            .Select(store.Options.Documents.Of)
            .ToDictionary(mapping => mapping.Type, mapping => new ProjectedTable(mapping, tableOf(mapping)));
    }

    public BackgroundProjection Projection { get; }

    /// <summary>Names the dead letters that belong to these tables.</summary>
    public string Shard { get; }

    /// <summary>Whether these are the tables of a rebuild, which nobody else reads or writes.</summary>
    public bool IsShadow { get; }

    /// <summary>The events that a rebuild has to read.</summary>
    public AllFilter Wanted { get; }

    public IEnumerable<ProjectedTable> Tables => _own.Values;

    public static ProjectionTarget Live(StoreContext store, BackgroundProjection projection) =>
        new(store, projection, DeadLetterRows.LiveShard, mapping => mapping.Table);

    public static ProjectionTarget Shadow(StoreContext store, BackgroundProjection projection) =>
        new(store, projection, DeadLetterRows.RebuildShard, mapping => $"{store.QuotedSchema}.es_rebuild_{mapping.Alias}");

    // What it does not handle need not be read. A slice shows it all the same, and what an upcaster makes is not known beforehand.
    private static string[]? Aliases(IProjection projection, EventTypeRegistry events)
    {
        if (projection is not IPerStreamProjection || projection.Handles(typeof(UnknownEvent)) || projection.Handles(typeof(RedactedEvent)))
            return null;
        var handled = events.All.Where(type => projection.Handles(type.Type)).Select(type => type.Alias).ToList();
        return handled.Count == events.All.Count ? null : [.. handled, .. events.UpcastAliases];
    }

    /// <summary>For reading: documents of other projections are read where everybody reads them.</summary>
    public ProjectedTable ToRead(Type type)
    {
        if (_own.TryGetValue(type, out var own))
            return own;
        var mapping = _store.Options.Documents.Of(type);
        return new ProjectedTable(mapping, mapping.Table);
    }

    public ProjectedTable ToWrite(Type type) =>
        _own.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"The projection '{Projection.Name}' writes {type}, which its DocumentTypes do not name.");
}
