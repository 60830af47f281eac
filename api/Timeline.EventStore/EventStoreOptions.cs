using System.Text.Json;
using NodaTime;
using Timeline.EventStore.Documents;
using Timeline.EventStore.Events;
using Timeline.EventStore.Events.Json;
using Timeline.EventStore.Projections;

namespace Timeline.EventStore;

/// <summary>What a store is told once, when it is made. Do not change it, or share it between stores of different schemas, afterwards.</summary>
public sealed class EventStoreOptions
{
    /// <summary>The PostgreSQL schema that holds every table: lower-case letters, digits, underscores. Created when missing.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>The event types.</summary>
    public EventTypeRegistry Events { get; } = new();

    /// <summary>The document types.</summary>
    public DocumentRegistry Documents { get; } = new();

    /// <summary>Projections that run inside every append, in this order.</summary>
    public IList<IProjection> InlineProjections { get; } = [];

    /// <summary>Projections that a <see cref="ProjectionRunner"/> runs behind the appends.</summary>
    public BackgroundProjections BackgroundProjections { get; } = new();

    /// <summary>What becomes of events at which a background projection throws.</summary>
    public ProjectionErrorPolicy ProjectionErrors { get; init; } = ProjectionErrorPolicy.Default;

    /// <summary>Where record times come from; null (the default) takes the database's clock, so that nodes need not agree on the time.</summary>
    public IClock? Clock { get; init; }

    /// <summary>Names this process to the others, in the status of projections: at most 40 characters are shown. By default machine and process id.</summary>
    public string Node { get; init; } = FormattableString.Invariant($"{Environment.MachineName}/{Environment.ProcessId}");

    /// <summary>How events and documents become JSON. Start from <see cref="StoreJson.Create"/>: the format depends on its converters.</summary>
    public JsonSerializerOptions Json { get; init; } = StoreJson.Default;

    /// <summary>How often followers look for events that no notification announced. Costs one small query per process.</summary>
    public Duration PollInterval { get; init; } = Duration.FromSeconds(1);

    /// <summary>
    /// How long readers of all events wait at a missing position that no running transaction holds. Only a Marten in its Rich mode
    /// draws positions before its transaction begins; without one, such a position is lost for good, and zero is right.
    /// </summary>
    public Duration StaleGapThreshold { get; init; } = Duration.FromSeconds(3);

    /// <summary>Told of faults that the store gets over by itself (a lost connection, made anew), for a log. Called from any thread.</summary>
    public Action<Exception>? OnBackgroundFault { get; init; }
}
