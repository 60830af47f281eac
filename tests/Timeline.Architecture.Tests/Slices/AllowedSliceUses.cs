namespace Timeline.Architecture.Tests.Slices;

/// <summary>What slices of Timeline.Api may use of each other. Every line is an argued exception; one that nobody needs any more fails the test.</summary>
internal static class AllowedSliceUses
{
    public static IReadOnlyList<SliceUse> All { get; } =
    [
        // Who asks, and may they: one answer for every slice.
        new(["Postmortems"], "Host.TimelineSchema", "the inputs of notes are read as the schema reads them"),
        new(["Postmortems"], "Incidents.Commands.IncidentCommands", "notes are played by the very mutations of an incident"),
        new(["Postmortems"], "Incidents.Commands.RecordingMutation", "notes are played by the very mutations of an incident"),
        new(["Incidents", "Import", "Lessons", "Postmortems", "Projections"], "People.CurrentActor", "the signed-in person is the actor of every event, and what they may is theirs"),
        new(["Incidents", "Import", "Lessons", "Postmortems", "Projections"], "People.Permission", "every resolver names the permission it asks for"),
        new(["Incidents", "Lessons", "Postmortems", "Projections"], "People.Tenants", "every read and write of the store names the tenant"),

        // An import is commands on an incident and compares notes with it, and a postmortem is read from one.
        new(["Import", "Postmortems"], "Incidents.IncidentDecider", "there is one way to decide and append, with its retries and its repeated commands"),
        new(["Import"], "Incidents.IIncidentInput", "an import names its incident and its command as every other command does"),
        new(["Import", "Postmortems"], "Incidents.CommandContext", "what the decider hands to a decision"),
        new(["Import"], "Incidents.CommandOutcome", "what the decider hands back"),
        new(["Import", "Postmortems"], "Incidents.IncidentReader", "the read-model query: the record by id or key, as known at a moment"),
        new(["Import", "Postmortems"], "Incidents.Ids", "the rejection of an unknown incident is one sentence everywhere"),

        // A lesson in the library says where it was learnt.
        new(["Lessons"], "Incidents.IncidentSummary", "the read model of one line about an incident"),

        // What the host offers to whoever answers requests.
        new(["Incidents", "People", "Postmortems"], "Host.Commands.SentCommand", "there is one way to tell a command that is repeated from an id that is used again"),
        new(["Incidents", "People", "Projections"], "Host.Excerpt", "a message quotes what a client sent, cut to one length everywhere"),
        new(["Import", "Incidents", "Lessons"], "Host.GivenText", "what cannot be looked for is refused in one sentence everywhere"),
        new(["Incidents", "People"], "Host.Nodes.GlobalId", "ids are unique over all types, so one place makes them"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.Connection`1", "one shape of page for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.ConnectionBindings", "one shape of page for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.DocumentList`1", "one way to page through stored documents"),
        new(["Incidents"], "Host.Paging.ListPaging", "one way to cut a page out of a list"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.ListOrder`1", "one form of cursor for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.OrderPart", "one form of cursor for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.OrderPart`1", "one form of cursor for every connection"),
        new(["Incidents", "Lessons", "People"], "Host.Paging.PageArguments", "one meaning of first, after, last and before"),
        new(["Incidents"], "Host.Telemetry.TimelineMetrics", "all that is measured stands in one place, under one name"),
        new(["Postmortems", "People"], "Host.Problem", "one form of error for every plain endpoint"),
        new(["People"], "Host.PublicUrls", "a sign-in link starts with the address that browsers use"),
        new(["People"], "Host.Settings", "the administrator's token and the days of a session are configured"),
        new(["Postmortems", "People"], "Host.StartupException", "a verb ends with one sentence and no trace when its input is wrong"),
    ];
}
