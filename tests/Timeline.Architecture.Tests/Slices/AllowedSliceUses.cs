namespace Timeline.Architecture.Tests.Slices;

/// <summary>What slices of Timeline.Api may use of each other. Every line is an argued exception; one that nobody needs any more fails the test.</summary>
internal static class AllowedSliceUses
{
    public static IReadOnlyList<SliceUse> All { get; } =
    [
        // Who asks, and may they: one answer for every slice.
        new(["Catalogue", "Incidents", "Import", "Lessons", "Postmortems", "Projections"], "People.CurrentActor", "the signed-in person is the actor of every event, and what they may is theirs"),
        new(["Catalogue", "Incidents", "Import", "Lessons", "Postmortems", "Projections"], "People.Permission", "every resolver names the permission it asks for"),
        new(["Catalogue", "Incidents", "Lessons", "Postmortems", "Projections"], "People.Tenants", "every read and write of the store names the tenant"),
        new(["Catalogue"], "People.Person", "a team names people who can sign in, by their ids"),

        // An import is commands on an incident and compares notes with it, and a postmortem is read from one.
        new(["Catalogue", "Import", "Postmortems"], "Incidents.IncidentDecider", "there is one way to decide and append, with its retries and its repeated commands"),
        new(["Import"], "Incidents.IIncidentInput", "an import names its incident and its command as every other command does"),
        new(["Import"], "Incidents.CommandContext", "what the decider hands to a decision"),
        new(["Import"], "Incidents.CommandOutcome", "what the decider hands back"),
        new(["Import", "Postmortems"], "Incidents.IncidentReader", "the read-model query: the record by id or key, as known at a moment"),
        new(["Import", "Postmortems"], "Incidents.Ids", "the rejection of an unknown incident is one sentence everywhere"),

        new(["Catalogue"], "Incidents.RejectedException", "an id that is none is refused while an input is read, in every slice the same way"),

        // What is sent is warned of by the catalogue, and a document names the customers of it.
        new(["Incidents", "Postmortems"], "Catalogue.CatalogueRecords", "the read-model query: the catalogue, as known at a moment"),
        new(["Incidents"], "Catalogue.CatalogueIds", "the rejection of an id that is none is one sentence everywhere"),
        new(["Incidents"], "Catalogue.InCatalogue", "a channel or service is shown with the catalogue that it is from"),
        new(["Incidents"], "Catalogue.InCatalogue`1", "a channel or service is shown with the catalogue that it is from"),

        // A lesson in the library says where it was learnt.
        new(["Lessons"], "Incidents.IncidentSummary", "the read model of one line about an incident"),

        // What the host offers to whoever answers requests.
        new(["Catalogue", "Incidents", "People", "Postmortems"], "Host.Commands.SentCommand", "there is one way to tell a command that is repeated from an id that is used again"),
        new(["Catalogue", "Incidents", "People", "Projections"], "Host.Excerpt", "a message quotes what a client sent, cut to one length everywhere"),
        new(["Catalogue", "Import", "Incidents", "Lessons"], "Host.GivenText", "what cannot be looked for is refused in one sentence everywhere"),
        new(["Catalogue", "Incidents", "People"], "Host.Nodes.GlobalId", "ids are unique over all types, so one place makes them"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.Connection`1", "one shape of page for every connection"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.ConnectionBindings", "one shape of page for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.DocumentList`1", "one way to page through stored documents"),
        new(["Catalogue", "Incidents"], "Host.Paging.ListPaging", "one way to cut a page out of a list"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.ListOrder`1", "one form of cursor for every connection"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.OrderPart", "one form of cursor for every connection"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.OrderPart`1", "one form of cursor for every connection"),
        new(["Catalogue", "Incidents", "Lessons", "People"], "Host.Paging.PageArguments", "one meaning of first, after, last and before"),
        new(["Catalogue", "Incidents"], "Host.Telemetry.TimelineMetrics", "all that is measured stands in one place, under one name"),
        new(["Postmortems", "People"], "Host.Problem", "one form of error for every plain endpoint"),
        new(["People"], "Host.PublicUrls", "a sign-in link starts with the address that browsers use"),
        new(["People"], "Host.Settings", "the administrator's token and the days of a session are configured"),
        new(["Postmortems", "People"], "Host.StartupException", "a verb ends with one sentence and no trace when its input is wrong"),
    ];
}
