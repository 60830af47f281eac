namespace Timeline.Architecture.Tests.Slices;

/// <summary>What slices of Timeline.Api may use of each other. Every line is an argued exception; one that nobody needs any more fails the test.</summary>
internal static class AllowedSliceUses
{
    public static IReadOnlyList<SliceUse> All { get; } =
    [
        // Who asks, and may they: one answer for every slice.
        new(["Postmortems"], "Host.TimelineSchema", "the inputs of notes are read as the schema reads them"),
        new(["Postmortems"], "Incidents.Commands.RecordingMutation", "notes are played by the very mutations of an incident"),
        new(["Postmortems"], "Incidents.Commands.IncidentCommands", "notes are played by the very mutations of an incident"),
        new(["Postmortems"], "Catalogue.Commands.CatalogueCommands", "notes are played by the very mutations of the catalogue"),
        new(["Postmortems"], "Catalogue.Commands.CatalogueMutation", "notes are played by the very mutations of the catalogue"),
        new(["Postmortems"], "Catalogue.CatalogueContext", "what the decider of the catalogue hands to a decision"),
        new(["Actions", "Audit", "Catalogue", "Files", "Import", "Incidents", "Lessons", "Metrics", "Postmortems", "Projections", "Search", "Sla", "Waiting"], "People.CurrentActor", "the signed-in person is the actor of every event, and what they may is theirs"),
        new(["Actions", "Audit", "Catalogue", "Files", "Import", "Incidents", "Lessons", "Metrics", "Postmortems", "Projections", "Search", "Sla", "Waiting"], "People.Permission", "every resolver names the permission it asks for"),
        new(["Audit", "Catalogue", "Files", "Incidents", "Lessons", "Metrics", "Postmortems", "Projections", "Search", "Sla", "Waiting"], "People.Tenants", "every read and write of the store names the tenant"),
        new(["Metrics"], "People.Role", "a figure says with whose role it was computed"),
        new(["Catalogue"], "People.Person", "a team names people who can sign in, by their ids"),
        new(["Postmortems"], "People.Person", "a document that shows roles finds the names of everybody who can sign in, in what was typed too"),
        new(["Incidents"], "People.DeviceClock", "what the device of the signed-in person says of its clock stands beside what it sends"),
        new(["Incidents"], "People.PersonNames", "the read-model query: what somebody is called whom an entry names by id"),

        // Who sees a private incident, and whose names are shown no more.
        new(["Actions", "Audit", "Lessons", "Metrics", "Postmortems", "Search", "Sla", "Waiting"], "Incidents.VisibleIncidents", "one rule of who sees an incident, for whatever belongs to one"),
        new(["Actions", "Lessons", "Postmortems", "Sla", "Waiting"], "Incidents.VisibleRows", "the rule as a condition of a query"),
        new(["Incidents", "Postmortems"], "People.NamedPeople", "those named are people who sign in, found by id or name"),
        new(["Audit", "Incidents", "Lessons", "Metrics", "Postmortems", "Waiting"], "People.FormerMembers", "whoever was shut out is shown without their name everywhere"),
        new(["Postmortems"], "Incidents.NamedInIncident", "somebody who is named by id is shown with the name of today, in one way"),
        new(["Incidents", "Projections"], "Host.Nodes.NodeSearch", "which incident a stream belongs to, and whether the caller sees it"),

        // An import is commands on an incident and compares notes with it, and a postmortem is read from one.
        new(["Catalogue", "Files", "Import", "Postmortems"], "Incidents.IncidentDecider", "there is one way to decide and append, with its retries and its repeated commands"),
        new(["Files", "Import"], "Incidents.IIncidentInput", "an import names its incident and its command as every other command does"),
        new(["Files", "Import", "Postmortems"], "Incidents.CommandContext", "what the decider hands to a decision"),
        new(["Files", "Import"], "Incidents.CommandOutcome", "what the decider hands back"),
        new(["Actions", "Audit", "Files", "Import", "Lessons", "Metrics", "Postmortems", "Projections", "Search"], "Incidents.IncidentReader", "the read-model query: the record by id or key, as known at a moment"),
        new(["Files", "Import", "Postmortems"], "Incidents.Ids", "the rejection of an unknown incident is one sentence everywhere"),

        // A file belongs to an incident: what attaches it is a command, and what becomes of its bytes follows from the record.
        new(["Catalogue", "Files", "Postmortems"], "Incidents.RejectedException", "what is wrong with an upload or an id is a rejection before there is a command"),
        new(["Actions", "Files", "Metrics", "Postmortems", "Search", "Sla"], "Incidents.IncidentRecords", "due work reads the record as Timeline itself, for nobody"),
        new(["Incidents"], "Files.FileRemovalWork", "the redaction of a file has its bytes removed"),
        new(["Incidents"], "Postmortems.Published.OutputForgetting", "the redaction of what a published version shows gives up its kept bytes in the same transaction"),
        new(["Incidents"], "Postmortems.Names.NameForgetting", "the redaction of words takes what was said of names in them, in the same transaction"),
        new(["Metrics", "Postmortems"], "Host.PdfDownload", "every PDF says in its headers what its fonts lack"),
        new(["Postmortems"], "Files.IncidentFiles", "the document shows the pictures that are attached"),
        new(["Postmortems"], "Files.ShownAs", "the document shows the pictures that are attached"),
        new(["Postmortems"], "Files.StoredFile", "the document shows the pictures that are attached"),
        new(["Files"], "People.AccessLog", "a role too small is logged whichever way somebody came"),

        // What is sent is warned of by the catalogue, and a document names the customers of it.
        new(["Audit", "Incidents", "Lessons", "Metrics", "Postmortems", "Sla"], "Catalogue.CatalogueRecords", "the read-model query: the catalogue, as known at a moment"),
        new(["Incidents", "Metrics", "Sla"], "Catalogue.CatalogueIds", "the rejection of an id that is none is one sentence everywhere"),
        new(["Incidents", "Metrics", "Postmortems"], "Catalogue.InCatalogue", "a channel or service is shown with the catalogue that it is from"),
        new(["Incidents", "Metrics", "Postmortems"], "Catalogue.InCatalogue`1", "a channel or service is shown with the catalogue that it is from"),
        // What an entry names by its id in the catalogue.

        // What is promised is said in one way, whether it is kept or tried; and keeping it changes what is due in incidents.
        new(["Catalogue"], "Sla.SlaCalendarInput", "a calendar is said in one way, whether it is stored or tried"),
        new(["Sla"], "Catalogue.Commands.SlaPolicyTermsInput", "terms are said in one way, whether they are published or tried"),
        new(["Actions"], "Incidents.IncidentDueWork", "incidents whose action items nobody waits for yet are looked at"),
        new(["Catalogue"], "Incidents.PromisedAnewWork", "a change of what is promised has open incidents looked at"),
        new(["Catalogue"], "Metrics.Reports.ServiceReportsWork", "a change of the catalogue may bring a contract, and with it a report each month"),

        // A lesson in the library says where it was learnt.
        new(["Actions", "Audit", "Lessons", "Metrics", "Postmortems", "Search", "Sla", "Waiting"], "Incidents.IncidentSummary", "the read model of one line about an incident"),

        new(["Actions", "Lessons"], "Incidents.IncidentRecordLoader", "rows of a list over many incidents show what the records say"),

        // What waits for somebody is what other slices keep.
        new(["Waiting"], "Actions.LibraryActionItem", "action items are found in their library"),
        new(["Waiting"], "Lessons.LibraryLesson", "lessons that came back are found in their library"),
        new(["Waiting"], "Postmortems.PostmortemRecords", "whether a review goes on is what its postmortem says"),
        new(["Waiting"], "Postmortems.Library.LibraryPostmortem", "postmortems in review are found in their library"),

        // Which lessons are like another is told by what search and figures keep of incidents.
        new(["Lessons"], "Search.SearchFacts", "lessons and causes are found in the index of search"),
        new(["Lessons"], "Search.SearchIndex", "words that are spelt alike are found in the index of search"),
        new(["Lessons"], "Search.SearchTerms", "words that are spelt alike are found in the index of search"),
        new(["Lessons"], "Search.SearchWord", "words are cut by one rule"),
        new(["Lessons"], "Search.SearchWords", "words are cut by one rule"),
        new(["Lessons"], "Search.SearchedThing", "lessons and causes are found in the index of search"),
        new(["Audit", "Lessons"], "Metrics.CommandParameters", "one way to add a value to a command"),
        new(["Incidents", "Lessons", "Postmortems"], "Metrics.MetricsNamed", "which names and ids of many incidents mean one service is told in one place"),

        new(["Postmortems"], "Metrics.ImpactIndex", "a sign does not say of what another incident hits that it works"),

        // What is found is what the records say, and a redaction reaches it in its own transaction.
        new(["Incidents"], "Metrics.FactWriting", "what is redacted is taken out of the facts before anybody is told that it is"),
        new(["Incidents"], "Search.SearchRow", "it says which words a redaction takes away"),
        new(["Incidents"], "Search.SearchWriting", "what is redacted is taken out of what can be searched before anybody is told that it is"),
        new(["Actions", "Lessons", "Metrics", "Postmortems", "Search"], "Incidents.IncidentSummaryByIdLoader", "one place that finds the lines of incidents that something else names"),

        // The audit is about streams of incidents, their postmortems and the bytes kept of those, whose ids follow from the incident's.
        new(["Audit"], "Postmortems.PostmortemReader", "the stream of a postmortem follows from the incident's id in one way"),
        new(["Audit"], "Postmortems.Published.OutputStreams", "the stream of kept bytes follows from the incident's id in one way"),
        new(["Audit"], "Metrics.Csv", "one way to write a file of rows that no spreadsheet takes for formulas"),
        new(["Audit"], "Metrics.Download", "one form of a file of rows"),

        // What the host offers to whoever answers requests.
        new(["Catalogue", "Files", "Incidents", "People", "Postmortems"], "Host.Commands.SentCommand", "there is one way to tell a command that is repeated from an id that is used again"),
        new(["Audit", "Catalogue", "Files", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Projections"], "Host.Excerpt", "a message quotes what a client sent, cut to one length everywhere"),
        new(["Actions", "Catalogue", "Import", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.GivenText", "what cannot be looked for is refused in one sentence everywhere"),
        new(["Audit", "Catalogue", "Files", "Incidents", "People", "Search"], "Host.Nodes.GlobalId", "ids are unique over all types, so one place makes them"),
        new(["Actions", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.Paging.Connection`1", "one shape of page for every connection"),
        new(["Actions", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems"], "Host.Paging.ConnectionBindings", "one shape of page for every connection"),
        new(["Audit", "Incidents", "Lessons", "Metrics", "Search"], "Host.Paging.Edge`1", "the lines of a page as they were known earlier keep their places"),
        new(["Actions", "Incidents", "Lessons", "Metrics", "People", "Postmortems"], "Host.Paging.DocumentList`1", "one way to page through stored documents"),
        new(["Catalogue", "Incidents", "Lessons", "Metrics", "Search"], "Host.Paging.ListPaging", "one way to cut a page out of a list"),
        new(["Actions", "Audit", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.Paging.ListOrder`1", "one form of cursor for every connection"),
        new(["Actions", "Audit", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.Paging.OrderPart", "one form of cursor for every connection"),
        new(["Actions", "Audit", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.Paging.OrderPart`1", "one form of cursor for every connection"),
        new(["Actions", "Audit", "Catalogue", "Incidents", "Lessons", "Metrics", "People", "Postmortems", "Search"], "Host.Paging.PageArguments", "one meaning of first, after, last and before"),
        new(["Catalogue", "Incidents"], "Host.Telemetry.TimelineMetrics", "all that is measured stands in one place, under one name"),
        new(["Audit", "Files", "Metrics", "People", "Postmortems"], "Host.Problem", "one form of error for every plain endpoint"),
        new(["People"], "Host.PublicUrls", "a sign-in link starts with the address that browsers use"),
        new(["Audit", "Files", "Lessons", "Metrics", "People", "Projections", "Search"], "Host.Settings", "the administrator's token, the days of a session and the size of a file are configured"),
        new(["Files"], "Host.Telemetry.CommandSpans", "a command that is no mutation has a span like one that is"),
        new(["Audit", "Lessons", "Metrics", "Search"], "Host.Paging.Lookup`1", "one shape of page for every connection"),
        new(["Audit", "Metrics"], "Host.Paging.Lookups", "one shape of page for every connection"),
        new(["Audit", "Lessons", "Metrics", "Search"], "Host.Paging.PageInfo", "one shape of page for every connection"),
        new(["Postmortems", "People"], "Host.StartupException", "a verb ends with one sentence and no trace when its input is wrong"),
    ];
}
