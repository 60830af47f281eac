using System.Text.Json;
using Npgsql;
using Timeline.EventStore.Appending;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Following;
using Timeline.EventStore.Projections;
using Timeline.EventStore.Reading;
using Timeline.EventStore.Schema;
using Timeline.EventStore.Sealing;

namespace Timeline.EventStore;

/// <summary>What the parts of one store share. Thread-safe after construction.</summary>
internal sealed class StoreContext
{
    public StoreContext(NpgsqlDataSource database, EventStoreOptions options)
    {
        Database = database;
        Options = options;
        QuotedSchema = SchemaName.Quote(options.Schema);
        Serializer = new EventSerializer(options.Events, options.Json);
        Sql = new ReadingSql(QuotedSchema);
        Sealing = new SealingSql(QuotedSchema);
        AppendSql = AppendCommand.Sql(QuotedSchema);
        Appends = new AppendCalls(QuotedSchema);
        Projections = [.. options.InlineProjections];

        if (options.Documents.All.All(mapping => mapping.Type != typeof(HandledCommand)))
            options.Documents.Add<HandledCommand>(command => command.Id);
        options.Documents.Bind(options.Schema);
        Commands = options.Documents.Of(typeof(HandledCommand));
        var owners = new Dictionary<Type, string>();
        foreach (var projection in Projections.Concat(options.BackgroundProjections))
        {
            foreach (var type in projection.DocumentTypes)
            {
                options.Documents.Of(type);
                if (!owners.TryAdd(type, projection.Name) && options.BackgroundProjections.Any(other => other.DocumentTypes.Contains(type)))
                    throw new InvalidOperationException($"{type} belongs to the projections '{owners[type]}' and '{projection.Name}'; a background projection's documents are its own.");
            }
        }
    }

    public NpgsqlDataSource Database { get; }

    public EventStoreOptions Options { get; }

    public string QuotedSchema { get; }

    public EventSerializer Serializer { get; }

    public ReadingSql Sql { get; }

    public SealingSql Sealing { get; }

    public string AppendSql { get; }

    public AppendCalls Appends { get; }

    public DocumentMapping Commands { get; }

    public IReadOnlyList<IProjection> Projections { get; }

    public JsonSerializerOptions Json => Options.Json;

    public AppendSignals Signals { get; } = new();
}
