using JasperFx.Events.Daemon;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using NodaTime;
using Npgsql;
using Timeline.Api.Audit;
using Timeline.Api.Catalogue;
using Timeline.Api.Files;
using Timeline.Api.Files.Pictures;
using Timeline.Api.Files.Uploads;
using Timeline.Api.Host.Names;
using Timeline.Api.Host.Nodes;
using Timeline.Api.Host.Telemetry;
using Timeline.Api.Incidents;
using Timeline.Api.Incidents.Rooms;
using Timeline.Api.Lessons;
using Timeline.Api.Metrics;
using Timeline.Api.Metrics.Reports;
using Timeline.Api.People;
using Timeline.Api.People.LookAlikes;
using Timeline.Api.Postmortems;
using Timeline.Api.Postmortems.Library;
using Timeline.Api.Postmortems.Published;
using Timeline.Api.Postmortems.Signs;
using Timeline.Api.Postmortems.Writing;
using Timeline.Api.Search;
using Timeline.GraphQL.Execution;
using Timeline.GraphQL.Limits;
using Timeline.GraphQL.Transports;
using Timeline.GraphQL.Types;
using Timeline.Storage.Commands;
using Timeline.Storage.DueWork;
using Timeline.Storage.Following;
using Timeline.Storage.Projections;
using Timeline.Storage.Sealing;

namespace Timeline.Api.Host;

/// <summary>Puts the application together: a table of contents of what it serves.</summary>
internal static class TimelineHost
{
    private const long DrainedBytes = 30_000_000;
    private const string ProgramName = "Timeline.Api";

    /// <exception cref="StartupException">A setting cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyList<string> arguments, Func<string, string?>? environment = null)
    {
        // Where it is started from does not matter: settings and the web UI lie beside the program.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = ProgramName });
        builder.Configuration.AddKeyPerFile("/run/secrets", optional: true);
        builder.Configuration.AddEnvironmentVariables();
        ConfigurationSources.Add(builder.Configuration, arguments, environment ?? Environment.GetEnvironmentVariable);
        if (!ListenUrls.AreGiven(builder.Configuration))
            builder.WebHost.UseUrls(Settings.DefaultUrl);
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.AddSimpleConsole(static console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.UseUtcTimestamp = true;
        });
        return builder;
    }

    public static WebApplication Build(
        WebApplicationBuilder builder, Settings settings, NpgsqlDataSource database, IClock? clock = null, TrustedDocuments? documents = null, Schema? schema = null)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The endpoints have limits of their own and answer in words; a connection cut by Kestrel tells a client nothing.
            kestrel.Limits.MaxRequestBodySize = Math.Max(Math.Max(DrainedBytes, 2 * settings.MaxRequestBytes), settings.MaxFileBytes + UploadReader.FormBytes);
        });
        AddServices(builder.Services, settings, database, clock, schema ?? TimelineSchema.Build());
        builder.Services.AddTelemetry(builder.Configuration);

        var app = builder.Build();
        // The store makes its mappings while the rest is put together; whoever asks for it next waits, and sees what went wrong.
        _ = Task.Run(app.Services.GetRequiredService<IDocumentStore>);
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Proxies(settings));
        app.UseSecurityHeaders(settings);
        FontPlace.FetchAfterFirstPage(app, settings);
        app.UseExceptionHandler(static failed => failed.Run(Faults.AnswerAsync));
        app.UseWordsForRefusals();
        var checks = app.Services.GetRequiredService<NameChecks>();
        app.Use(checks.CheckHostAsync);
        app.Use(checks.CheckOriginAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();

        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = HealthText.WriteAsync });
        app.MapSession();
        app.MapPostmortems();
        app.MapSigns();
        app.MapFigures();
        app.MapServiceReports();
        app.MapSla();
        app.MapAudit();
        app.MapFiles();
        MapGraphQL(app, settings, documents ?? WebDocuments.Read());
        app.MapWebUi(ProgramName);
        return app;
    }

    private static void MapGraphQL(WebApplication app, Settings settings, TrustedDocuments documents)
    {
        if (settings.OnlyTrustedDocuments && documents.Count == 0)
            throw new StartupException("TIMELINE_ONLY_TRUSTED_DOCUMENTS is true, but this program was built without the web UI and has no documents; build it with the web UI, or set it to false.");
        try
        {
            app.MapGraphQL("/graphql", GraphQLAccess.Options(settings, documents, app.Services.GetRequiredService<TimelineMetrics>(), app.Services.GetRequiredService<NameChecks>()));
        }
        catch (InvalidOperationException unfit) when (documents.Count > 0)
        {
            throw new StartupException($"The web UI was built for another schema ({unfit.Message}); build the program with its web UI again.", unfit);
        }
    }

    private static void AddServices(IServiceCollection services, Settings settings, NpgsqlDataSource database, IClock? clock, Schema schema)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OwnNames>();
        services.AddSingleton<RefusedNames>();
        services.AddSingleton<NameChecks>();
        // ASP.NET Core's own filter sees the name that a proxy calls us by, and refuses without a word; NameChecks decides after it.
        services.Configure<HostFilteringOptions>(static filter => filter.AllowedHosts = ["*"]);
        services.AddSingleton(clock ?? NodaTime.SystemClock.Instance);
        AddStorage(services, settings, database, clock);
        services.AddSingleton<KnownCredentials>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<SignIn>();
        services.AddSingleton(provider => new AccessWatch(
            provider.GetRequiredService<SignIn>(), provider.GetRequiredService<CommitSignals>(), Faults.Logger(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHostedService(provider => provider.GetRequiredService<AccessWatch>());
        services.AddSingleton<PublicUrls>();
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<LiveTimelines>();
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<LiveRooms>();
        services.AddSingleton<PostmortemRecords>();
        services.AddSingleton<PostmortemReader>();
        services.AddSingleton<PostmortemOutputs>();
        services.AddSingleton<PublishedOutputs>();
        services.AddSingleton<LivePostmortems>();
        services.AddSingleton(provider => FileStores.Open(settings, provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IncidentFiles>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<LessonIndex>();
        services.AddSingleton<FactIndex>();
        services.AddSingleton<AuditIndex>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<LearningShares>();
        services.AddSingleton<SlaFactIndex>();
        services.AddSingleton<ImpactIndex>();
        services.AddSingleton<SignReader>();
        services.AddScoped<IncidentDecider>();
        services.AddScoped<CatalogueDecider>();
        services.AddScoped<LinkDecider>();
        services.AddScoped<PostmortemDecider>();
        services.AddScoped<SectionTexts>();
        services.AddScoped<PublishedVersions>();
        services.AddScoped<TakenNamesOfOperation>();
        services.AddScoped<NamedPeople>();
        services.AddScoped<NodeLoader>();
        services.AddScoped<IncidentSummaryByIdLoader>();
        services.AddScoped<IncidentRecordLoader>();
        services.AddScoped<PostmortemRecordLoader>();
        services.AddScoped<IncidentGlanceLoader>();
        services.AddScoped<LibraryLessonLoader>();
        services.AddScoped<LessonOccurrencesLoader>();
        services.AddScoped(provider => CurrentActor.From(provider.GetRequiredService<GraphQLCaller>().User) is { } actor
            ? actor with
            {
                Log = provider.GetRequiredService<AccessLog>(),
                DeviceClockAhead = DeviceClock.AheadIn(provider.GetRequiredService<GraphQLCaller>().HttpContext.Request, provider.GetRequiredService<IClock>()),
            }
            : throw new GraphQLException(Problem.SignInFirst, "UNAUTHENTICATED"));

        services.AddGraphQL(_ => schema, provider => new ExecutorOptions { OnFault = Faults.Reporter(provider.GetRequiredService<ILoggerFactory>()), OnOperation = OperationSpans.For(provider), Cost = TimelineSchema.Cost });
        services.AddAuthentication(ActorAuthentication.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ActorAuthentication>(ActorAuthentication.Scheme, configureOptions: null);
        services.AddAuthorization();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ProjectionCheck>();
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: TimeSpan.FromSeconds(3))
            .AddCheck<ProjectionCheck>("projections", timeout: TimeSpan.FromSeconds(3));
        services.AddRateLimiter(static limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = static (rejected, _) => SignInLimit.AnswerAsync(rejected);
            limiter.AddPolicy(SessionEndpoints.RateLimit, static context => SignInLimit.Of(context));
            limiter.AddPolicy<Guid, UploadLimit>(UploadLimit.Name);
        });
    }

    private static void AddStorage(IServiceCollection services, Settings settings, NpgsqlDataSource database, IClock? clock)
    {
        services.AddSingleton(database);
        services.AddSingleton(provider => new CommitSignals { Appended = provider.GetRequiredService<TimelineMetrics>().Appended });
        services.AddSingleton<StreamGates>();
        services.AddSingleton(provider => new CommandDigests(provider.GetRequiredService<IDocumentStore>(), Tenants.Only));
        services.AddSingleton(provider => new IncidentRecords(provider.GetRequiredService<CommitSignals>(), settings.RecordCacheBytes));
        services.AddSingleton(new CatalogueRecords(settings.RecordCacheBytes));
        services.AddSingleton(provider => provider.GetRequiredService<IncidentRecords>().Former);
        services.AddMarten(provider => StoreSetup.Options(
                database, settings.DatabaseSchema, provider.GetRequiredService<CommitSignals>(), provider.GetRequiredService<IncidentRecords>(), provider.GetRequiredService<CatalogueRecords>()))
            .AddAsyncDaemon(DaemonMode.HotCold);
        services.AddSingleton(provider => new LiveStreams(
            provider.GetRequiredService<IDocumentStore>(), database, provider.GetRequiredService<CommitSignals>(), Faults.Logger(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHostedService<LiveStreamsService>();
        services.AddSingleton<BackgroundProjections>();
        services.AddHostedService(provider => new StoppedProjections(
            provider.GetRequiredService<Marten.Events.Daemon.Coordination.IProjectionCoordinator>(), Faults.Logger(provider.GetRequiredService<ILoggerFactory>())));
        services.AddHostedService<ProjectionLagService>();
        services.AddSingleton(new DeadlineRules(Duration.FromMinutes(settings.LateDeadlineMinutes), settings.FatigueHours));
        services.AddSingleton<IncidentDueWork>();
        services.AddSingleton<PromisedAnewWork>();
        services.AddSingleton<ServiceReports>();
        services.AddSingleton<ServiceReportsWork>();
        services.AddSingleton<SectionHoldWork>();
        services.AddSingleton<FileCollectionWork>();
        services.AddSingleton<FileRemovalWork>();
        services.AddSingleton<OutputRemovalWork>();
        services.AddSingleton<OutputDelivery>();
        services.AddSingleton(provider => new DueWorker(
            provider.GetRequiredService<IDocumentStore>(), [Tenants.Only], Works(provider), [provider.GetRequiredService<OutputDelivery>()], new DueWorkOptions
            {
                Now = clock is null ? null : () => clock.GetCurrentInstant().ToDateTimeOffset(),
                Done = provider.GetRequiredService<TimelineMetrics>().DueWorkDone,
                Report = Faults.Logger(provider.GetRequiredService<ILoggerFactory>()),
            }));
        services.AddHostedService<DueWorkService>();
        services.AddSingleton(new ChainVerifier(database, settings.DatabaseSchema));
    }

    private static IEnumerable<IDueWork> Works(IServiceProvider provider) =>
        [provider.GetRequiredService<IncidentDueWork>(), provider.GetRequiredService<PromisedAnewWork>(), provider.GetRequiredService<ServiceReportsWork>(), provider.GetRequiredService<SectionHoldWork>(), provider.GetRequiredService<FileCollectionWork>(), provider.GetRequiredService<FileRemovalWork>(), provider.GetRequiredService<OutputRemovalWork>()];

    private static ForwardedHeadersOptions Proxies(Settings settings)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
