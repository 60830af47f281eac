using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Schema;
using Marten.Schema.Indexing.Unique;
using Npgsql;
using Timeline.Api.Actions;
using Timeline.Api.Catalogue;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Api.Incidents.Rooms;
using Timeline.Api.Lessons;
using Timeline.Api.Metrics;
using Timeline.Api.Metrics.Reports;
using Timeline.Api.People;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Library;
using Timeline.Api.Search;
using Timeline.Domain.Catalogue;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.Domain.Postmortems.Published;
using Timeline.Storage;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;
using Timeline.Storage.Following;
using Timeline.Storage.Schema;

namespace Timeline.Api.Host;

/// <summary>What this program stores: event types, documents with their indexes, projections.</summary>
internal static class StoreSetup
{
    private const int MostAttempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The names of the projections that are kept in the transactions that append.</summary>
    public static readonly IReadOnlyList<string> InlineProjections = [IncidentSummaryProjection.Name];

    /// <summary>The names of the projections that follow behind the appends.</summary>
    public static readonly IReadOnlyList<string> BackgroundProjections = [LessonLibraryProjection.ProjectionName, SearchProjection.ProjectionName, IncidentFactsProjection.ProjectionName, ActionItemLibraryProjection.ProjectionName, PostmortemLibraryProjection.ProjectionName];

    public static StoreOptions Options(NpgsqlDataSource database, string schema, CommitSignals commits, IncidentRecords records, CatalogueRecords catalogues)
    {
        var options = new StoreOptions();
        options.UseTimelineStorage(database, schema, commits);
        options.Events.AddEventTypes([.. IncidentEvents.StoredNames.Keys, .. PostmortemEvents.StoredNames.Keys, .. OutputEvents.StoredNames.Keys, .. CatalogueEvents.StoredNames.Keys]);

        options.Schema.For<IncidentSummary>().Identity(summary => summary.Id)
            .UniqueIndex(UniqueIndexType.Computed, "mt_doc_incidentsummary_idx_number", TenancyScope.PerTenant, summary => summary.Number)
            .Index(summary => summary.Id, index =>
            {
                index.Name = "mt_doc_incidentsummary_idx_private";
                index.Predicate = "(data ->> 'Named') is not null";
            })
            .Index(summary => summary.Status);
        options.Schema.For<Person>().Identity(person => person.Id).Metadata(metadata => metadata.Revision.MapTo(person => person.Revision))
            .UniqueIndex(UniqueIndexType.Computed, "mt_doc_person_idx_name_key", TenancyScope.PerTenant, person => person.NameKey);
        options.Schema.For<SignInLink>().Identity(link => link.Id).Metadata(metadata => metadata.Revision.MapTo(link => link.Revision));
        options.Schema.For<Session>().Identity(session => session.Id);
        options.Schema.For<AccessToken>().Identity(token => token.Id);
        options.Schema.For<NodePlace>().Identity(place => place.Id);
        options.Schema.For<LibraryLesson>().Identity(lesson => lesson.Id).Index(lesson => lesson.RecordedById).Index(lesson => lesson.SameAs);
        options.Schema.For<LibraryActionItem>().Identity(item => item.Id).Index(item => item.Owner, index => index.Casing = ComputedIndex.Casings.Lower);
        options.Schema.For<LibraryPostmortem>().Identity(postmortem => postmortem.Id).Index(postmortem => postmortem.Status);
        options.Schema.For<MetricView>().Identity(view => view.Id);
        options.Schema.For<ServiceReportMade>().Identity(report => report.Id);
        options.Schema.For<RoomVisit>().Identity(visit => visit.Id).Index(visit => visit.Incident);
        options.Schema.For<SectionDraft>().Identity(draft => draft.Id).Index(draft => draft.Postmortem);
        DueWorkOptions.AddTo(options);

        options.Projections.Add(new IncidentSummaryProjection(records), ProjectionLifecycle.Inline, IncidentSummaryProjection.Name);
        options.Projections.Add(new LessonLibraryProjection(), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Storage.Add(new SearchTables(options));
        options.Projections.Add(new SearchProjection(records, schema), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Storage.Add(new FactTables(options));
        options.Projections.Add(new IncidentFactsProjection(records, catalogues, schema), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Projections.Add(new ActionItemLibraryProjection(records), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        options.Projections.Add(new PostmortemLibraryProjection(new PostmortemRecords(records.Former)), ProjectionLifecycle.Async, MartenSetup.ForBackground);
        return options;
    }

    /// <summary>A store for a verb, over a pool that stays the caller's.</summary>
    public static DocumentStore Open(NpgsqlDataSource database, Settings settings)
    {
        var commits = new CommitSignals();
        var options = Options(database, settings.DatabaseSchema, commits, new IncidentRecords(commits, settings.RecordCacheBytes), new CatalogueRecords(settings.RecordCacheBytes));
        options.Projections.AsyncMode = DaemonMode.ExternallyManaged;   // by the program that serves
        return new DocumentStore(options);
    }

    /// <summary>Creates or upgrades the tables. A server that is just starting is waited for.</summary>
    /// <param name="migrate">Whether a database of version 0.1 may be brought up to date.</param>
    /// <exception cref="StartupException">The database cannot be used; the message says why and what to do.</exception>
    public static Task PrepareAsync(IDocumentStore store, NpgsqlDataSource database, bool migrate, CancellationToken cancellation) =>
        WithDatabaseAsync(() => new StoreSchema(store, database).PrepareAsync(migrate, cancellation), cancellation);

    /// <summary>As the other, for the store of an application that is about to serve.</summary>
    /// <param name="report">Told in a sentence when tables are made or upgraded.</param>
    /// <exception cref="StartupException">The database cannot be used; the message says why and what to do.</exception>
    public static Task PrepareAsync(IServiceProvider services, bool migrate, Action<string>? report, CancellationToken cancellation) => WithDatabaseAsync(
        async () =>
        {
            var schema = new StoreSchema(services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<NpgsqlDataSource>()) { Report = report };
            await schema.PrepareAsync(migrate, cancellation);
            await services.GetRequiredService<CommandDigests>().PrepareAsync(cancellation);
            if (await schema.FindMigrationTimeAsync(cancellation) is { } migrated)
                services.GetRequiredService<DeadlineRules>().Since = migrated;
        },
        cancellation);

    /// <summary>Does something with a database that may be just starting, and says in words why it cannot be done.</summary>
    /// <exception cref="StartupException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task WithDatabaseAsync(Func<Task> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                return;
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow && attempt < MostAttempts)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (UnfitSchemaException unfit)
            {
                throw new StartupException(unfit.Message, unfit);
            }
            catch (PostgresException refused)
            {
                throw new StartupException(Explain(refused), refused);
            }
            catch (NpgsqlException unreachable)
            {
                throw new StartupException(
                    $"The database does not answer ({(unreachable.InnerException ?? unreachable).Message}); check Host and Port of ConnectionStrings__Timeline, and that PostgreSQL is running.", unreachable);
            }
            catch (TimeoutException slow)
            {
                throw new StartupException("The database did not answer in time; check Host and Port of ConnectionStrings__Timeline, and that PostgreSQL is running.", slow);
            }
        }
    }

    private static string Explain(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database refused the sign-in ({refused.MessageText}); check Username and Password of ConnectionStrings__Timeline.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"The database is not there ({refused.MessageText}); create it, or name another in ConnectionStrings__Timeline.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The database user may not create the tables ({refused.MessageText}); grant it CREATE on the schema, and on the database for the extension pg_trgm, or have an administrator run create extension pg_trgm.",
        PostgresErrorCodes.TooManyConnections =>
            $"The database has no connection left ({refused.MessageText}); raise max_connections or close other programs.",
        PostgresErrorCodes.DiskFull =>
            $"The database has no disk space left ({refused.MessageText}); free some and start again.",
        _ => $"The database could not be prepared ({refused.SqlState}: {refused.MessageText}).",
    };
}
