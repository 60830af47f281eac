using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Npgsql;
using Timeline.Storage.Commands;
using Timeline.Storage.Files;
using Timeline.Storage.Following;
using Timeline.Storage.Json;
using Timeline.Storage.Sealing;

namespace Timeline.Storage;

/// <summary>What Marten is told once for every store of this program (ADR 16 gives the reasons and what was measured).</summary>
public static class MartenSetup
{
    // A page of events that a projection takes in at once, and the documents it keeps meanwhile: the defaults rebuild at a tenth of the speed.
    private const int ProjectionBatch = 20_000;
    private const int ProjectionCache = 5_000;

    /// <summary>Applies the settings; event types, documents and projections are the caller's to add.</summary>
    /// <param name="options">Of a store that is not made yet.</param>
    /// <param name="database">The pool; see <see cref="ConnectionPool"/>.</param>
    /// <param name="schema">The PostgreSQL schema that holds every table: lower-case letters, digits, underscores.</param>
    /// <param name="commits">Is told of every commit.</param>
    /// <exception cref="ArgumentException">The schema's name cannot be one.</exception>
    public static void UseTimelineStorage(this StoreOptions options, NpgsqlDataSource database, string schema, CommitSignals commits)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(commits);
        SchemaName.Quote(schema);
        options.Connection(database);
        options.DatabaseSchemaName = schema;
        options.AutoCreateSchemaObjects = AutoCreate.None;   // StoreSchema makes and compares everything before the first session
        options.DisableNpgsqlLogging = true;
        options.Logger(new QuietLogger());
        options.Serializer(new Marten.Services.SystemTextJsonSerializer(StoreJson.Create()) { EnumStorage = Weasel.Core.EnumStorage.AsString });

        options.Policies.AllDocumentsAreMultiTenanted();
        options.Policies.ForAllDocuments(mapping => mapping.UseNumericRevisions = true);
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseExclusiveLockOnConcurrentAppends = true;
        options.Schema.For<HandledCommand>().Identity(command => command.Id);
        options.Schema.For<InstallationSecret>().Identity(secret => secret.Id);

        options.Storage.Add(new SealingFeature(options));
        options.Storage.Add(new FileTable(options));
        options.Listeners.Add(commits.Listener);
        options.Projections.Wakeup = commits.DaemonWakeup;
        // An event that a projection cannot take in is parked, shown and taken in again later; what comes after it goes on.
        options.Projections.Errors.SkipApplyErrors = true;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.RebuildErrors.SkipApplyErrors = false;
    }

    /// <summary>For a projection that runs behind the appends.</summary>
    public static void ForBackground(JasperFx.Events.Projections.AsyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.BatchSize = ProjectionBatch;
        options.CacheLimitPerTenant = ProjectionCache;
    }
}
