using Timeline.EventStore.Documents;

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
        _own = projection.Projection.DocumentTypes
            .Select(store.Options.Documents.Of)
            .ToDictionary(mapping => mapping.Type, mapping => new ProjectedTable(mapping, tableOf(mapping)));
    }

    public BackgroundProjection Projection { get; }

    /// <summary>Names the dead letters that belong to these tables.</summary>
    public string Shard { get; }

    public IEnumerable<ProjectedTable> Tables => _own.Values;

    public static ProjectionTarget Live(StoreContext store, BackgroundProjection projection) =>
        new(store, projection, DeadLetterRows.LiveShard, mapping => mapping.Table);

    public static ProjectionTarget Shadow(StoreContext store, BackgroundProjection projection) =>
        new(store, projection, DeadLetterRows.RebuildShard, mapping => $"{store.QuotedSchema}.es_rebuild_{mapping.Alias}");

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
