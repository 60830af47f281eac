using NodaTime;
using Npgsql;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Incidents;
using Timeline.Api.Lessons;
using Timeline.Api.People;
using Timeline.Domain.Incidents;
using Timeline.Domain.Postmortems;
using Timeline.EventStore;
using Timeline.EventStore.Schema;

namespace Timeline.Api.Host;

/// <summary>What this program stores: event types, documents with their indexes, projections.</summary>
internal static class StoreSetup
{
    public static EventStoreOptions Options(string schema, IClock? clock = null, Action<Exception>? onBackgroundFault = null)
    {
        var options = new EventStoreOptions { Schema = schema, Clock = clock, OnBackgroundFault = onBackgroundFault };
        options.Events.AddDerivedFrom<IncidentEvent>();
        options.Events.AddDerivedFrom<PostmortemEvent>();

        options.Documents.Add<IncidentSummary>(summary => summary.Id).UniqueIndex("number", "(data ->> 'Number')::int");
        options.Documents.Add<Person>(person => person.Id).UniqueIndex("name_key", "data ->> 'NameKey'");
        options.Documents.Add<SignInLink>(link => link.Id);
        options.Documents.Add<Session>(session => session.Id);
        options.Documents.Add<AccessToken>(token => token.Id);
        options.Documents.Add<NodePlace>(place => place.Id);
        options.Documents.Add<LibraryLesson>(lesson => lesson.Id);

        options.InlineProjections.Add(new IncidentSummaryProjection());
        options.InlineProjections.Add(new NodePlaceProjection());
        options.BackgroundProjections.Add(new LessonLibraryProjection());
        return options;
    }

    /// <summary>Creates or upgrades the tables. A server that is just starting is waited for.</summary>
    /// <exception cref="StartupException">The database cannot be used; the message says why and what to do.</exception>
    public static async Task PrepareAsync(IEventStore store, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.MigrateAsync(cancellation);
                await FillAsync(store, cancellation);
                return;
            }
            catch (Exception starting) when (IsStarting(starting) && attempt < 20)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
            }
            catch (Exception unfit) when (unfit is DatabaseTooNewException or SchemaMismatchException)
            {
                throw new StartupException(unfit.Message.ReplaceLineEndings(" "), unfit);
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

    // A database from before there were places has incidents and none of them.
    private static async Task FillAsync(IEventStore store, CancellationToken cancellation)
    {
        if ((await store.Documents.QueryAsync<NodePlace>(Tenants.Only, "true limit 1", cancellation: cancellation)).Count == 0
            && (await store.Documents.QueryAsync<IncidentSummary>(Tenants.Only, "true limit 1", cancellation: cancellation)).Count > 0)
        {
            await store.RebuildAsync(new NodePlaceProjection(), cancellation);
        }
    }

    private static bool IsStarting(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow };

    private static string Explain(PostgresException refused) => refused.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database refused the sign-in ({refused.MessageText}); check Username and Password of ConnectionStrings__Timeline.",
        PostgresErrorCodes.InvalidCatalogName =>
            $"The database is not there ({refused.MessageText}); create it, or name another in ConnectionStrings__Timeline.",
        PostgresErrorCodes.InsufficientPrivilege =>
            $"The database user may not create the tables ({refused.MessageText}); grant it CREATE on the schema.",
        PostgresErrorCodes.TooManyConnections =>
            $"The database has no connection left ({refused.MessageText}); raise max_connections or close other programs.",
        PostgresErrorCodes.DiskFull =>
            $"The database has no disk space left ({refused.MessageText}); free some and start again.",
        _ => $"The database could not be prepared ({refused.SqlState}: {refused.MessageText}).",
    };
}
