using Timeline.Api.Host;
using Timeline.Api.People;
using Timeline.Architecture.Tests.Tree;
using Timeline.EventStore;
using Timeline.EventStore.Documents;

namespace Timeline.Architecture.Tests.Storage;

public sealed class DocumentTypeTests
{
    // The tables and what lies in them are in the database. A document is added here when it is added there; none is ever changed.
    private static readonly (string Table, string Type)[] Tables =
    [
        ("mt_doc_accesstoken", "Timeline.Api.People.AccessToken"),
        ("mt_doc_handledcommand", "Timeline.EventStore.Appending.HandledCommand"),
        ("mt_doc_incidentsummary", "Timeline.Api.Incidents.IncidentSummary"),
        ("mt_doc_librarylesson", "Timeline.Api.Lessons.LibraryLesson"),
        ("mt_doc_nodeplace", "Timeline.Api.Host.Nodes.NodePlace"),
        ("mt_doc_person", "Timeline.Api.People.Person"),
        ("mt_doc_session", "Timeline.Api.People.Session"),
        ("mt_doc_signinlink", "Timeline.Api.People.SignInLink"),
    ];

    [Fact]
    public async Task Every_document_lies_in_the_table_where_it_always_was()
    {
        var options = StoreSetup.Options("public");
        // Made, not connected: the store adds a document of its own.
        await using var store = new PostgresEventStore("Host=localhost", options);
        Assert.Equal(Tables, options.Documents.All.Select(mapping => ("mt_doc_" + mapping.Alias, mapping.Type.FullName!)));
    }

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
        Violations.None(DocumentUses.Violations(typeof(StoreSetup).Assembly, [.. StoreSetup.Options("public").Documents.All.Select(mapping => mapping.Type)]));
    }

    [Fact]
    public void What_a_projection_owns_is_registered()
    {
        var options = StoreSetup.Options("public");
        Assert.Subset(
            options.Documents.All.Select(mapping => mapping.Type).ToHashSet(),
            options.InlineProjections.SelectMany(projection => projection.DocumentTypes).ToHashSet());
    }

    [Fact]
    public void A_document_that_is_not_registered_is_found() =>
        Assert.Contains(
            DocumentUses.Violations(typeof(Unregistered).Assembly, [typeof(Person)]),
            violation => violation.EndsWith("loads or stores Timeline.Architecture.Tests.Storage.Unregistered, which StoreSetup does not register.", StringComparison.Ordinal));

    internal static async Task<string?> LoadAsync(IDocumentReader documents) => (await documents.LoadAsync<Unregistered>("tenant", Guid.Empty))?.Name;
}

internal sealed record Unregistered(Guid Id, string Name);
