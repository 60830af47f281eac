using JasperFx.Events.Daemon;
using Marten;
using Npgsql;
using Timeline.Api.Catalogue;
using Timeline.Api.Host;
using Timeline.Api.Incidents;
using Timeline.Api.People;
using Timeline.Architecture.Tests.Tree;
using Timeline.Storage.Following;

namespace Timeline.Architecture.Tests.Storage;

public sealed class DocumentTypeTests
{
    // The tables and what lies in them are in the database. A document is added here when it is added there; none is ever changed.
    private static readonly (string Table, string Type)[] Tables =
    [
        ("mt_doc_accesstoken", "Timeline.Api.People.AccessToken"),
        ("mt_doc_deadletterevent", "JasperFx.Events.Daemon.DeadLetterEvent"),
        ("mt_doc_dueitem", "Timeline.Storage.DueWork.DueItem"),
        ("mt_doc_handledcommand", "Timeline.Storage.Commands.HandledCommand"),
        ("mt_doc_incidentsummary", "Timeline.Api.Incidents.IncidentSummary"),
        ("mt_doc_installationsecret", "Timeline.Storage.Commands.InstallationSecret"),
        ("mt_doc_libraryactionitem", "Timeline.Api.Actions.LibraryActionItem"),
        ("mt_doc_librarylesson", "Timeline.Api.Lessons.LibraryLesson"),
        ("mt_doc_librarypostmortem", "Timeline.Api.Postmortems.Library.LibraryPostmortem"),
        ("mt_doc_metricview", "Timeline.Api.Metrics.MetricView"),
        ("mt_doc_nodeplace", "Timeline.Api.Host.Nodes.NodePlace"),
        ("mt_doc_person", "Timeline.Api.People.Person"),
        ("mt_doc_roomvisit", "Timeline.Api.Incidents.Rooms.RoomVisit"),
        ("mt_doc_sectiondraft", "Timeline.Domain.Postmortems.SectionDraft"),
        ("mt_doc_servicereportmade", "Timeline.Api.Metrics.Reports.ServiceReportMade"),
        ("mt_doc_session", "Timeline.Api.People.Session"),
        ("mt_doc_signinlink", "Timeline.Api.People.SignInLink"),
    ];

    [Fact]
    public void Every_document_lies_in_the_table_where_it_always_was() =>
        Assert.Equal(
            Tables,
            Options().AllKnownDocumentTypes().Select(known => (known.TableName.Name, known.DocumentType.FullName!)).OrderBy(known => known.Name, StringComparer.Ordinal));

    [Fact]
    public void Every_document_is_described_in_the_architecture()
    {
        var page = SourceTree.File("docs/architecture.md").Text;
        Assert.All(Tables, entry => Assert.Contains($"`{entry.Table}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_application_loads_and_stores_is_registered()
    {
        var uses = DocumentUses.Within(typeof(StoreSetup).Assembly).ToList();
        Assert.Contains(uses, use => use.Document == typeof(Person));
        Violations.None(DocumentUses.Violations(typeof(StoreSetup).Assembly, Registered()));
    }

    [Fact]
    public void A_document_that_is_not_registered_is_found() =>
        Assert.Contains(
            DocumentUses.Violations(typeof(Unregistered).Assembly, [typeof(Person)]),
            violation => violation.EndsWith("loads or stores Timeline.Architecture.Tests.Storage.Unregistered, which StoreSetup does not register.", StringComparison.Ordinal));

    internal static async Task<string?> LoadAsync(IQuerySession session) => (await session.LoadAsync<Unregistered>(Guid.Empty))?.Name;

    /// <summary>What the store of the application is made with. A store is made, and asks no database.</summary>
    internal static IReadOnlyStoreOptions Options()
    {
        using var database = NpgsqlDataSource.Create("Host=localhost");
        var commits = new CommitSignals();
        var options = StoreSetup.Options(database, "public", commits, new IncidentRecords(commits, 0), new CatalogueRecords(0));
        options.Projections.AsyncMode = DaemonMode.ExternallyManaged;
        using var store = new DocumentStore(options);
        return store.Options;
    }

    private static HashSet<Type> Registered() => [.. Options().AllKnownDocumentTypes().Select(known => known.DocumentType)];
}

internal sealed record Unregistered(Guid Id, string Name);
